import type { Outcome } from '@langmoi/contracts/criteria-facts';
import type { UnitView } from '@langmoi/contracts/directory';
import type { Because, JudgementRow, JudgementsView } from '@langmoi/contracts/judgement';
import type { Predecessor } from '@langmoi/contracts/gateway';
import type { CommuneStanding, GroupRow, StatedValue } from '@langmoi/contracts/reporting';
import type { UnitForm } from '@langmoi/contracts/units';
import { rounded } from '@langmoi/domain/criteria/exact';
import { fullName } from '@langmoi/domain/unit-name';

/** A commune of the table, with what the province's report says of it; null where that does not know it. */
export interface JudgedCommune extends JudgementRow {
  readonly standing: CommuneStanding | null;
  /** The province whose row it is, where one's own took that over. */
  readonly of?: Predecessor;
  /** As it was called on the day. */
  readonly name: string;
  /** The district that it was below on the day; null: below none, or nobody knows. */
  readonly district: { readonly id: string; readonly name: string } | null;
}

/** The rows with the names that the units of the day had, else those of the report; in the order of the rows. */
export function judgedCommunes(
  rows: readonly JudgementRow[],
  standings: readonly CommuneStanding[],
  units: readonly UnitView[] = [],
): JudgedCommune[] {
  const standingOf = new Map(standings.map((one) => [one.communeId, one]));
  const unitOf = new Map(units.map((one) => [one.id, one]));
  return rows.map((row) => {
    const unit = unitOf.get(row.communeId);
    const standing = standingOf.get(row.communeId) ?? null;
    return { ...row, standing, ...(unit ? namesThen(unit, unitOf) : namesNow(standing)) };
  });
}

type Names = Pick<JudgedCommune, 'name' | 'district'>;

function namesThen({ name, parentId }: UnitView, units: ReadonlyMap<string, UnitView>): Names {
  const above = units.get(parentId ?? '');
  return { name, district: above?.level === 'district' ? { id: above.id, name: fullName(above) } : null };
}

/** The units of the day are on their way, or are another province's. */
const namesNow = (standing: CommuneStanding | null): Names =>
  standing
    ? { name: standing.name, district: { id: standing.districtId, name: standing.districtName } }
    : { name: '…', district: null };

/** By the district that they were below on the day, in the order of the communes; below none last. */
export function byDistrict(
  communes: readonly JudgedCommune[],
): { readonly district: JudgedCommune['district']; readonly communes: JudgedCommune[] }[] {
  const ids = [...new Set(communes.map(({ district }) => district?.id))];
  const all = ids.map((id) => {
    const own = communes.filter(({ district }) => district?.id === id);
    return { district: own[0]?.district ?? null, communes: own };
  });
  return [...all.filter(({ district }) => district), ...all.filter(({ district }) => !district)];
}

/** How a criterion stands, and on whose word: figures and law (or who decided by them), or a statement as a whole. */
export type CellState = 'met' | 'notMet' | 'statedMet' | 'statedNot' | 'open';

export const cellStates: readonly CellState[] = ['met', 'statedMet', 'notMet', 'statedNot', 'open'];

export function cellOf({ outcome, because }: { readonly outcome: Outcome; readonly because: Because }): CellState {
  if (outcome === 'unknown') return 'open';
  const isMet = outcome !== 'notMet';
  if (because === 'stated') return isMet ? 'statedMet' : 'statedNot';
  return isMet ? 'met' : 'notMet';
}

/** Which communes are asked for; empty: all. `criterion` with `cell`: those of which the criterion stands so. */
export interface JudgedFilter {
  /** `none`: those of which nothing is known. */
  readonly met: string;
  readonly district: string;
  readonly criterion: string;
  readonly cell: string;
}

const stateOf = ({ criteria }: JudgedCommune, no: number): CellState | null => {
  const found = criteria.find((one) => one.no === no);
  return found ? cellOf(found) : null;
};

/** The rows behind a number. */
export const filterJudged = (communes: readonly JudgedCommune[], filter: JudgedFilter): JudgedCommune[] =>
  communes.filter(
    (one) =>
      (!filter.met ||
        (filter.met === 'none' ? isUnknown(one) : !isUnknown(one) && one.metCount === Number(filter.met))) &&
      (!filter.district || one.district?.id === filter.district) &&
      (!filter.criterion || !filter.cell || stateOf(one, Number(filter.criterion)) === filter.cell),
  );

/** Nothing is known of any criterion: no figure, no statement. */
export const isUnknown = ({ criteria }: Pick<JudgedCommune, 'criteria'>): boolean =>
  criteria.every(({ outcome }) => outcome === 'unknown');

/** The mean of criteria met over the communes of which something is known, with its two numbers; null of nobody. */
export function meanMet(communes: readonly Pick<JudgedCommune, 'criteria' | 'metCount'>[]) {
  const known = communes.filter((one) => !isUnknown(one));
  if (known.length === 0) return null;
  const sum = known.reduce((all, { metCount }) => all + metCount, 0);
  return { sum, n: known.length, mean: meanOf(sum, known.length) };
}

/** A sum over some, in two places. */
export const meanOf = (sum: number, n: number): string => rounded({ part: BigInt(sum), of: BigInt(n) }, 2);

/** Of a province's communes: how many there are, are known, and meet every criterion, and the sum of what the known meet. */
export function countsOf(communes: readonly Pick<JudgedCommune, 'criteria' | 'metCount'>[]) {
  const known = communes.filter((one) => !isUnknown(one));
  return {
    judged: communes.length,
    known: known.length,
    full: known.filter(({ criteria, metCount }) => metCount === criteria.length).length,
    met: known.reduce((sum, { metCount }) => sum + metCount, 0),
  };
}

export interface Group {
  readonly met: number;
  readonly judged: number;
  /** By the commune's or a report's word on criteria as a whole. */
  readonly said: number;
  /** As the paper's own table has it. */
  readonly paper: StatedValue | null;
}

/** How many communes meet k criteria, most first: judged, said, and printed in the paper; never added up. */
export function groupsOf(
  communes: readonly JudgedCommune[],
  paper: readonly Pick<GroupRow, 'met' | 'stated' | 'statedBy'>[],
): Group[] {
  const known = communes.filter((one) => !isUnknown(one));
  const said = communes.flatMap(({ standing }) => standing?.metCount ?? []);
  const printed = new Map(paper.map((row) => [row.met, row]));
  const all = new Set([...known.map(({ metCount }) => metCount), ...said, ...printed.keys()]);
  return [...all]
    .sort((one, other) => other - one)
    .map((met) => ({
      met,
      judged: known.filter(({ metCount }) => metCount === met).length,
      said: said.filter((one) => one === met).length,
      paper: printed.get(met)?.statedBy ?? null,
    }))
    .filter(({ met, judged, said: n }) => judged + n + (printed.get(met)?.stated ?? 0) > 0);
}

/** Of one criterion across communes, how many stand how. */
export function cellsOf(communes: readonly JudgedCommune[], no: number): Readonly<Record<CellState, number>> {
  const cells = { met: 0, notMet: 0, statedMet: 0, statedNot: 0, open: 0 };
  for (const commune of communes) {
    const state = stateOf(commune, no);
    if (state) cells[state] += 1;
  }
  return cells;
}

/**
 * The mean of criteria met by the units of another day, a number for each view: every commune counts under the one unit
 * that holds it whole; those that none does stand last, together.
 */
export function meansByUnit(
  views: readonly Pick<JudgementsView, 'rows' | 'carried'>[],
): { readonly unit: UnitForm | null; readonly means: readonly ReturnType<typeof meanMet>[] }[] {
  const placed = views.map(({ rows, carried }) => {
    const units = new Map(carried?.places.map(({ fromId, unit }) => [fromId, unit]));
    return rows.map((row) => ({ row, unit: units.get(row.communeId) ?? null }));
  });
  const units = new Map(placed.flat().map(({ unit }) => [unit?.unitId ?? null, unit]));
  const byName = [...units.values()].sort((one, other) => {
    if (!one || !other) return Number(!one) - Number(!other);
    return one.name.localeCompare(other.name, 'vi');
  });
  return byName.map((unit) => ({
    unit,
    means: placed.map((rows) => meanMet(rows.filter((one) => one.unit?.unitId === unit?.unitId).map(({ row }) => row))),
  }));
}

/** The ends of the half-years before a day, oldest first, and the day itself: where a trend is looked at. */
export function trendDays(today: string, halves: number): string[] {
  const year = Number(today.slice(0, 4));
  const ends = Array.from({ length: halves }, (_, back) => year - halves + back + 1).flatMap((one) => [
    `${one}-06-30`,
    `${one}-12-31`,
  ]);
  return [...ends.filter((end) => end < today).slice(-halves), today];
}
