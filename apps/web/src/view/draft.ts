import type { CriterionResult, CriterionState, DraftView } from '@langmoi/contracts/criteria';
import type { WholesSheet } from './said-of';

/** What this machine keeps of an unfinished assessment until the server has it. */
export interface KeptDraft {
  readonly revision: number;
  readonly results: readonly CriterionResult[];
}

export type Results = Readonly<Record<number, CriterionResult>>;

const byNumber = (results: readonly CriterionResult[]): Results =>
  Object.fromEntries(results.map((result) => [result.criterion, result]));

/** What the editor opens with: what this machine kept, else the draft, else the newest version; every criterion named. */
export function firstResults(view: Pick<WholesSheet, 'set' | 'current' | 'draft'>, kept: KeptDraft | null): Results {
  const known = byNumber(
    kept?.results ?? (view.draft.results.length > 0 ? view.draft.results : (view.current?.results ?? [])),
  );
  return byNumber(
    view.set.criteria.map(({ no }) => known[no] ?? { criterion: no, state: 'noData' satisfies CriterionState }),
  );
}

/** The version that the next one comes after, by whichever set it is; 0 where there is none. */
export const newestOf = ({ history }: Pick<WholesSheet, 'history'>): number => history[0]?.version ?? 0;

/** In the order of the set; empty notes are not sent. */
export function resultsList(results: Results): CriterionResult[] {
  return Object.values(results)
    .sort((one, other) => one.criterion - other.criterion)
    .map(({ criterion, state, note }) => (note?.trim() ? { criterion, state, note } : { criterion, state }));
}

/** How many criteria are met, and which are not. */
export function tallyOf(results: Results): { met: number; total: number; missing: number[] } {
  const all = resultsList(results);
  const missing = all.filter(({ state }) => state !== 'achieved').map(({ criterion }) => criterion);
  return { met: all.length - missing.length, total: all.length, missing };
}

/** Somebody else saved in between when the server's revision has moved past ours. */
export const movedOn = (kept: KeptDraft, draft: Pick<DraftView, 'revision'>): boolean => draft.revision > kept.revision;

const isResult = (value: unknown): value is CriterionResult =>
  typeof value === 'object' && value !== null && 'criterion' in value && 'state' in value;

/** Reads back what was kept; anything unreadable counts as nothing. */
export function readKept(text: string | null): KeptDraft | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    if (typeof value !== 'object' || value === null || !('revision' in value) || !('results' in value)) return null;
    const { revision, results } = value;
    if (typeof revision !== 'number' || !Array.isArray(results) || !results.every(isResult)) return null;
    return { revision, results };
  } catch {
    return null;
  }
}
