import type { CriteriaSetView } from '@langmoi/contracts/criteria';
import type { DecisionView, RecordDecision } from '@langmoi/contracts/decisions';
import { inputTexts } from '@langmoi/contracts/input-texts';
import { invalidRequest } from '@langmoi/contracts/problem';
import type { Judgement } from '@langmoi/domain/criteria/judgement';
import type { DecisionRow } from './decision.entity';

type Of = RecordDecision['of'];

/** The criterion that something of a set belongs to; null of a condition; undefined of what the set has not. Pure. */
export function criterionOf({ conditions, criteria }: CriteriaSetView, of: Of): number | null | undefined {
  if (typeof of === 'number') return criteria.find(({ no }) => no === of)?.no;
  if (conditions.some(({ code }) => code === of)) return null;
  return criteria.find(({ indicators }) => indicators.some(({ code }) => code === of))?.no;
}

/**
 * Refuses, as contradicting itself, a decision on what figures and law have answered: what can be computed is computed,
 * and nobody overrules it.
 */
export function refuseAnswered({ conditions, criteria }: Judgement, of: Of): void {
  const indicators = [...conditions, ...criteria.flatMap((criterion) => criterion.indicators)];
  const judged =
    typeof of === 'number' ? criteria.find(({ no }) => no === of) : indicators.find(({ code }) => code === of);
  const isOpen =
    judged && (judged.outcome === 'unknown' || judged.because === 'decided' || judged.because === 'stated');
  if (!isOpen) throw invalidRequest([{ pointer: '/of', detail: inputTexts.alreadyDecided }], 422);
}

/** As much of a row as is told. */
export type SaidDecision = Omit<DecisionRow, 'provinceId' | 'setVersion' | 'appointmentId'>;

/** What is decided: a code, or a criterion's number. */
export const decidedOf = ({ id, code, criterion }: Pick<DecisionRow, 'id' | 'code' | 'criterion'>): Of => {
  const of = code ?? criterion;
  if (of === null) throw new Error(`Decision ${id} is of nothing`);
  return of;
};

export function viewOf(row: SaidDecision): DecisionView {
  const { id, unitId: communeId, criteriaSet, version, met, asOf, knownOn, organisationId, rehearsal, capacity } = row;
  return {
    ...{ id, communeId, criteriaSet, of: decidedOf(row), version, met, asOf, knownOn, organisationId, rehearsal },
    ...{ recordedAt: row.recordedAt.toISOString(), capacity, reason: row.reason, evidence: row.evidence },
  };
}
