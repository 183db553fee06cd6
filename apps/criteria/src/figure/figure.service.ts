import type { Caller } from '@langmoi/contracts/caller';
import type { SetTier } from '@langmoi/contracts/criteria-law';
import type { EnteringFigure, FiguresView, RecordedFigures, RecordFigures } from '@langmoi/contracts/figures';
import type { UnitFiguresView } from '@langmoi/contracts/unit-judgements';
import { refuseFuture } from '@langmoi/domain/facts';
import { unitPlace } from '@langmoi/domain/access/table';
import { refuseClosed } from '@langmoi/domain/closed-figures';
import { Db } from '@langmoi/platform/db';
import { dateOf, findCommune, findUnit, lockUnit, todayIn, type UnitRow } from '@langmoi/platform/directory-copy';
import { signedNow } from '@langmoi/platform/fact.entity';
import { newId } from '@langmoi/platform/id';
import { once } from '@langmoi/platform/idempotency';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Place, UnitPlace } from '../assessment/assessment.service';
import { CriteriaSetService, foundBy } from '../criteria-set/criteria-set.service';
import { addFigures } from './add-figures';
import { carriedAt } from './carried';
import {
  figuresAt,
  indicatorsOf,
  newestOf,
  refuseAbsent,
  refuseFigures,
  viewOf,
  wasThere,
  type Asking,
} from './figure';
import type { FigureRow } from './figure.entity';
import { actionsOf, ofUnit, permit, seesWords, shown } from './figure.policy';
import { communesAsked, listFigures, listFiguresAcross, readGround, unitsAsked } from './figure.repository';

export {
  addFigures,
  carriedAt,
  communesAsked,
  indicatorsOf,
  listFiguresAcross,
  ofUnit,
  refuseAbsent,
  seesWords,
  shown,
  unitsAsked,
  viewOf,
  wasThere,
};
export type { Asking, Moment, SaidFigure } from './figure';
export type { FigureRow };
export { stateFigures } from './state-figures';

@Injectable()
export class FigureService {
  constructor(
    private readonly db: Db,
    private readonly sets: CriteriaSetService,
  ) {}

  view(caller: Caller, { communeId, tier }: Place, asked: Asking): Promise<FiguresView> {
    return this.db.read(caller, async (em) => {
      const commune = await findCommune(em, communeId);
      const sheet = await this.sheetOf(em, caller, commune, { tier, asked });
      return { communeId, tier, ...sheet, actions: actionsOf(caller, commune) };
    });
  }

  /** The same of a district's own. */
  viewUnit(caller: Caller, { unitId, tier }: UnitPlace, asked: Asking): Promise<UnitFiguresView> {
    return this.db.read(caller, async (em) => {
      const unit = await findUnit(em, unitId);
      const sheet = await this.sheetOf(em, caller, unit, { tier, asked });
      return { unitId, tier, ...sheet, actions: ofUnit.actionsOf(caller, unit) };
    });
  }

  /** Records figures of a day, each as the next version of its indicator; all of them or none. */
  record(caller: Caller, key: string, { communeId, tier }: Place, input: RecordFigures): Promise<RecordedFigures> {
    const place = { unitId: communeId, tier, level: 'commune' } as const;
    return this.say(caller, key, { place, input }, (commune) => permit('recordFigures', caller, commune));
  }

  /** The same of a district's own. Throws `/problems/unit-not-found` for a unit that is no district. */
  recordOfUnit(caller: Caller, key: string, place: UnitPlace, input: RecordFigures): Promise<RecordedFigures> {
    const ofDistrict = { ...place, level: 'district' } as const;
    return this.say(caller, key, { place: ofDistrict, input }, (unit) =>
      ofUnit.permit('recordUnitFigures', caller, unit),
    );
  }

  private async sheetOf(
    em: EntityManager,
    caller: Caller,
    unit: UnitRow,
    { tier, asked }: { tier: SetTier; asked: Asking },
  ): Promise<Omit<UnitFiguresView, 'unitId' | 'tier' | 'actions'>> {
    const { provinceId, id: unitId, level } = unit;
    const { on = null, knownOn = null } = asked;
    const day = on ?? (await todayIn(em, provinceId)).today;
    const set = await this.sets.inForce(em, tier, day, level);
    const rows = await listFigures(em, { provinceId, unitId, criteriaSet: set.id });
    const sees = seesWords(caller, unitPlace(unit));
    const versions = rows.map((row) => shown(viewOf(row), sees));
    const figures = figuresAt(versions, set, { on, knownOn });
    const carried = await carriedAt(em, asked, { on: day, of: [unitId] });
    return { on: day, criteriaSet: set.id, setVersion: set.version, figures, ...carried };
  }

  private say(
    caller: Caller,
    key: string,
    { place: { unitId, tier, level }, input }: { place: UnitPlace & Pick<UnitRow, 'level'>; input: RecordFigures },
    permitted: (unit: UnitRow) => void,
  ): Promise<RecordedFigures> {
    const { provinceId } = caller;
    const { criteriaSet, asOf } = input;
    return this.db.run(caller, (em) =>
      once(
        em,
        { caller, key, request: { unitId, tier, ...input } },
        async ([unit, { figures, heads, province, life, closed }]) => {
          permitted(unit);
          const { isDemo, today } = dateOf(province);
          refuseFuture(asOf, today);
          refuseClosed(closed, { asOf, pointer: '/asOf' });
          const set = await foundBy('/asOf', this.sets.inForceOf(em, { provinceId, heads, level, tier, on: asOf }));
          const versions = figures.map(viewOf);
          refuseFigures({ set, life, versions }, input);
          const newest = newestOf(versions);
          const entryId = newId();
          const rows = input.figures.map((figure): FigureRow => ({
            ...{ provinceId, criteriaSet, unitId, setVersion: set.version, entryId, basis: 'entered' },
            ...said(figure),
            ...{ version: (newest.get(figure.indicator)?.version ?? 0) + 1, asOf, knownOn: today },
            ...{ about: null, organisationId: null, source: null, rehearsal: isDemo, ...signedNow(caller) },
          }));
          await addFigures(em, caller, rows);
          return { entryId, figures: rows.map(viewOf) };
        },
        () => Promise.all([lockUnit(em, unitId, level), readGround(em, { provinceId, criteriaSet, unitId })]),
      ),
    );
  }
}

const said = ({ indicator, value, note, evidence }: EnteringFigure) => ({
  ...{ indicator, value, note: note ?? null, evidence: evidence ?? null },
});
