import type { CriteriaSetView } from '@langmoi/contracts/criteria';
import type { Tier } from '@langmoi/contracts/common';
import type { Outcome } from '@langmoi/contracts/criteria-facts';
import type {
  NamedHamlet,
  ReachedBy,
  RegistrationList,
  TargetContent,
  TargetCount,
  TargetRow,
  TargetStatement,
  TargetView,
} from '@langmoi/contracts/year';
import { rounded } from '@langmoi/domain/criteria/exact';
import { figuresAlone } from '@langmoi/domain/criteria/figures-alone';
import { daysOf } from '@langmoi/domain/criteria/in-force';
import { holds, type Judgement } from '@langmoi/domain/criteria/judgement';
import type { JudgedUnit } from '@langmoi/domain/criteria/world';
import { restsOnRehearsal, type KnownWorld, type ProvinceAt } from '../judgement/judgement.service';

/** A world of a day, with the set that each tier's communes are judged by, and a judge. */
export type WorldOfDay = Pick<ProvinceAt, 'world' | 'setOf' | 'judge'>;

/** What progress is counted from. */
export interface YearFacts extends WorldOfDay {
  readonly lists: readonly RegistrationList[];
  /** Districts that there are on the day, by code; of each commune of the day its district. */
  readonly districts: readonly string[];
  readonly districtOf: ReadonlyMap<string, string | null>;
  /** What is decided here is made up: the province is a demo. */
  readonly isDemo: boolean;
  /** The world of an earlier day, for what is to be gained since; absent: nobody asks. */
  readonly since: ReadonlyMap<string, WorldOfDay>;
}

type Progress = Pick<TargetView, 'counts' | 'mean' | 'rows'>;
type Results = TargetRow['results'];

/** How far a target has come: every number with the rows behind it; what nobody can tell is counted apart. Pure. */
export function progressOf(
  facts: YearFacts,
  { measure, number }: TargetContent,
  statements: readonly TargetStatement[],
): Progress {
  switch (measure.kind) {
    case 'communes':
      return counted(['recognised', 'figures', 'said'], listed(facts, measure.tier));
    case 'raised':
      return raising(facts, measure.tier, measure.districtId);
    case 'districts':
      return counted(
        ['recognised', 'said'],
        measure.unitIds.map((id) => districtRow(facts, id, statements)),
      );
    case 'hamlets':
      return counted(
        ['said'],
        measure.hamlets.map((hamlet) => hamletRow(hamlet, statements)),
      );
    case 'perDistrict':
      return counted(
        ['recognised'],
        facts.districts.map((id) => {
          const own = communesOf(facts, id);
          const value = own.filter((unit) => facts.world.recognitionOf(unit, measure.tier)).length;
          return { ...nobody(id), value, of: own.length, results: [by('recognised', metIf(value >= number))] };
        }),
      );
    case 'mean':
      return meanOf(facts, measure.tier);
    case 'least':
      return counted(
        ['known'],
        facts.world.communes.map((unit) => knownRow(facts, unit, measure.tier, number)),
      );
    case 'gain':
      return counted(
        ['known'],
        facts.world.communes.map((unit) => gainRow(facts, unit, measure, number)),
      );
    case 'stated':
      return { counts: [], mean: null, rows: [] };
  }
}

/** Communes that were recognised before the set in force began, and what is known of them by it. Pure. */
export function raising(facts: YearFacts, tier: Tier, districtId: string | null): Progress {
  const set = facts.setOf(tier);
  const begun = set ? daysOf(set).from : null;
  const older = facts.world.communes.filter((unit) => {
    const held = facts.world.recognitionOf(unit, tier);
    const isHere = districtId === null || facts.districtOf.get(unit.id) === districtId;
    return isHere && held !== null && begun !== null && (held.decidedOn ?? held.heldOn) < begun;
  });
  return counted(
    ['figures', 'said'],
    older.map((unit) => {
      const { results, ...row } = communeRow(facts, unit, tier);
      return { ...row, results: results.filter((one) => one.by !== 'recognised') };
    }),
  );
}

const by = (how: ReachedBy, outcome: Outcome): Results[number] => ({ by: how, outcome });
const metIf = (isMet: boolean): Outcome => (isMet ? 'met' : 'notMet');

const nobody = (unitId: string | null): TargetRow => ({
  ...{ unitId, hamlet: null, results: [], value: null, of: null, recognition: null, said: null, rehearsal: false },
});

function counted(ways: readonly ReachedBy[], rows: TargetRow[]): Progress {
  const counts = ways.map((way): TargetCount => {
    const outcomes = rows.map(({ results }) => results.find((one) => one.by === way)?.outcome ?? 'unknown');
    return {
      ...{ by: way, numerator: outcomes.filter(holds).length, denominator: rows.length },
      unknown: outcomes.filter((outcome) => outcome === 'unknown').length,
    };
  });
  return { counts, mean: null, rows };
}

/** Those of the list; one that is no more on the day is told by its name, and nothing is known of it. */
function listed(facts: YearFacts, tier: Tier): TargetRow[] {
  const list = facts.lists.find((one) => one.tier === tier);
  const there = new Map(facts.world.communes.map((unit) => [unit.id, unit]));
  const order = facts.world.communes.map(({ id }) => id);
  const byCode = [...(list?.communes ?? [])].sort((a, b) => order.indexOf(a.communeId) - order.indexOf(b.communeId));
  return byCode.map(({ communeId }) => {
    const unit = there.get(communeId);
    return unit ? communeRow(facts, unit, tier) : nobody(communeId);
  });
}

function communeRow(facts: YearFacts, unit: JudgedUnit, tier: Tier): TargetRow {
  const { world, setOf } = facts;
  const set = setOf(tier);
  const judgement = set && facts.judge(unit, set);
  const recognition = recognitionOf(world, unit, tier);
  const said = set ? saidOf(world, unit, set) : null;
  return {
    ...nobody(unit.id),
    ...{ recognition, said, value: said?.met ?? null, of: said?.of ?? null },
    rehearsal: isMadeUp(facts, unit, tier),
    results: [
      by('recognised', metIf(recognition !== null)),
      by('figures', judgement ? figuresAlone(judgement) : 'unknown'),
      by('said', said ? metIfSaid(said) : 'unknown'),
    ],
  };
}

/** Whether what is known of a commune rests on anything that the demo made up. */
function isMadeUp(facts: YearFacts, unit: JudgedUnit, tier: Tier): boolean {
  const { world, isDemo, judge, setOf } = facts;
  const set = setOf(tier);
  const isDecidedHere = world.recognitionOf(unit, tier)?.decidedOn != null;
  return (isDemo && isDecidedHere) || (set !== null && restsOnRehearsal(world, judge(unit, set)));
}

const recognitionOf = (world: KnownWorld, unit: JudgedUnit, tier: Tier): TargetRow['recognition'] => {
  const held = world.recognitionOf(unit, tier);
  return held && { decision: held.decision, heldOn: held.heldOn, source: held.source };
};

const metIfSaid = ({ met, of, missing }: NonNullable<TargetRow['said']>): Outcome =>
  missing.length > 0 ? 'notMet' : met === of ? 'met' : 'unknown';

/** The newest assessment by a set, whoever made it. */
function saidOf(world: KnownWorld, unit: JudgedUnit, set: CriteriaSetView): TargetRow['said'] {
  const { statements } = world.said(unit, set);
  const [first] = statements;
  const assessment = first && world.assessmentOf(first);
  if (!assessment) return null;
  const missing = statements.flatMap(({ met, criterion }) => (met ? [] : [criterion]));
  const { basis, asOf, source } = assessment;
  return { basis, met: statements.length - missing.length, of: set.criteria.length, missing, asOf, source };
}

const communesOf = ({ world, districtOf }: YearFacts, districtId: string): JudgedUnit[] =>
  world.communes.filter(({ id }) => districtOf.get(id) === districtId);

/** A district stands here by its communes: that it is recognised itself is told by no event, so a report's word is shown. */
function districtRow(facts: YearFacts, id: string, statements: readonly TargetStatement[]): TargetRow {
  const own = communesOf(facts, id);
  const value = own.filter((unit) => facts.world.recognitionOf(unit, 'NTM')).length;
  const results = [
    by('recognised', own.length === 0 ? 'unknown' : metIf(value === own.length)),
    by('said', named(statements, id)),
  ];
  return { ...nobody(id), value: own.length === 0 ? null : value, of: own.length, results };
}

const hamletRow = (hamlet: NamedHamlet, statements: readonly TargetStatement[]): TargetRow => ({
  ...nobody(hamlet.hamletId),
  ...{ hamlet, results: [by('said', hamlet.hamletId ? named(statements, hamlet.hamletId) : 'unknown')] },
});

/** A report that names those that reached it: of the others it says nothing. */
const named = (statements: readonly TargetStatement[], id: string): Outcome =>
  statements.some(({ units }) => units.includes(id)) ? 'met' : 'unknown';

/**
 * Criteria that are known to be met: of a recognised commune all, unless something later says otherwise; else those of the
 * judgement. Null: nothing is known of it.
 */
function metOf({ world, setOf, judge }: WorldOfDay, unit: JudgedUnit, tier: Tier): { met: number; of: number } | null {
  const set = setOf(tier);
  if (!set || set.criteria.length === 0) return null;
  const judgement = judge(unit, set);
  const of = set.criteria.length;
  const held = world.recognitionOf(unit, tier);
  if (held && held.heldOn >= daysOf(set).from && !failsSince(judgement, held.heldOn)) return { met: of, of };
  const isKnown = judgement.criteria.some(({ outcome }) => outcome !== 'unknown');
  return isKnown ? { met: judgement.metCount, of } : null;
}

/** Whether a criterion is not met by anything that is of a later day. */
const failsSince = ({ criteria }: Judgement, day: string): boolean =>
  criteria.some(({ outcome, statement, decision, indicators }) => {
    const facts = indicators.flatMap((one) => [one.fact?.asOf, one.decision?.on]);
    const days = [statement?.asOf, decision?.on, ...facts];
    return outcome === 'notMet' && days.some((one) => one !== undefined && one > day);
  });

function knownRow(facts: YearFacts, unit: JudgedUnit, tier: Tier, least: number): TargetRow {
  const known = metOf(facts, unit, tier);
  const recognition = recognitionOf(facts.world, unit, tier);
  const results = [by('known', known ? metIf(known.met >= least) : 'unknown')];
  const rehearsal = isMadeUp(facts, unit, tier);
  return { ...nobody(unit.id), rehearsal, recognition, value: known?.met ?? null, of: known?.of ?? null, results };
}

function gainRow(
  facts: YearFacts,
  unit: JudgedUnit,
  { tier, since }: { readonly tier: Tier; readonly since: string },
  least: number,
): TargetRow {
  const before = facts.since.get(since);
  const [now, then] = [metOf(facts, unit, tier), before ? metOf(before, unit, tier) : null];
  const gained = now && then ? now.met - then.met : null;
  const results = [by('known', gained === null ? 'unknown' : metIf(gained >= least))];
  return { ...nobody(unit.id), rehearsal: isMadeUp(facts, unit, tier), value: gained, results };
}

function meanOf(facts: YearFacts, tier: Tier): Progress {
  const rows = facts.world.communes.map((unit): TargetRow => {
    const row = knownRow(facts, unit, tier, 0);
    return { ...row, results: [by('known', row.value === null ? 'unknown' : 'met')] };
  });
  const values = rows.flatMap(({ value }) => (value === null ? [] : [value]));
  const sum = values.reduce((all, one) => all + one, 0);
  const mean =
    values.length === 0
      ? null
      : { sum, over: values.length, rounded: rounded({ part: BigInt(sum), of: BigInt(values.length) }, 2) };
  return { ...counted(['known'], rows), mean };
}
