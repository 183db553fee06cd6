import type { Caller } from '@langmoi/contracts/caller';
import type { SetTier } from '@langmoi/contracts/criteria-law';
import {
  EvidenceAdded,
  EvidenceWithdrawn,
  type AddEvidence,
  type EvidenceOfCommune,
  type EvidenceOfUnit,
  type EvidenceView,
  type ListedEvidence,
} from '@langmoi/contracts/evidence';
import type { FiguresOf } from '@langmoi/contracts/figures';
import { inputTexts } from '@langmoi/contracts/input-texts';
import { invalidRequest, Problem } from '@langmoi/contracts/problem';
import { listedPlace, unitPlace } from '@langmoi/domain/access/table';
import { refuseClosed } from '@langmoi/domain/closed-figures';
import { refuseFuture } from '@langmoi/domain/facts';
import { askedFor, placeIn } from '@langmoi/domain/units/lineage';
import { Db } from '@langmoi/platform/db';
import {
  findCommune,
  findUnit,
  listLives,
  listUnits,
  lockUnit,
  statesOf,
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
import type { Place, UnitPlace } from '../assessment/assessment.service';
import { CriteriaSetService, provinceAsked } from '../criteria-set/criteria-set.service';
import { carriedAt, type Asking } from '../figure/figure.service';
import { closedNow } from '../figure-closing/figure-closing.service';
import { LeadService } from '../lead/lead.service';
import { boundOf, criterionOf, viewOf } from './evidence';
import { FILES, keepFile } from './evidence-files';
import { EvidenceRow, EvidenceWithdrawalRow, type EvidenceFileRow } from './evidence.entity';
import { actionsOf, adding, addingToUnit, broughtBy, permit, permitReading } from './evidence.policy';
import {
  deleteParts,
  findFile,
  findKnown,
  insertFile,
  joinedParts,
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
/** One criterion of a tier, across communes or districts. */
export type Across = Shown & { readonly level: FiguresOf; readonly tier: SetTier; readonly criterion: number };

/** Whether the caller may add to the unit; throws where not. */
type Permitted = (unit: UnitRow) => void;

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
      const there = await this.there(em, caller, commune, { tier, asked });
      return { communeId, tier, ...there, actions: adding.actionsOf(caller, commune) };
    });
  }

  /** The same of a district's own. */
  viewUnit(caller: Caller, { unitId, tier }: UnitPlace, asked: Shown): Promise<EvidenceOfUnit> {
    return this.db.read(caller, async (em) => {
      const unit = await findUnit(em, unitId);
      permitReading('viewUnitEvidence', caller, unitPlace(unit));
      const there = await this.there(em, caller, unit, { tier, asked });
      return { unitId, tier, ...there, actions: addingToUnit.actionsOf(caller, unit) };
    });
  }

  private async there(
    em: EntityManager,
    caller: Caller,
    unit: UnitRow,
    { tier, asked }: { tier: SetTier; asked: Shown },
  ): Promise<Omit<EvidenceOfUnit, 'unitId' | 'tier' | 'actions'>> {
    const { provinceId, id: unitId, level } = unit;
    const day = asked.on ?? (await todayIn(em, provinceId)).today;
    const { id: criteriaSet } = await this.sets.inForce(em, tier, day, level);
    const known = await listKnown(em, { provinceId, criteriaSet, unitId });
    return {
      ...{ on: day, criteriaSet, evidence: known.map((one) => shown(one, unit, caller)) },
      ...(await carriedAt(em, asked, { on: day, of: [unitId] })),
    };
  }

  list(caller: Caller, { level, tier, criterion, on, units: byUnits }: Across): Promise<ListedEvidence[]> {
    permitReading('listEvidence', caller, listedPlace(caller));
    return this.db.read(caller, async (em) => {
      const provinceId = provinceAsked(caller);
      const set = await this.sets.inForce(em, tier, on ?? (await todayIn(em, provinceId)).today, level);
      const codes = set.criteria.find(({ no }) => no === criterion)?.indicators.map(({ code }) => code);
      if (!codes)
        throw new Problem('/problems/unknown-criterion', 422, 'The set has no such criterion', {
          criteria: [criterion],
        });
      const known = await listKnown(em, { provinceId, criteriaSet: set.id, codes, criterion });
      const units = new Map((await listUnits(em)).map((unit) => [unit.id, unit]));
      const asked = await askedFor(byUnits, () => listLives(em));
      return known.flatMap((one) => {
        const unit = units.get(one.row.unitId);
        if (!unit) return [];
        return { ...shown(one, unit, caller), ...placeIn(asked, { unitId: unit.id, on: one.row.asOf }) };
      });
    });
  }

  /**
   * Binds a file that has arrived whole. Its bytes are durable before the row that names them commits; should it not
   * commit, they lie in the store without a row, until the sweep finds them.
   */
  add(caller: Caller, key: string, { communeId, tier }: Place, input: AddEvidence): Promise<EvidenceView> {
    const place = { unitId: communeId, tier, level: 'commune' } as const;
    return this.bind(caller, key, { place, input }, (commune) => adding.permit('addEvidence', caller, commune));
  }

  /** The same of a district's own. Throws `/problems/unit-not-found` for a unit that is no district. */
  addToUnit(caller: Caller, key: string, place: UnitPlace, input: AddEvidence): Promise<EvidenceView> {
    const ofDistrict = { ...place, level: 'district' } as const;
    return this.bind(caller, key, { place: ofDistrict, input }, (unit) =>
      addingToUnit.permit('addUnitEvidence', caller, unit),
    );
  }

  private async bind(
    caller: Caller,
    key: string,
    { place, input }: { place: UnitPlace & { level: FiguresOf }; input: AddEvidence },
    permitted: Permitted,
  ): Promise<EvidenceView> {
    const { unitId, tier, level } = place;
    const upload = { provinceId: caller.provinceId, userId: caller.userId, uploadId: input.uploadId };
    const sent = await this.db.run(caller, async (em) => {
      permitted(await findUnit(em, unitId));
      return joinedParts(em, upload, input.parts);
    });
    const arrived = sent && (await this.arrived(caller, sent, input));
    return commanded(this.db, { caller, key, request: { unitId, tier, ...input } }, async (em) => {
      if (!arrived) throw new Problem('/problems/evidence-incomplete', 409, 'The file has not arrived whole');
      const unit = await lockUnit(em, unitId, level);
      permitted(unit);
      const row = await this.bound(em, caller, { unit, tier, input, arrived });
      await insertFile(em, arrived.file);
      await insertRow(em, EvidenceRow, row);
      await deleteParts(em, upload);
      const file = (await findFile(em, row.provinceId, row.sha256)) ?? arrived.file;
      const { by, sha256 } = row;
      await append(em, caller, EvidenceAdded, {
        subject: row.id,
        data: { ...told(row), by, kind: file.kind, sha256 },
      });
      return shown({ row, file, withdrawal: null }, unit, caller);
    });
  }

  withdraw(caller: Caller, key: string, id: string, reason: string): Promise<EvidenceView> {
    return commanded(this.db, { caller, key, request: { withdraw: id, reason } }, async (em) => {
      const known = await findKnown(em, id);
      const { level } = await findUnit(em, known.row.unitId);
      const unit = await lockUnit(em, known.row.unitId, level);
      const now = await findKnown(em, id); // under the lock
      permit('withdrawEvidence', caller, boundOf(now, unit));
      refuseClosed(await closedNow(em), { asOf: now.row.asOf });
      const { today } = await todayIn(em, caller.provinceId);
      const withdrawal: EvidenceWithdrawalRow = {
        ...{ provinceId: caller.provinceId, evidenceId: id, reason, knownOn: today, ...signedNow(caller) },
      };
      await insertRow(em, EvidenceWithdrawalRow, withdrawal);
      const data = { ...told(now.row), knownOn: today, capacity: caller.capacity };
      await append(em, caller, EvidenceWithdrawn, { subject: id, data });
      return shown({ ...now, withdrawal }, unit, caller);
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
    { unit, tier, input, arrived }: { unit: UnitRow; tier: SetTier; input: AddEvidence; arrived: Arrived },
  ): Promise<EvidenceRow> {
    const { provinceId, organisationId } = caller;
    const { of, asOf, note, keepPosition, fileName } = input;
    const { checked, file, sentSha256 } = arrived;
    const { isDemo, today } = await todayIn(em, provinceId);
    refuseFuture(asOf, today);
    const set = await this.sets.inForce(em, tier, asOf, unit.level);
    const criterion = criterionOf(set, await statesOf(em, unit.id), input);
    const by = broughtBy(caller, criterion, await this.leads.of(em, set.id, today));
    const subject = typeof of === 'number' ? { code: null, criterion: of } : { code: of, criterion: null };
    return {
      ...{ id: newId(), provinceId, criteriaSet: set.id, setVersion: set.version, unitId: unit.id, ...subject },
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

const shown = (known: Known, unit: UnitRow, caller: Caller): EvidenceView =>
  viewOf(known, actionsOf(caller, boundOf(known, unit)));

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
