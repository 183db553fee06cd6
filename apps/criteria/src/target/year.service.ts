import type { Caller } from '@langmoi/contracts/caller';
import { Tier } from '@langmoi/contracts/common';
import type { CriteriaSetView } from '@langmoi/contracts/criteria';
import type { RegistrationList, SlippageView, TargetRow, TargetView, YearView } from '@langmoi/contracts/year';
import { successionsOf } from '@langmoi/domain/units/succession';
import { continuedIndicators, fallingShort, lostCriteria } from '@langmoi/domain/criteria/next-set';
import { Db } from '@langmoi/platform/db';
import { todayIn } from '@langmoi/platform/directory-copy';
import { changesInEffect } from '@langmoi/platform/unit-changes';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CriteriaSetService, provinceAsked } from '../criteria-set/criteria-set.service';
import { carriedAt, indicatorsOf, type Asking } from '../figure/figure.service';
import { JudgementService, restsOnRehearsal, type ProvinceAt } from '../judgement/judgement.service';
import { actionsOf, RegistrationService } from '../registration/registration.service';
import { progressOf, raising, type WorldOfDay, type YearFacts } from './progress';
import { namedUnits, statementsAt, targetsAt, type CountingTarget } from './target';
import { listStatements, listTargets, listUnitsOfYear, type UnitOfYear } from './target.repository';

/** Of which tier, since which day. */
export interface Slipping extends Asking {
  readonly tier: Tier;
  readonly from: string;
}

/** A year of a province at a moment: what was promised, how far it has come, and what slips. */
@Injectable()
export class YearService {
  constructor(
    private readonly db: Db,
    private readonly sets: CriteriaSetService,
    private readonly judgements: JudgementService,
    private readonly registrations: RegistrationService,
  ) {}

  view(caller: Caller, year: number, asking: Asking): Promise<YearView> {
    return this.db.read(caller, async (em) => {
      const provinceId = provinceAsked(caller);
      const { on = null, knownOn = null } = asking;
      const said = { on, knownOn };
      const lists = await this.registrations.lists(em, { provinceId, year }, said);
      const targets = targetsAt(await listTargets(em, provinceId, year), said);
      const statements = await listStatements(em, provinceId, year);
      const at = await this.judgements.provinceAt(em, provinceId, { asking, tiers: Tier.options });
      const units = await listUnitsOfYear(em, provinceId);
      const { isDemo } = await todayIn(em, provinceId);
      const facts = { ...factsOf(at, units), isDemo, lists, since: await this.since(em, provinceId, targets, knownOn) };
      const changes = (await changesInEffect(em)).filter(({ effectiveOn }) => effectiveOn <= at.moment.on);
      const views = targets.map((target) => ({
        ...viewOf(target, facts, statementsAt(statements, target.row.key, said)),
        successions: successionsOfTarget(target, lists, changes),
      }));
      const named = [...lists.flatMap(inList), ...views.flatMap(inTarget)];
      return {
        ...{ year, ...at.moment, lists, targets: views, actions: actionsOf(caller, { provinceId }) },
        ...(await carriedAt(em, asking, { on: at.moment.on, of: named })),
      };
    });
  }

  slippage(caller: Caller, { tier, from, ...asking }: Slipping): Promise<SlippageView> {
    return this.db.read(caller, async (em) => {
      const provinceId = provinceAsked(caller);
      const { knownOn = null } = asking;
      const first = await this.at(em, provinceId, { tier, on: from, knownOn });
      const at = await this.judgements.provinceAt(em, provinceId, { asking, tiers: [tier] });
      const { on } = at.moment;
      const following = await this.sets.following(em, { provinceId, tier, on });
      const also = following ? [following.set] : [];
      const last = following ? await this.judgements.provinceAt(em, provinceId, { asking, tiers: [tier], also }) : at;
      const units = await listUnitsOfYear(em, provinceId);
      const { isDemo } = await todayIn(em, provinceId);
      const facts: YearFacts = { ...factsOf(at, units), isDemo, lists: [], since: new Map() };
      const raised = raising(facts, tier, null);
      const lost = lostOf(first, at, { tier, from });
      const next = nextOf(last, tier, following);
      const raise = { set: headOf(at.setOf(tier)), counts: raised.counts, rows: raised.rows };
      const named = [...[...lost.rows, ...next.rows].map(({ communeId }) => communeId), ...raise.rows.flatMap(inRow)];
      return { tier, ...at.moment, lost, next, raise, ...(await carriedAt(em, asking, { on, of: named })) };
    });
  }

  private at(
    em: EntityManager,
    provinceId: string,
    { tier, on, knownOn }: { tier: Tier; on: string; knownOn: string | null },
  ): Promise<ProvinceAt> {
    const asking = { on, ...(knownOn !== null && { knownOn }) };
    return this.judgements.provinceAt(em, provinceId, { asking, tiers: [tier] });
  }

  /** The worlds of the days since which something is to be gained. */
  private async since(
    em: EntityManager,
    provinceId: string,
    targets: readonly CountingTarget[],
    knownOn: string | null,
  ): Promise<Map<string, WorldOfDay>> {
    const worlds = new Map<string, WorldOfDay>();
    for (const { row } of targets) {
      const { measure } = row.content;
      if (measure.kind !== 'gain' || worlds.has(measure.since)) continue;
      worlds.set(measure.since, await this.at(em, provinceId, { tier: measure.tier, on: measure.since, knownOn }));
    }
    return worlds;
  }
}

const inList = ({ communes, struck, versions }: RegistrationList): string[] => [
  ...[...communes, ...struck].map(({ communeId }) => communeId),
  ...versions.flatMap(({ added, struck: off }) => [...added, ...off]),
];

/** The unit of a row; of a hamlet its commune, for hamlets have lives of their own. */
const inRow = ({ unitId, hamlet }: TargetRow): string[] => [hamlet?.communeId ?? unitId ?? []].flat();

function inTarget({ rows, statements }: TargetView): string[] {
  const communeOf = new Map(rows.map((row) => [row.hamlet?.hamletId, inRow(row)]));
  const inStatement = (unitId: string): string[] => communeOf.get(unitId) ?? [unitId];
  return [...rows.flatMap(inRow), ...statements.flatMap(({ units }) => units.flatMap(inStatement))];
}

/** The districts of the day, and of each commune the one that it lay in. */
function factsOf(at: ProvinceAt, units: readonly UnitOfYear[]): Omit<YearFacts, 'lists' | 'since' | 'isDemo'> {
  const { on } = at.moment;
  const stateOf = ({ states }: UnitOfYear) =>
    states?.find(({ fromOn, toOn }) => (fromOn ?? on) <= on && on <= (toOn ?? on));
  const there = units.filter((unit) => unit.states === null || stateOf(unit));
  const idsOf = (level: string) => there.filter((unit) => unit.level === level);
  return {
    ...{ world: at.world, setOf: at.setOf, judge: at.judge },
    districts: idsOf('district').map(({ id }) => id),
    districtOf: new Map(idsOf('commune').map((unit) => [unit.id, (stateOf(unit) ?? unit).parentId])),
  };
}

function viewOf(
  { row, newestVersion }: CountingTarget,
  facts: YearFacts,
  statements: TargetView['statements'],
): Omit<TargetView, 'successions'> {
  const { key, version, basis, asOf, knownOn, source, reason, rehearsal, content, remarks } = row;
  return {
    ...{ key, version, basis, asOf, knownOn, source, reason, rehearsal, ...content, newestVersion },
    ...{ ...progressOf(facts, content, statements), statements, remarks },
  };
}

/** What changes of units made of those that it names; of communes of its list, of their registration. */
function successionsOfTarget(
  { row: { content } }: CountingTarget,
  lists: readonly RegistrationList[],
  changes: Parameters<typeof successionsOf>[0],
): TargetView['successions'] {
  const { measure } = content;
  const list = measure.kind === 'communes' ? lists.find(({ tier }) => tier === measure.tier) : undefined;
  return [
    ...namedUnits(content).flatMap((id) => successionsOf(changes, 'target', id)),
    ...(list?.communes ?? []).flatMap(({ communeId }) => successionsOf(changes, 'registration', communeId)),
  ];
}

const headOf = (set: CriteriaSetView | null) => set && { id: set.id, version: set.version, title: set.title };

function lostOf(
  first: ProvinceAt,
  last: ProvinceAt,
  { tier, from }: { tier: Tier; from: string },
): SlippageView['lost'] {
  const [before, after] = [first.setOf(tier), last.setOf(tier)];
  const total = last.world.communes.length;
  const comparable = before !== null && before.id === after?.id;
  const head = { from, setFrom: headOf(before), setOn: headOf(after), comparable, total };
  if (!before || !after || !comparable) return { ...head, known: 0, rows: [] };
  const pairs = first.world.communes.map((unit) => {
    const [was, is] = [first.judge(unit, before), last.judge(unit, after)];
    const rehearsal = restsOnRehearsal(first.world, was) || restsOnRehearsal(last.world, is);
    return { communeId: unit.id, was, is, rehearsal };
  });
  const known = pairs.filter(({ was }) => was.criteria.some(({ outcome }) => outcome !== 'unknown')).length;
  const rows = pairs.flatMap(({ communeId, was, is, rehearsal }) => {
    const criteria = lostCriteria(was, is);
    const counts = { metBefore: was.metCount, metAfter: is.metCount };
    return criteria.length === 0 ? [] : [{ communeId, ...counts, criteria, rehearsal }];
  });
  return { ...head, known, rows };
}

function nextOf(
  { world, setOf }: ProvinceAt,
  tier: Tier,
  following: Awaited<ReturnType<CriteriaSetService['following']>>,
): SlippageView['next'] {
  const from = setOf(tier);
  const total = world.communes.length;
  if (!from || !following) return { set: null, fromOn: null, carried: 0, indicators: 0, total, rows: [] };
  const { set: to, fromOn } = following;
  return {
    ...{ set: headOf(to), fromOn, total },
    ...{ carried: continuedIndicators(from, to).size, indicators: indicatorsOf(to).length },
    rows: fallingShort(world, world.communes, { from, to, fromOn }).map(({ unit, failing, met, open, judgement }) => ({
      ...{ communeId: unit.id, failing: [...failing], met, open, rehearsal: restsOnRehearsal(world, judgement) },
    })),
  };
}
