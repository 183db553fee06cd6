import type { Caller } from '@langmoi/contracts/caller';
import type { Tier } from '@langmoi/contracts/common';
import {
  EvidenceAdded,
  EvidenceWithdrawn,
  type AddEvidence,
  type EvidenceOfCommune,
  type EvidenceView,
  type ListedEvidence,
} from '@langmoi/contracts/evidence';
import { inputTexts } from '@langmoi/contracts/input-texts';
import { invalidRequest, Problem } from '@langmoi/contracts/problem';
import { listedPlace, unitPlace } from '@langmoi/domain/access/table';
import { refuseFuture } from '@langmoi/domain/facts';
import { askedFor, placeIn } from '@langmoi/domain/units/lineage';
import { Db } from '@langmoi/platform/db';
import {
  findCommune,
  listLives,
  listUnits,
  lockCommune,
  todayIn,
  type UnitRow,
} from '@langmoi/platform/directory-copy';
import { signedNow } from '@langmoi/platform/fact.entity';
import type { FileStore } from '@langmoi/platform/files';
import { newId } from '@langmoi/platform/id';
import { commanded } from '@langmoi/platform/idempotency';
import { append } from '@langmoi/platform/outbox';
import { insertRow } from '@langmoi/platform/rows';
import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Place } from '../assessment/assessment.service';
import { CriteriaSetService, provinceAsked } from '../criteria-set/criteria-set.service';
import { carriedAt, type Asking } from '../figure/figure.service';
import { closedNow, refuseClosed } from '../figure-closing/figure-closing.service';
import { LeadService } from '../lead/lead.service';
import { boundOf, criterionOf, viewOf } from './evidence';
import { FILES, keepFile } from './evidence-files';
import { EvidenceRow, EvidenceWithdrawalRow, type EvidenceFileRow } from './evidence.entity';
import { actionsOf, adding, broughtBy, permit, permitReading } from './evidence.policy';
import {
  deleteParts,
  findFile,
  findKnown,
  insertFile,
  joinedParts,
  lifeOf,
  listKnown,
  type Known,
} from './evidence.repository';
import { checkedFile, namedAs, type CheckedFile } from './file/check';
import { previewOf } from './file/preview';

export { FILES };

const sha256Of = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

/** A file that has arrived and was found good; its bytes are durable. */
interface Arrived {
  readonly checked: CheckedFile;
  readonly file: EvidenceFileRow;
  readonly sentSha256: string;
}

/** By the set of which day, by the units of which. */
export type Shown = Pick<Asking, 'on' | 'units'>;
export type Across = Shown & { readonly tier: Tier; readonly criterion: number };

@Injectable()
export class EvidenceService {
  constructor(
    private readonly db: Db,
    private readonly sets: CriteriaSetService,
    private readonly leads: LeadService,
    @Inject(FILES) private readonly store: FileStore,
  ) {}

  view(caller: Caller, { communeId, tier }: Place, asked: Shown): Promise<EvidenceOfCommune> {
    return this.db.read(caller, async (em) => {
      const commune = await findCommune(em, communeId);
      permitReading('viewEvidence', caller, unitPlace(commune));
      const { provinceId } = commune;
      const day = asked.on ?? (await todayIn(em, provinceId)).today;
      const { id: criteriaSet } = await this.sets.inForce(em, tier, day);
      const known = await listKnown(em, { provinceId, criteriaSet, unitId: communeId });
      return {
        ...{ communeId, tier, on: day, criteriaSet },
        evidence: known.map((one) => shown(one, commune, caller)),
        actions: adding.actionsOf(caller, commune),
        ...(await carriedAt(em, asked, { on: day, of: [communeId] })),
      };
    });
  }

  /** Of one criterion, across the communes of a province. */
  list(caller: Caller, { tier, criterion, on, units: byUnits }: Across): Promise<ListedEvidence[]> {
    permitReading('listEvidence', caller, listedPlace(caller));
    return this.db.read(caller, async (em) => {
      const provinceId = provinceAsked(caller);
      const set = await this.sets.inForce(em, tier, on ?? (await todayIn(em, provinceId)).today);
      const codes = set.criteria.find(({ no }) => no === criterion)?.indicators.map(({ code }) => code);
      if (!codes)
        throw new Problem('/problems/unknown-criterion', 422, 'The set has no such criterion', {
          criteria: [criterion],
        });
      const known = await listKnown(em, { provinceId, criteriaSet: set.id, codes, criterion });
      const units = new Map((await listUnits(em)).map((unit) => [unit.id, unit]));
      const asked = await askedFor(byUnits, () => listLives(em));
      return known.flatMap((one) => {
        const commune = units.get(one.row.unitId);
        if (!commune) return [];
        return { ...shown(one, commune, caller), ...placeIn(asked, { unitId: commune.id, on: one.row.asOf }) };
      });
    });
  }

  /**
   * Binds a file that has arrived whole. Its bytes are durable before the row that names them commits; should it not
   * commit, they lie in the store without a row, until the sweep finds them.
   */
  async add(caller: Caller, key: string, { communeId, tier }: Place, input: AddEvidence): Promise<EvidenceView> {
    const upload = { provinceId: caller.provinceId, userId: caller.userId, uploadId: input.uploadId };
    const sent = await this.db.run(caller, async (em) => {
      adding.permit('addEvidence', caller, await findCommune(em, communeId));
      return joinedParts(em, upload, input.parts);
    });
    const arrived = sent && (await this.arrived(caller, sent, input));
    return commanded(this.db, { caller, key, request: { communeId, tier, ...input } }, async (em) => {
      if (!arrived) throw new Problem('/problems/evidence-incomplete', 409, 'The file has not arrived whole');
      const commune = await lockCommune(em, communeId);
      adding.permit('addEvidence', caller, commune);
      const row = await this.bound(em, caller, { commune, tier, input, arrived });
      await insertFile(em, arrived.file);
      await insertRow(em, EvidenceRow, row);
      await deleteParts(em, upload);
      const file = (await findFile(em, row.provinceId, row.sha256)) ?? arrived.file;
      const { by, sha256 } = row;
      await append(em, caller, EvidenceAdded, {
        subject: row.id,
        data: { ...told(row), by, kind: file.kind, sha256 },
      });
      return shown({ row, file, withdrawal: null }, commune, caller);
    });
  }

  withdraw(caller: Caller, key: string, id: string, reason: string): Promise<EvidenceView> {
    return commanded(this.db, { caller, key, request: { withdraw: id, reason } }, async (em) => {
      const known = await findKnown(em, id);
      const commune = await lockCommune(em, known.row.unitId);
      const now = await findKnown(em, id); // under the lock
      permit('withdrawEvidence', caller, boundOf(now, commune));
      refuseClosed(await closedNow(em), { asOf: now.row.asOf });
      const { today } = await todayIn(em, caller.provinceId);
      const withdrawal: EvidenceWithdrawalRow = {
        ...{ provinceId: caller.provinceId, evidenceId: id, reason, knownOn: today, ...signedNow(caller) },
      };
      await insertRow(em, EvidenceWithdrawalRow, withdrawal);
      const data = { ...told(now.row), knownOn: today, capacity: caller.capacity };
      await append(em, caller, EvidenceWithdrawn, { subject: id, data });
      return shown({ ...now, withdrawal }, commune, caller);
    });
  }

  /** Checks the bytes, and keeps those that the province has not yet. */
  private async arrived(caller: Caller, sent: Buffer, { fileName, keepPosition }: AddEvidence): Promise<Arrived> {
    const { provinceId } = caller;
    const checked = await checkedFile(sent, fileName);
    const { content, kind, mediaType, width, height, position } = checked;
    if (keepPosition && !position)
      throw invalidRequest([{ pointer: '/keepPosition', detail: inputTexts.fileHasNoPosition }], 422);
    const preview = kind === 'photo' ? await previewOf(content).catch(unreadable) : null;
    const sha256 = sha256Of(content);
    const known = await this.db.run(caller, (em) => findFile(em, provinceId, sha256));
    const file = known ?? {
      ...{ provinceId, sha256, name: newId(), kind, mediaType, bytes: content.length, width, height },
    };
    if (!known) await keepFile(this.store, file, { content, preview });
    return { checked, file, sentSha256: sha256Of(sent) };
  }

  private async bound(
    em: EntityManager,
    caller: Caller,
    { commune, tier, input, arrived }: { commune: UnitRow; tier: Tier; input: AddEvidence; arrived: Arrived },
  ): Promise<EvidenceRow> {
    const { provinceId, organisationId } = caller;
    const { of, asOf, note, keepPosition, fileName } = input;
    const { checked, file, sentSha256 } = arrived;
    const { isDemo, today } = await todayIn(em, provinceId);
    refuseFuture(asOf, today);
    const set = await this.sets.inForce(em, tier, asOf);
    const criterion = criterionOf(set, await lifeOf(em, commune.id), input);
    const by = broughtBy(caller, criterion, await this.leads.of(em, set.id, today));
    const subject = typeof of === 'number' ? { code: null, criterion: of } : { code: of, criterion: null };
    return {
      ...{ id: newId(), provinceId, criteriaSet: set.id, setVersion: set.version, unitId: commune.id, ...subject },
      ...{ asOf, knownOn: today, by, organisationId, sha256: file.sha256, sentSha256 },
      ...{ fileName: namedAs(fileName, checked.mediaType), takenOn: checked.takenOn, note: note ?? null },
      position: keepPosition ? checked.position : null,
      positionReason: keepPosition?.reason ?? null,
      ...{ rehearsal: isDemo, ...signedNow(caller) },
    };
  }
}

function unreadable(): never {
  throw invalidRequest([{ pointer: '/file', detail: inputTexts.fileBroken }], 422);
}

const shown = (known: Known, commune: UnitRow, caller: Caller): EvidenceView =>
  viewOf(known, actionsOf(caller, boundOf(known, commune)));

/** What both events tell. */
const told = ({ id, unitId, criteriaSet, code, criterion, asOf, knownOn, rehearsal, capacity }: EvidenceRow) => ({
  ...{
    evidenceId: id,
    communeId: unitId,
    criteriaSet,
    of: code ?? criterion ?? '',
    asOf,
    knownOn,
    rehearsal,
    capacity,
  },
});
