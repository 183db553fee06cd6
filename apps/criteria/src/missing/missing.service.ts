import type { Caller } from '@langmoi/contracts/caller';
import type { Tier } from '@langmoi/contracts/common';
import type { CascadeView, MissingOfUnit, MissingView, UnitMissingView, WaitingUnit } from '@langmoi/contracts/missing';
import { cascadeOf, type AwaitedUnit } from '@langmoi/domain/criteria/cascade';
import { setInForce } from '@langmoi/domain/criteria/in-force';
import { judging } from '@langmoi/domain/criteria/judge';
import type { Judgement } from '@langmoi/domain/criteria/judgement';
import { Db } from '@langmoi/platform/db';
import { findUnit, listUnits, todayIn } from '@langmoi/platform/directory-copy';
import { Injectable } from '@nestjs/common';
import type { UnitPlace } from '../assessment/assessment.service';
import { CriteriaSetService, provinceAsked } from '../criteria-set/criteria-set.service';
import { carriedAt, type Asking } from '../figure/figure.service';
import { JudgementService } from '../judgement/judgement.service';
import { LeadService } from '../lead/lead.service';
import { missingView, standardOf, waitingView } from './missing';

interface Page extends Asking {
  readonly tier: Tier;
  readonly limit: number;
  readonly offset: number;
}

/** How far units are from a tier, and who waits for whom: nothing of it is stored. */
@Injectable()
export class MissingService {
  constructor(
    private readonly db: Db,
    private readonly sets: CriteriaSetService,
    private readonly judgements: JudgementService,
    private readonly leads: LeadService,
  ) {}

  /** Throws `/problems/unit-not-found`, `/problems/criteria-set-not-found` where nothing is asked of it on the day. */
  view(caller: Caller, { unitId, tier }: UnitPlace, asking: Asking): Promise<UnitMissingView> {
    return this.db.read(caller, async (em) => {
      const unit = await findUnit(em, unitId);
      const { judgement, set, moment, world } = await this.judgements.judged(em, unit, { tier, asking });
      const leads = await this.leads.told(em, [set.id], moment.on);
      const missing = missingView(judgement, set, world);
      const carried = await carriedAt(em, asking, { on: moment.on, of: named(missing) });
      return { tier, ...moment, set: judgement.set, leads, ...missing, ...carried };
    });
  }

  /** The communes of a day, by code. */
  list(caller: Caller, { tier, limit, offset, ...asking }: Page): Promise<MissingView> {
    return this.db.read(caller, async (em) => {
      const provinceId = provinceAsked(caller);
      const units = { limit, offset };
      const { world, set, moment, total } = await this.judgements.known(em, provinceId, { tier, asking, units });
      const leads = await this.leads.told(em, [set.id], moment.on);
      const { id, version, law } = set;
      const judge = judging(world);
      const rows = world.communes.map((unit) => missingView(judge(unit, set), set, world));
      const carried = await carriedAt(em, asking, { on: moment.on, of: rows.flatMap(named) });
      return { tier, ...moment, set: { id, version, tier: set.tier, law }, leads, total, rows, ...carried };
    });
  }

  /** The province and its districts of a day. Of a province that was no more nothing waits for anything. */
  cascade(caller: Caller, { tier, ...asking }: Asking & { readonly tier: Tier }): Promise<CascadeView> {
    return this.db.read(caller, async (em) => {
      const provinceId = provinceAsked(caller);
      const day = asking.on ?? (await todayIn(em, provinceId)).today;
      const top = (await listUnits(em)).find(({ level }) => level === 'province');
      const sets = await this.sets.onDay(em, { provinceId, on: day });
      const by = sets.filter(({ level }) => level !== 'commune');
      const of = { sets, by, asking, units: { ids: [top?.id ?? provinceId] }, day };
      const { world, moment } = await this.judgements.worldBy(em, provinceId, of);
      const above = world.units.filter(({ level }) => level !== 'commune');
      const inOrder = above.toSorted((a, b) => rank(a.level) - rank(b.level));
      const judge = judging(world);
      const judged = ({ unit, tier: of }: AwaitedUnit): Judgement | null => {
        const set = setInForce(sets, { level: unit.level, tier: of, on: day });
        return set && judge(unit, set);
      };
      const waiting = inOrder.map((unit): WaitingUnit => {
        const standard = standardOf(unit, { tier, sets, on: day });
        const set = setInForce(sets, standard);
        const held = world.recognitionOf(unit, standard.tier);
        const cascade = set && cascadeOf(world, unit, set, judge);
        return waitingView({ unit, tier: standard.tier, held, cascade, set, judged });
      });
      const ids = waiting.flatMap((one) => [one.unitId, ...one.waits.flatMap((wait) => wait.units.map(idOf))]);
      return { tier, ...moment, units: waiting, ...(await carriedAt(em, asking, { on: day, of: ids })) };
    });
  }
}

const idOf = ({ unitId }: { readonly unitId: string }): string => unitId;

/** A unit, and those that it waits for. */
const named = ({ unitId, parts }: MissingOfUnit): string[] => [
  unitId,
  ...parts.flatMap(({ indicators }) => indicators.flatMap(({ waitsFor }) => waitsFor.map(idOf))),
];

const rank = (level: string): number => (level === 'province' ? 0 : 1);
