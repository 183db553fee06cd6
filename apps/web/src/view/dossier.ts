import type { Action, Text } from '@langmoi/contracts/common';
import type { DossierView, StageEntryView } from '@langmoi/contracts/recognition';
import type { Stage } from '@langmoi/contracts/regime';

/** Where the dossier stands; null once it has ended. */
export const currentEntry = ({ timeline }: Pick<DossierView, 'timeline'>): StageEntryView | null =>
  timeline.find(({ state }) => state === 'current') ?? null;

export const actionNamed = (actions: readonly Action[], name: string): Action =>
  actions.find((action) => action.name === name) ?? { name, allowed: false };

/** Attaching a paper goes beside the stage's own actions. */
const attach = 'attach';

export const mayAttach = (actions: readonly Action[]): boolean => actionNamed(actions, attach).allowed;

/** What the caller may do at the stage now, and the first reason why not where there is nothing. */
export function nextActions(actions: readonly Action[]): { allowed: string[]; refused: Action | null } {
  const own = actions.filter(({ name }) => name !== attach);
  const mine = own.filter(({ reason }) => reason !== '/problems/not-permitted');
  return {
    allowed: own.filter((action) => action.allowed).map(({ name }) => name),
    refused: mine.find((action) => !action.allowed) ?? own[0] ?? null,
  };
}

/** How far along: entries behind and all that are known, for "bước 6/12". */
export function progressOf(timeline: readonly Pick<StageEntryView, 'state'>[]): { at: number; of: number } {
  const current = timeline.findIndex(({ state }) => state === 'current');
  return { at: current < 0 ? timeline.length : current + 1, of: timeline.length };
}

/** The ways out of a stage that a person may choose, by the regime's text. */
export function outcomesOf(stage: Pick<Stage, 'outcomes'> | undefined): [string, Stage['outcomes'][string]][] {
  return Object.entries(stage?.outcomes ?? {});
}

/** The offices still awaited at the stage. */
export const awaitedAt = ({ awaited }: Pick<StageEntryView, 'awaited'>): string[] => [
  ...new Set(awaited.filter(({ done }) => !done).map(({ organisationName }) => organisationName)),
];

export interface TypedContent {
  readonly content: string;
  readonly satisfied: string;
  readonly notSatisfied: string;
  readonly noOpinion: string;
}

/** A row of the poll as it is typed: its sum, and how far it is from the ballots returned. */
export function contentSum(
  row: TypedContent,
  returned: number | undefined,
  whole: (typed: string) => number | undefined,
) {
  const parts = [row.satisfied, row.notSatisfied, row.noOpinion].map(whole);
  if (parts.some((part) => part === undefined)) return { sum: null, off: null, percent: null };
  const sum = parts.reduce<number>((all, part) => all + (part ?? 0), 0);
  const satisfied = parts[0] ?? 0;
  const percent = returned ? Math.round((satisfied / returned) * 10_000) / 100 : null;
  return { sum, off: returned === undefined ? null : sum - returned, percent };
}

/** What a refusal is about: the criteria still missing, or the papers. */
export function obstaclesOf(
  { assessment, requiredDocuments }: Pick<DossierView, 'assessment' | 'requiredDocuments'>,
  reason: string,
): (number | Text)[] {
  if (reason === '/problems/criteria-missing') return assessment?.missing ?? [];
  if (reason !== '/problems/documents-missing') return [];
  return requiredDocuments.filter(({ required, present }) => required && !present).map(({ title }) => title);
}
