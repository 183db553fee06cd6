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
export function refuseAnswered(judgement: Judgement, of: Of): void {
  if (openOf(judgement).some((one) => one.of === of)) return;
  throw invalidRequest([{ pointer: '/of', detail: inputTexts.alreadyDecided }], 422);
}

/** What figures and law leave open of a unit, each with the criterion that it belongs to; null: a condition. Pure. */
export function openOf({ conditions, criteria }: Judgement): { readonly of: Of; readonly criterion: number | null }[] {
  return [
    ...conditions.filter(isOpen).map(({ code }) => ({ of: code, criterion: null })),
    ...criteria.flatMap((criterion) => [
      ...(isOpen(criterion) ? [{ of: criterion.no, criterion: criterion.no }] : []),
      ...criterion.indicators.filter(isOpen).map(({ code }) => ({ of: code, criterion: criterion.no })),
    ]),
  ];
}

const isOpen = ({ outcome, because }: Pick<Judgement['criteria'][number], 'outcome' | 'because'>): boolean =>
  outcome === 'unknown' || because === 'decided' || because === 'stated';

/** Refuses to take back what nobody decided of the day. */
export function refuseNothingDecided(
  versions: readonly Pick<DecisionRow, 'version' | 'asOf' | 'met'>[],
  asOf: string,
): void {
  const [newest] = versions.filter((one) => one.asOf === asOf).sort((a, b) => b.version - a.version);
  if (newest && newest.met !== null) return;
  throw invalidRequest([{ pointer: '/asOf', detail: inputTexts.noDecisionToTakeBack }], 422);
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
