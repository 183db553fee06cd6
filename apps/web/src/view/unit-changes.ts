import type { UnitLevel } from '@langmoi/contracts/common';
import type { UnitChangesView, UnitComparison, UnitPaper, UnitState } from '@langmoi/contracts/units';
import { matches } from './format';

/** What became of a group of units between two days, as the two days show it. */
export const outcomes = [
  'merged',
  'split',
  'regrouped',
  'founded',
  'abolished',
  'retyped',
  'renamed',
  'moved',
  'recoded',
  'same',
] as const;
type Outcome = (typeof outcomes)[number];

export const levels = ['commune', 'district', 'province'] as const satisfies readonly UnitLevel[];

/** A group with what became of it, its level and its papers. */
export interface Group extends Pick<UnitComparison, 'before' | 'after'> {
  readonly key: string;
  readonly level: UnitLevel;
  /** Everything that changed; the first is what counts most. `same` alone where nothing did. */
  readonly outcomes: readonly [Outcome, ...Outcome[]];
  readonly papers: readonly UnitPaper[];
}

/** The groups of a comparison: communes first, each by the name that it has now. */
export function groupsOf({ groups, papers }: Pick<UnitChangesView, 'groups' | 'papers'>): Group[] {
  const paperOf = new Map(papers.map((paper) => [paper.eventId, paper]));
  return groups
    .flatMap(({ before, after, eventIds }) => {
      const first = after[0] ?? before[0];
      if (!first) return [];
      const named = eventIds.flatMap((id) => paperOf.get(id) ?? []);
      const { level, unitId: key } = first;
      return [{ key, level, before, after, outcomes: outcomesOf(before, after), papers: named }];
    })
    .sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level) || nameOf(a).localeCompare(nameOf(b), 'vi'));
}

const nameOf = ({ before, after }: Pick<Group, 'before' | 'after'>): string => (after[0] ?? before[0])?.name ?? '';

/** What changed of a unit that is one unit on both days. */
const changed = [
  ['retyped', 'kind'],
  ['renamed', 'name'],
  ['moved', 'parentId'],
  ['recoded', 'code'],
] as const satisfies readonly (readonly [Outcome, keyof UnitState])[];

function outcomesOf(before: readonly UnitState[], after: readonly UnitState[]): [Outcome, ...Outcome[]] {
  const [one, other] = [before[0], after[0]];
  if (!one) return ['founded'];
  if (!other) return ['abolished'];
  if (before.length > 1) return [after.length > 1 ? 'regrouped' : 'merged'];
  if (after.length > 1) return ['split'];
  const [first, ...more] = changed.filter(([, field]) => one[field] !== other[field]).map(([outcome]) => outcome);
  return first ? [first, ...more] : ['same'];
}

/** How many units of a level there are on both days. */
export const countsOf = (groups: readonly Group[], level: UnitLevel): { before: number; after: number } => {
  const count = (units: readonly UnitState[]) => units.filter((unit) => unit.level === level).length;
  return {
    before: groups.reduce((sum, { before }) => sum + count(before), 0),
    after: groups.reduce((sum, { after }) => sum + count(after), 0),
  };
};

export interface GroupFilter {
  readonly asked: string;
  /** Empty: whatever changed; `all`: what stayed the same as well. */
  readonly what: string;
  readonly level: string;
}

/** The groups that answer every filter; a unit is found by its name or code on either day, without Vietnamese marks. */
export const filterGroups = (groups: readonly Group[], { asked, what, level }: GroupFilter): Group[] =>
  groups.filter(
    (group) =>
      (level === '' || group.level === level) &&
      fits(group, what) &&
      [...group.before, ...group.after].some(({ name, code }) => matches(`${name} ${code}`, asked)),
  );

function fits({ outcomes: its }: Group, what: string): boolean {
  if (what === '') return its[0] !== 'same';
  return what === 'all' || its.some((outcome) => outcome === what);
}

/** The day on which provinces were joined and districts ended: Nghị quyết 202/2025/QH15, 203/2025/QH15. */
const reform = { eve: '2025-06-30', day: '2025-07-01' };

export interface TwoDays {
  readonly from: string;
  readonly to: string;
}

/** The two days that are compared unless others are asked for: today and the reform of 2025, in their order. */
export const usualDays = (today: string): TwoDays =>
  today < reform.day ? { from: today, to: reform.day } : { from: reform.eve, to: today };
