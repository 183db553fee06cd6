import { Tier, type Text } from '@langmoi/contracts/common';
import { inputTexts } from '@langmoi/contracts/input-texts';
import type {
  AssessmentView,
  CriteriaSetView,
  CriterionResult,
  CriterionState,
  DraftView,
  RecordAssessment,
} from '@langmoi/contracts/criteria';
import { invalidRequest, Problem } from '@langmoi/contracts/problem';
import type { UnitAssessmentView, UnitDraftView } from '@langmoi/contracts/unit-judgements';
import { countingToday } from '@langmoi/domain/facts';
import type { AssessmentRow, DraftRow } from './assessment.entity';

/**
 * Refuses results that the set has no criterion for (`/problems/unknown-criterion`), and a criterion answered twice
 * (`/problems/invalid-request`); each at its place in the request.
 */
export function checkResults(results: readonly CriterionResult[], criteria: readonly number[]): void {
  const at = (detail: Text, wrong: (result: CriterionResult, index: number) => boolean) =>
    results.flatMap((result, index) =>
      wrong(result, index) ? [{ pointer: `/results/${index}/criterion`, detail, criterion: result.criterion }] : [],
    );
  const unknown = at(inputTexts.criterionUnknown, ({ criterion }) => !criteria.includes(criterion));
  if (unknown.length > 0) {
    const extra = { criteria: unknown.map(({ criterion }) => criterion), errors: unknown };
    throw new Problem('/problems/unknown-criterion', 422, 'The set has no such criterion', extra);
  }
  const first = (wanted: number) => results.findIndex(({ criterion }) => criterion === wanted);
  const twice = at(inputTexts.criterionAbove, ({ criterion }, index) => first(criterion) !== index);
  if (twice.length > 0) throw invalidRequest(twice, 422);
}

/** Refuses a form of another set than the one in force on its day: the same number may be another criterion of it. */
export function refuseOtherSet(set: Pick<CriteriaSetView, 'id'>, { criteriaSet = set.id }: RecordAssessment): void {
  if (criteriaSet !== set.id) throw invalidRequest([{ pointer: '/asOf', detail: inputTexts.otherSetThen }], 422);
}

/** One result for every criterion of the set, in its order; what nobody answered has no data. */
export function completed(results: readonly CriterionResult[], criteria: readonly number[]): CriterionResult[] {
  checkResults(results, criteria);
  const given = new Map(results.map((result) => [result.criterion, result]));
  return criteria.map((criterion) => given.get(criterion) ?? { criterion, state: 'noData' });
}

/** What a paper says that names only what is missing, and of what nobody knows anything: the rest is achieved. */
export function statedResults(
  { missing, noData = [] }: { readonly missing: readonly number[]; readonly noData?: readonly number[] },
  criteria: readonly number[],
): CriterionResult[] {
  const named = [...missing.map(asState('missing')), ...noData.map(asState('noData'))];
  checkResults(named, criteria);
  const states = new Map(named.map(({ criterion, state }) => [criterion, state]));
  return criteria.map((criterion) => ({ criterion, state: states.get(criterion) ?? 'achieved' }));
}

const asState = (state: CriterionState) => (criterion: number) => ({ criterion, state });

/**
 * Which of the words said by a set counts: of a day asked for, of what is said of the days up to it; else what counts
 * today. Null: nothing is said. Pure.
 */
export function countingBy<A extends Pick<AssessmentView, 'criteriaSet' | 'asOf' | 'version' | 'results'>>(
  history: readonly A[],
  { setId, on, today }: { readonly setId: string; readonly on: string | undefined; readonly today: string },
): A | null {
  const said = history.filter(({ criteriaSet, asOf }) => criteriaSet === setId && (on === undefined || asOf <= on));
  return countingToday(said, on ?? today, ({ results }) => results.some(({ state }) => state !== 'noData'));
}

/** A draft that has become an assessment: whoever still types into the one before is shown that. */
export const emptied = (draft: DraftRow): DraftRow => ({
  ...draft,
  ...{ revision: draft.revision + 1, results: [], savedAt: new Date() },
});

/** The next revision of a draft. Throws `/problems/stale-version` with the draft as it is, so that nothing is lost. */
export function nextRevision(draft: DraftView | UnitDraftView, seen: number): number {
  if (seen === draft.revision) return seen + 1;
  throw new Problem('/problems/stale-version', 409, 'There is a newer version than the one you saw', { draft });
}

const numbersOf = (results: readonly CriterionResult[], wanted: CriterionState): number[] =>
  results.filter(({ state }) => state === wanted).map(({ criterion }) => criterion);

/** The criteria by what was said of them. */
export function summaryOf(results: readonly CriterionResult[]) {
  const [missing, noData] = [numbersOf(results, 'missing'), numbersOf(results, 'noData')];
  return { metCount: numbersOf(results, 'achieved').length, total: results.length, missing, noData };
}

/** Of a commune. */
export function viewOf(row: AssessmentRow): AssessmentView {
  return { communeId: row.communeId, tier: Tier.parse(row.tier), ...saidOf(row) };
}

/** Of a district. */
export function unitViewOf(row: AssessmentRow): UnitAssessmentView {
  return { unitId: row.communeId, tier: row.tier, ...saidOf(row) };
}

function saidOf(row: AssessmentRow): Omit<AssessmentView, 'communeId' | 'tier'> {
  const { id, criteriaSet, version, basis, asOf, results, source, rehearsal, capacity } = row;
  const { metCount, total, missing } = summaryOf(results);
  return {
    ...{ id, criteriaSet, version, basis, asOf, results, metCount, total, missing, source, rehearsal, capacity },
    recordedAt: row.recordedAt.toISOString(),
  };
}

/** Which draft is spoken of. */
type DraftPlace = Pick<DraftView, 'communeId' | 'tier' | 'criteriaSet'>;

/** The draft of somebody who has not typed anything yet is empty, at revision 0. */
export function draftViewOf({ communeId, tier, criteriaSet }: DraftPlace, draft: DraftRow | null): DraftView {
  return { communeId, tier, criteriaSet, ...typedOf(draft) };
}

/** The same of a district. */
export function unitDraftViewOf(
  { unitId, tier, criteriaSet }: Pick<UnitDraftView, 'unitId' | 'tier' | 'criteriaSet'>,
  draft: DraftRow | null,
): UnitDraftView {
  return { unitId, tier, criteriaSet, ...typedOf(draft) };
}

function typedOf(draft: DraftRow | null): Pick<DraftView, 'revision' | 'results' | 'savedAt'> {
  const { revision = 0, results = [], savedAt } = draft ?? {};
  return { revision, results, savedAt: savedAt?.toISOString() ?? null };
}
