import type { Action, Reading, Said } from '@langmoi/contracts/common';
import { FundingSource, Programme, type LineKey, type LineView } from '@langmoi/contracts/funding';
import {
  SupportMeasure,
  type PolicyDefinition,
  type SupportKey,
  type SupportRecord,
  type SupportView,
} from '@langmoi/contracts/poverty';
import { matches } from './format';
import { shareOf, type Share } from './share';
import type { SaidNumbers } from './together';

/** What every record of money, poverty and culture carries. */
export type FactRecord = Said & { readonly printedRate: string | null; readonly readings: readonly Reading[] };

/** A line, a support or a holding, with its records, the newest first. */
export interface Fact<R extends FactRecord> {
  readonly current: R;
  readonly history: readonly R[];
}

/** What a paper says of the same fact, where an officer's record is the newest. */
export function besideOf<R extends FactRecord>({ current, history }: Fact<R>): R | null {
  if (current.basis === 'stated') return null;
  return history.find(({ basis }) => basis === 'stated') ?? null;
}

/** The readings of the newest paper: what an officer records since takes none of them away. */
export const readingsOf = <R extends FactRecord>({ history }: Fact<R>): readonly Reading[] =>
  history.find(({ basis }) => basis === 'stated')?.readings ?? [];

/** What a record gives to be added to others'; nothing where one of its numbers is not known. */
export function numbersOf<R extends Pick<FactRecord, 'rehearsal' | 'asOf'>>(
  record: R | null,
  of: (record: R) => readonly (string | number | null)[],
): SaidNumbers | null {
  if (!record) return null;
  const numbers = of(record).flatMap((one) => (one === null ? [] : [BigInt(one)]));
  return {
    numbers: numbers.length === of(record).length ? numbers : null,
    asOf: record.asOf,
    rehearsal: record.rehearsal,
  };
}

/** The problem that the command would meet now; null where it is let in. */
export function refusalOf(actions: readonly Action[], name: string): string | null {
  const action = actions.find((one) => one.name === name);
  return action?.allowed ? null : (action?.reason ?? '/problems/not-permitted');
}

/** Rows by a key, in the order in which the keys appear. */
function grouped<K, T>(rows: readonly T[], keyOf: (row: T) => K): [K, T[]][] {
  const groups = new Map<K, T[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return [...groups];
}

const sourcePlace = (source: FundingSource) => FundingSource.options.indexOf(source);
const programmePlace = (programme: Programme) => Programme.options.indexOf(programme);

/** Lines of one measure by year and programme, each in the order of the paper's table; the newest year first. */
export function byProgramme(lines: readonly LineView[], measure: LineKey['measure']) {
  const sorted = lines
    .filter((line) => line.measure === measure)
    .sort(
      (one, other) =>
        other.year - one.year ||
        programmePlace(one.programme) - programmePlace(other.programme) ||
        sourcePlace(one.fundingSource) - sourcePlace(other.fundingSource),
    );
  return grouped(sorted, ({ year, programme }) => `${year}/${programme}`).map(([key, rows]) => ({ key, rows }));
}

/** Every policy once, each followed by its parts, in the order they were defined. */
export function policyOrder(policies: readonly PolicyDefinition[]): PolicyDefinition[] {
  const known = new Set(policies.map(({ id }) => id));
  const under = (parent: string | null): PolicyDefinition[] =>
    policies
      .filter((one) => (parent === null ? one.parent === null || !known.has(one.parent) : one.parent === parent))
      .flatMap((one) => [one, ...under(one.id)]);
  return under(null);
}

/** The policy that has none above it: a support's group. */
function rootOf(policies: readonly PolicyDefinition[], id: string): string {
  const parent = policies.find((one) => one.id === id)?.parent;
  return parent && policies.some((one) => one.id === parent) ? rootOf(policies, parent) : id;
}

const measurePlace = (measure: SupportMeasure) => SupportMeasure.options.indexOf(measure);

/** Supports under the policy that has none above it, in the order of the policies and of how far support has come. */
export function bySupportedPolicy(supports: readonly SupportView[], policies: readonly PolicyDefinition[]) {
  const place = new Map(policyOrder(policies).map(({ id }, at) => [id, at]));
  const placeOf = (id: string) => place.get(id) ?? place.size;
  const sorted = [...supports].sort(
    (one, other) =>
      placeOf(one.policy) - placeOf(other.policy) ||
      other.year - one.year ||
      measurePlace(one.measure) - measurePlace(other.measure),
  );
  return grouped(sorted, ({ policy }) => rootOf(policies, policy));
}

/** What was approved of a policy in a year, as it stands now. */
export const approvedOf = (
  { year, policy }: Omit<SupportKey, 'measure'>,
  supports: readonly SupportView[],
): SupportRecord | null =>
  supports.find((one) => one.measure === 'approved' && one.year === year && one.policy === policy)?.current ?? null;

/** Heads paid of heads approved; no share of any other measure, or where one of the two is not known. */
export const shareOfApproved = (
  support: SupportKey,
  { count }: Pick<SupportRecord, 'count'>,
  supports: readonly SupportView[],
): Share | null => (support.measure === 'paid' ? shareOf(count, approvedOf(support, supports)?.count ?? null) : null);

/** The whole first, then its parts by name. */
export function wholeFirst<T extends { readonly unitName: string }>(rows: readonly T[], isWhole: (row: T) => boolean) {
  return [...rows].sort(
    (one, other) => Number(isWhole(other)) - Number(isWhole(one)) || one.unitName.localeCompare(other.unitName, 'vi'),
  );
}

/** Groups with only the rows whose words the search finds; marks and case do not matter. */
export function found<G extends { readonly title: string; readonly rows: readonly { readonly name: string }[] }>(
  groups: readonly G[],
  asked: string,
): G[] {
  return groups
    .map((group) => ({ ...group, rows: group.rows.filter(({ name }) => matches(`${group.title} ${name}`, asked)) }))
    .filter(({ rows }) => rows.length > 0);
}
