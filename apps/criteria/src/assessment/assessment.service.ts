import type { Caller } from '@langmoi/contracts/caller';
import type { Source, Tier } from '@langmoi/contracts/common';
import type {
  AssessmentView,
  CommuneCriteriaView,
  DraftView,
  RecordAssessment,
  SaveDraft,
} from '@langmoi/contracts/criteria';
import type { SetTier } from '@langmoi/contracts/criteria-law';
import type { ByUnits } from '@langmoi/contracts/units';
import { refuseClosed } from '@langmoi/domain/closed-figures';
import { knownBy, nextVersion, refuseFuture } from '@langmoi/domain/facts';
import { carriedFor } from '@langmoi/domain/units/lineage';
import { Db } from '@langmoi/platform/db';
import { dateOf, findCommune, listLives, lockCommune, todayIn } from '@langmoi/platform/directory-copy';
import { newId } from '@langmoi/platform/id';
import { once } from '@langmoi/platform/idempotency';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CriteriaSetService, foundBy, numbersOf } from '../criteria-set/criteria-set.service';
import { refuseAbsent } from '../figure/figure.service';
import { RegistrationService } from '../registration/registration.service';
import {
  checkResults,
  completed,
  countingBy,
  draftViewOf,
  emptied,
  nextRevision,
  refuseOtherSet,
  statedResults,
  summaryOf,
  viewOf,
} from './assessment';
import { AssessmentRow } from './assessment.entity';
import { add } from './assessment.record';
import { actionsOf, ofUnit, permit, seesDraft, shown } from './assessment.policy';
import {
  findDraft,
  findNewest,
  insertAssessments,
  isRecorded,
  listAssessments,
  readGround,
  storeDraft,
} from './assessment.repository';

/** A commune and the tier that is spoken of. */
export interface Place {
  readonly communeId: string;
  readonly tier: Tier;
}

/** A unit of whichever level and the tier that is spoken of. */
export interface UnitPlace {
  readonly unitId: string;
  readonly tier: SetTier;
}

/** Of which day criteria are asked for, today's unless said; by the units of which day it is told besides. */
export interface AskedDay extends ByUnits {
  readonly on?: string;
}

export { AssessmentRow, insertAssessments, ofUnit, summaryOf };

/** What a report says of a commune or a district; `id` names the statement, so that it is taken in once. */
export interface Statement extends UnitPlace {
  readonly level: 'commune' | 'district';
  readonly id: string;
  readonly criteriaSet: string;
  readonly asOf: string;
  readonly missing: readonly number[];
  /** Of which nobody knows anything; absent: of none. */
  readonly noData?: readonly number[];
  readonly source: Source;
}

@Injectable()
export class AssessmentService {
  constructor(
    private readonly db: Db,
    private readonly sets: CriteriaSetService,
    private readonly registrations: RegistrationService,
  ) {}

  view(caller: Caller, { communeId, tier }: Place, { on, units }: AskedDay): Promise<CommuneCriteriaView> {
    return this.db.read(caller, async (em) => {
      const commune = await findCommune(em, communeId);
      const { today } = await todayIn(em, commune.provinceId);
      const history = (await listAssessments(em, communeId, tier)).map((row) => shown(viewOf(row), caller, commune));
      const day = on ?? today;
      const set = await this.sets.inForce(em, tier, day);
      const typed = { communeId, tier, criteriaSet: set.id };
      const draft = seesDraft(caller, commune) ? await findDraft(em, typed) : null;
      return {
        communeId,
        tier,
        on: day,
        set,
        registration: await this.registrations.of(em, communeId, tier),
        current: countingBy(history, { setId: set.id, on, today }),
        history,
        draft: draftViewOf(typed, draft),
        actions: actionsOf(caller, commune),
        ...(await carriedFor(units, () => listLives(em), [{ unitId: communeId, on: on ?? history[0]?.asOf ?? today }])),
      };
    });
  }

  /** Keeps what was typed of a set; of two who type at once the second is shown the draft of the first. */
  saveDraft(caller: Caller, key: string, place: Place, input: SaveDraft): Promise<DraftView> {
    const { provinceId } = caller;
    return this.db.run(caller, (em) =>
      once(em, { caller, key, request: { ...place, ...input } }, async () => {
        const { communeId, tier } = place;
        permit('saveDraft', caller, await lockCommune(em, communeId));
        const { revision: seen, results } = input;
        const { id: criteriaSet, numbers } = await this.sets.typedOf(em, {
          provinceId,
          tier,
          named: input.criteriaSet,
        });
        checkResults(results, numbers);
        const typed = { communeId, tier, criteriaSet };
        const revision = nextRevision(draftViewOf(typed, await findDraft(em, typed)), seen);
        const next = { ...typed, provinceId, revision, results, savedAt: new Date() };
        await storeDraft(em, next);
        return draftViewOf(typed, next);
      }),
    );
  }

  /** Records a self-assessment as the next version and empties the draft. */
  record(caller: Caller, key: string, place: Place, input: RecordAssessment): Promise<AssessmentView> {
    const { communeId, tier } = place;
    return this.db.run(caller, (em) =>
      once(
        em,
        { caller, key, request: { ...place, ...input } },
        async ([commune, { newest, drafts, heads, province, life, closed }]) => {
          permit('recordAssessment', caller, commune);
          const { isDemo, today } = dateOf(province);
          refuseFuture(input.asOf, today);
          refuseClosed(closed, { asOf: input.asOf, pointer: '/asOf' });
          refuseAbsent(life, input.asOf);
          const { provinceId } = caller;
          const set = await foundBy('/asOf', this.sets.inForceOf(em, { provinceId, heads, tier, on: input.asOf }));
          refuseOtherSet(set, input);
          const results = completed(input.results, numbersOf(set));
          const version = nextVersion(newest && viewOf(newest), input.seenVersion);
          const draft = drafts.find(({ criteriaSet }) => criteriaSet === set.id);
          if (draft) await storeDraft(em, emptied(draft));
          const row = await add(em, caller, 'commune', {
            ...{ id: newId(), communeId, tier, criteriaSet: set.id, setVersion: set.version, version, results },
            ...{ basis: 'self', asOf: input.asOf, knownOn: today, source: null, rehearsal: isDemo },
          });
          return viewOf(row);
        },
        () => Promise.all([lockCommune(em, communeId), readGround(em, communeId, tier)]),
      ),
    );
  }

  /** Takes in what a report says, as the next version; a statement already taken in changes nothing. */
  async state(em: EntityManager, caller: Caller, statement: Statement): Promise<void> {
    if (await isRecorded(em, statement.id)) return;
    const { missing, noData, criteriaSet, level, unitId: communeId, ...said } = statement;
    const set = await this.sets.byId(em, criteriaSet, said.asOf);
    const newest = await findNewest(em, communeId, said.tier);
    await add(em, caller, level, {
      ...{ ...said, communeId, criteriaSet, setVersion: set.version, version: (newest?.version ?? 0) + 1 },
      ...{
        results: statedResults({ missing, noData: noData ?? [] }, numbersOf(set)),
        basis: 'stated',
        rehearsal: false,
      },
      knownOn: knownBy(said.source, said.asOf),
    });
  }
}
