import type { Caller } from '@langmoi/contracts/caller';
import type { RecordAssessment, SaveDraft } from '@langmoi/contracts/criteria';
import type { UnitAssessmentView, UnitCriteriaView, UnitDraftView } from '@langmoi/contracts/unit-judgements';
import { refuseClosed } from '@langmoi/domain/closed-figures';
import { nextVersion, refuseFuture } from '@langmoi/domain/facts';
import { carriedFor } from '@langmoi/domain/units/lineage';
import { Db } from '@langmoi/platform/db';
import { findUnit, listLives, lockUnit, statesOf, todayIn } from '@langmoi/platform/directory-copy';
import { newId } from '@langmoi/platform/id';
import { once } from '@langmoi/platform/idempotency';
import { Injectable } from '@nestjs/common';
import { CriteriaSetService, foundBy, numbersOf } from '../criteria-set/criteria-set.service';
import { refuseAbsent } from '../figure/figure.service';
import { closedNow } from '../figure-closing/figure-closing.service';
import {
  checkResults,
  completed,
  countingBy,
  emptied,
  nextRevision,
  refuseOtherSet,
  unitDraftViewOf,
  unitViewOf,
} from './assessment';
import { add } from './assessment.record';
import { ofUnit, seesUnitDraft, shown } from './assessment.policy';
import { findDraft, findNewest, listAssessments, storeDraft } from './assessment.repository';
import type { AskedDay, UnitPlace } from './assessment.service';

/** A district's own criteria, each as a whole: read, typed and said as a commune's are. */
@Injectable()
export class UnitAssessmentService {
  constructor(
    private readonly db: Db,
    private readonly sets: CriteriaSetService,
  ) {}

  /** By the set of the day asked for, else of today. Throws `/problems/criteria-set-not-found` where nothing is asked. */
  view(caller: Caller, { unitId, tier }: UnitPlace, { on, units }: AskedDay): Promise<UnitCriteriaView> {
    return this.db.read(caller, async (em) => {
      const unit = await findUnit(em, unitId);
      const { today } = await todayIn(em, unit.provinceId);
      const day = on ?? today;
      const set = await this.sets.inForce(em, tier, day, unit.level);
      const history = (await listAssessments(em, unitId, tier)).map((row) => shown(unitViewOf(row), caller, unit));
      const typed = { communeId: unitId, tier, criteriaSet: set.id };
      const draft = seesUnitDraft(caller, unit) ? await findDraft(em, typed) : null;
      return {
        ...{ unitId, tier, on: day, set, history },
        current: countingBy(history, { setId: set.id, on, today }),
        draft: unitDraftViewOf({ unitId, tier, criteriaSet: set.id }, draft),
        actions: ofUnit.actionsOf(caller, unit),
        ...(await carriedFor(units, () => listLives(em), [{ unitId, on: on ?? history[0]?.asOf ?? today }])),
      };
    });
  }

  /** Keeps what was typed of a set. Throws `/problems/unit-not-found` for what is no district. */
  saveDraft(caller: Caller, key: string, place: UnitPlace, input: SaveDraft): Promise<UnitDraftView> {
    const { unitId, tier } = place;
    return this.db.run(caller, (em) =>
      once(em, { caller, key, request: { ...place, ...input } }, async () => {
        const unit = await lockUnit(em, unitId, 'district');
        ofUnit.permit('saveUnitDraft', caller, unit);
        const { provinceId } = unit;
        const { revision: seen, results } = input;
        const { id: criteriaSet, numbers } = await this.sets.typedOf(em, {
          ...{ provinceId, level: 'district', tier, named: input.criteriaSet },
        });
        checkResults(results, numbers);
        const typed = { communeId: unitId, tier, criteriaSet };
        const shownAs = { unitId, tier, criteriaSet };
        const revision = nextRevision(unitDraftViewOf(shownAs, await findDraft(em, typed)), seen);
        const next = { ...typed, provinceId, revision, results, savedAt: new Date() };
        await storeDraft(em, next);
        return unitDraftViewOf(shownAs, next);
      }),
    );
  }

  /** Records what a district finds, as the next version, and empties the draft. Throws `/problems/unit-not-found` as above. */
  record(caller: Caller, key: string, place: UnitPlace, input: RecordAssessment): Promise<UnitAssessmentView> {
    const { unitId, tier } = place;
    return this.db.run(caller, (em) =>
      once(em, { caller, key, request: { ...place, ...input } }, async () => {
        const unit = await lockUnit(em, unitId, 'district');
        ofUnit.permit('recordUnitAssessment', caller, unit);
        const { isDemo, today } = await todayIn(em, unit.provinceId);
        refuseFuture(input.asOf, today);
        refuseClosed(await closedNow(em), { asOf: input.asOf, pointer: '/asOf' });
        refuseAbsent(await statesOf(em, unitId), input.asOf);
        const set = await foundBy('/asOf', this.sets.inForce(em, tier, input.asOf, 'district'));
        refuseOtherSet(set, input);
        const results = completed(input.results, numbersOf(set));
        const newest = await findNewest(em, unitId, tier);
        const version = nextVersion(newest && unitViewOf(newest), input.seenVersion);
        const draft = await findDraft(em, { communeId: unitId, tier, criteriaSet: set.id });
        if (draft) await storeDraft(em, emptied(draft));
        const row = await add(em, caller, 'district', {
          ...{ id: newId(), communeId: unitId, tier, criteriaSet: set.id, setVersion: set.version, version, results },
          ...{ basis: 'self', asOf: input.asOf, knownOn: today, source: null, rehearsal: isDemo },
        });
        return unitViewOf(row);
      }),
    );
  }
}
