import multipart from '@fastify/multipart';
import type { Caller, Role } from '@langmoi/contracts/caller';
import { AssessmentRecorded, CriteriaSetPublished } from '@langmoi/contracts/criteria';
import { ClockMoved, OrganisationDescribed, UnitDescribed, type OrganisationKind } from '@langmoi/contracts/directory';
import type { Separation } from '@langmoi/contracts/duties';
import type { DossierView, Reason } from '@langmoi/contracts/recognition';
import type { DocumentCode, Regime } from '@langmoi/contracts/regime';
import { accessOf } from '@langmoi/domain/access/door';
import { Db, systemCaller } from '@langmoi/platform/db';
import { silentLog } from '@langmoi/platform/logger';
import { createService } from '@langmoi/platform/service';
import { openTemporal, type Temporal, type TemporalConfig } from '@langmoi/platform/temporal';
import { aCaller, as, authenticateAsWritten } from '@langmoi/testing/callers';
import { freshDatabase, type TestDatabase } from '@langmoi/testing/database';
import { anEvent } from '@langmoi/testing/events';
import type { ActKind } from '@langmoi/workflows/dossier/contract';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { apiModule, loadModule, workerModule } from '../src/app.module';
import { uploads } from '../src/document/document.service';
import { keepRequest } from '../src/dossier/dossier.repository';
import { fingerprintOf } from '../src/dossier/judge-act';
import { StageService } from '../src/dossier/stage.service';
import { CriteriaConsumer } from '../src/reference/criteria.consumer';
import { DirectoryConsumer } from '../src/reference/directory.consumer';
import { loadSeparation } from '../src/duty/duty.service';
import { loadRegime } from '../src/regime/regime.service';
import { ClockConsumer } from '../src/run/clock.consumer';
import { entities, migrations } from '../src/schema';

export const dataDir = join(__dirname, '../../../data');
export const qd2540 = JSON.parse(readFileSync(join(dataDir, 'regimes/qd-2540-2016.commune.json'), 'utf8')) as Regime;
export const separation = JSON.parse(readFileSync(join(dataDir, 'duties/separation.json'), 'utf8')) as Separation;
const set = 'xa-ntm-2016-2020';
const criteria = Array.from({ length: 19 }, (_, index) => index + 1);

/** A small province in a database of its own: one district, two communes, two departments, a council of nine. */
export class Scene {
  readonly provinceId = randomUUID() as string;
  readonly province = randomUUID() as string;
  readonly district = randomUUID() as string;
  /** Has 19 of 19. */
  readonly hamTan = randomUUID() as string;
  /** Lacks 1, 5, 9 and 17. */
  readonly longHiep = randomUUID() as string;
  readonly offices = new Map<string, { id: string; unitId: string }>();
  readonly members = Array.from({ length: 9 }, () => randomUUID() as string);

  private readonly officers = new Map<string, Caller>();

  private constructor(
    readonly database: TestDatabase,
    readonly service: NestFastifyApplication,
    private readonly temporal: Temporal,
  ) {}

  /** Temporal is away unless it is named: what is refused before it is asked needs none. */
  static async open(where: TemporalConfig = { address: '127.0.0.1:9', namespace: 'default' }): Promise<Scene> {
    const database = await freshDatabase('recognition', migrations, entities);
    const temporal = openTemporal(where);
    const api = apiModule(temporal);
    const service = await createService({
      name: 'recognition',
      module: {
        controllers: api.controllers ?? [],
        providers: [
          ...(api.providers ?? []),
          ...(loadModule.providers ?? []),
          StageService,
          ...(workerModule(temporal).controllers ?? []),
        ],
      },
      database: database.together,
      authenticate: authenticateAsWritten,
      access: accessOf('recognition'),
      configure: (fastify) => void fastify.register(multipart, uploads),
      log: silentLog,
    });
    await service.init();
    const scene = new Scene(database, service, temporal);
    await scene.furnish();
    return scene;
  }

  async close(): Promise<void> {
    await this.service.close();
    await this.temporal.close();
    await this.database.drop();
  }

  get stages(): StageService {
    return this.service.get(StageService);
  }

  get db(): Db {
    return this.service.get(Db);
  }

  /** The officer who holds the role, always the same; departments, communes and members are named. */
  officer(role: Role, of?: string): Caller {
    const name = of ?? homes[role] ?? 'coordination';
    const { id, unitId } = this.offices.get(name)!;
    const officer =
      this.officers.get(`${role} ${name}`) ??
      aCaller({
        provinceId: this.provinceId,
        roles: [role],
        unitId,
        unitPath: this.pathOf(unitId),
        organisationId: id,
      });
    this.officers.set(`${role} ${name}`, officer);
    return officer;
  }

  /** The units from the province down to one of them. */
  pathOf(unitId: string): string[] {
    return [...new Set([this.province, unitId === this.province ? unitId : this.district, unitId])];
  }

  readonly commune = (name: 'hamTan' | 'longHiep' = 'hamTan'): Caller => this.officer('communeOfficer', name);

  member(index: number): Caller {
    return { ...this.officer('councilMember'), userId: this.members[index]! };
  }

  readonly headersOf = as;

  async send(caller: Caller, path: string, body: object, key: string = randomUUID()): Promise<Answer> {
    const answer = await this.service.inject({
      method: 'POST',
      url: path,
      headers: { ...as(caller), 'idempotency-key': key },
      payload: body,
    });
    return { status: answer.statusCode, headers: answer.headers, body: answer.json() };
  }

  async ask<T = DossierView>(caller: Caller, path: string): Promise<{ status: number; body: T }> {
    const answer = await this.service.inject({ url: path, headers: as(caller) });
    return { status: answer.statusCode, body: answer.json<T>() };
  }

  async view(id: string, caller = this.officer('coordinationOffice')): Promise<DossierView> {
    return (await this.ask(caller, `/dossiers/${id}`)).body;
  }

  /** A dossier of the commune that waits at the stage, put there as its workflow would. */
  async dossierAt(
    stage: string,
    { commune = 'hamTan' as 'hamTan' | 'longHiep', year = nextYear++ } = {},
  ): Promise<string> {
    const caller = this.commune(commune);
    await this.send(caller, '/dossiers', { communeId: caller.unitId, tier: 'NTM', year });
    const [{ id }] = await this.rows<{ id: string }>('dossiers', `commune_id = '${caller.unitId}' AND year = ${year}`);
    await this.enter(id, stage);
    return id;
  }

  enter(dossierId: string, stage: string, round = 1) {
    const { provinceId } = this;
    return this.stages.enterStage({ dossierId, provinceId, stage, round, after: null });
  }

  /** Keeps what the act says and records it, as a request and its workflow do; the reasons are those on record. */
  async record({ data, ...act }: ReturnType<typeof anAct>, by: Partial<Caller> = {}) {
    const signing = { appointmentId: by.appointmentId ?? null, capacity: by.capacity ?? 'own' };
    const { dossierId, provinceId, actId } = act;
    const fingerprint = fingerprintOf({ ...act, data });
    const db = this.service.get(Db);
    await db.run(systemCaller('recognition', provinceId), (em) =>
      keepRequest(em, { dossierId, actId, fingerprint, provinceId, data, ...signing }),
    );
    const { outcome } = await this.stages.recordAct({ ...act, request: fingerprint });
    const [{ reasons }] = await this.rows<{ reasons: Reason[] }>('dossier_acts', `act_id = '${actId}'`);
    return { outcome, reasons };
  }

  async rows<T = Record<string, unknown>>(table: string, where = 'true'): Promise<[T, ...T[]]> {
    return this.database.admin.query(`SELECT * FROM ${table} WHERE ${where}`);
  }

  /** Events of a type that wait to leave. */
  async events(type: string): Promise<{ subject: string; data: Record<string, unknown> }[]> {
    const rows = await this.database.admin.query(
      `SELECT envelope FROM outbox_events WHERE envelope->>'type' = $1 ORDER BY seq`,
      [type],
    );
    return (rows as { envelope: { subject: string; data: Record<string, unknown> } }[]).map(({ envelope }) => envelope);
  }

  async moveClock(today: string): Promise<void> {
    await this.database.admin.query('UPDATE directory_clocks SET today = $1', [today]);
  }

  /** As directory tells it. */
  async clockMoved(today: string): Promise<void> {
    const clock = { provinceId: this.provinceId, isDemo: true, today };
    const moved = anEvent(ClockMoved, clock, { provinceid: this.provinceId });
    await this.service.get(ClockConsumer).moved(ClockMoved.schema.parse(moved));
  }

  /** One PDF for each code. */
  async attach(caller: Caller, id: string, ...codes: DocumentCode[]): Promise<void> {
    for (const code of codes) {
      const { status } = await this.upload(caller, id, { code, content: aPdf, type: 'application/pdf' });
      if (status !== 201) throw new Error(`${code} was not taken: ${status}`);
    }
  }

  async upload(caller: Caller, id: string, file: Upload, key: string = randomUUID()): Promise<Answer> {
    const form = new FormData();
    form.append('code', file.code);
    form.append('file', new File([new Uint8Array(file.content)], file.name ?? 'tờ trình.pdf', { type: file.type }));
    const request = new Request('http://service', { method: 'POST', body: form });
    const answer = await this.service.inject({
      method: 'POST',
      url: `/dossiers/${id}/documents`,
      headers: {
        ...as(caller),
        'idempotency-key': key,
        'content-type': request.headers.get('content-type') ?? '',
      },
      payload: Buffer.from(await request.arrayBuffer()),
    });
    return { status: answer.statusCode, headers: answer.headers, body: answer.json() };
  }

  async assess(communeId: string, version: number, missing: number[], said: object = {}): Promise<void> {
    const data = {
      ...{ assessmentId: randomUUID(), communeId, tier: 'NTM', criteriaSet: set, version, basis: 'self' },
      ...{ asOf: '2020-07-01', metCount: 19 - missing.length, total: 19, missing, noData: [], source: null },
      ...{ rehearsal: true, ...said },
    };
    await this.service
      .get(CriteriaConsumer)
      .assessment(AssessmentRecorded.schema.parse(anEvent(AssessmentRecorded, data, { provinceid: this.provinceId })));
  }

  private async furnish(): Promise<void> {
    const directory = this.service.get(DirectoryConsumer);
    for (const unit of this.units()) {
      await directory.unit(UnitDescribed.schema.parse(anEvent(UnitDescribed, unit, { provinceid: this.provinceId })));
    }
    for (const organisation of this.organisations()) {
      const event = anEvent(OrganisationDescribed, organisation, { provinceid: this.provinceId });
      await directory.organisation(OrganisationDescribed.schema.parse(event));
      this.offices.set(organisation.name, organisation);
    }
    await this.clockMoved('2020-07-01');
    await this.publishSet();
    await this.assess(this.hamTan, 1, []);
    await this.assess(this.longHiep, 1, [1, 5, 9, 17]);
    const loads = await new DataSource(this.database.loader).initialize();
    await loads.transaction((em) => loadRegime(em, qd2540));
    await loads.transaction((em) => loadSeparation(em, separation));
    await loads.destroy();
  }

  private async publishSet(): Promise<void> {
    const data = {
      ...{ id: set, version: 1, title: { vi: 'Bộ tiêu chí', en: 'The set' }, tier: 'NTM', period: '2016-2020' },
      ...{ legalBasis: 'QĐ 1980', confidence: 'read' },
      criteria: criteria.map((no) => ({ no, title: null, group: null, confidence: 'read', leads: [], indicators: [] })),
    };
    const event = anEvent(CriteriaSetPublished, data, { provinceid: this.provinceId });
    await this.service.get(CriteriaConsumer).set(CriteriaSetPublished.schema.parse(event));
  }

  private units() {
    const { provinceId } = this;
    const unit = (id: string, parentId: string | null, level: string, name: string) => ({
      ...{ id, provinceId, parentId, level, kind: level, code: name, name },
    });
    return [
      unit(this.province, null, 'province', 'Trà Vinh'),
      unit(this.district, this.province, 'district', 'Trà Cú'),
      unit(this.hamTan, this.district, 'commune', 'Hàm Tân'),
      unit(this.longHiep, this.district, 'commune', 'Long Hiệp'),
    ];
  }

  private organisations() {
    const office = (name: string, unitId: string, kind: OrganisationKind, leads: number[] = []) => ({
      ...{ id: randomUUID() as string, provinceId: this.provinceId, unitId, kind, name, members: [] as object[] },
      leads: leads.map((criterion) => ({ criteriaSet: set, criterion, basis: 'named', source: null })),
    });
    const council = office('council', this.province, 'appraisalCouncil');
    council.members = this.members.map((officerId) => ({ officerId, role: 'councilMember' }));
    return [
      office('hamTan', this.hamTan, 'peoplesCommittee'),
      office('longHiep', this.longHiep, 'peoplesCommittee'),
      office('district', this.district, 'peoplesCommittee'),
      office('front', this.district, 'fatherlandFront'),
      office('construction', this.province, 'department', criteria.slice(0, 10)),
      office('agriculture', this.province, 'department', criteria.slice(9)),
      office('finance', this.province, 'department'),
      office('coordination', this.province, 'coordinationOffice'),
      office('chairman', this.province, 'ppcChairman'),
      council,
    ];
  }
}

export interface Answer {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly body: DossierView & { type: string; title: string; [field: string]: unknown };
}

export const homes: Partial<Record<Role, string>> = {
  communeOfficer: 'hamTan',
  districtReviewer: 'district',
  frontOfficer: 'front',
  departmentOfficer: 'construction',
  coordinationOffice: 'coordination',
  councilMember: 'council',
  chairmanOffice: 'chairman',
};
let nextYear = 2020;

interface Said {
  readonly stage: string;
  readonly round?: number;
  readonly [field: string]: unknown;
}

/** An act as the workflow hands it to the activity. */
export function anAct(...[scene, dossierId, by, kind, said]: [Scene, string, Caller, ActKind, Said]) {
  const data = { round: 1, ...said };
  return {
    ...{ dossierId, provinceId: scene.provinceId, actId: randomUUID() as string, kind, data },
    ...{ stage: data.stage, round: data.round },
    by: { officerId: by.userId, organisationId: by.organisationId, role: by.roles[0]! },
  };
}

interface Upload {
  readonly code: string;
  readonly content: Buffer;
  readonly type: string;
  readonly name?: string;
}

export const aPdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
