import { inputTexts } from '@langmoi/contracts/input-texts';
import { invalidRequest, type InputError } from '@langmoi/contracts/problem';
import type { Reason } from '@langmoi/contracts/recognition';
import type { Stage } from '@langmoi/contracts/regime';
import { refuseAt, refuseFuture, requireReasons, type Judgement } from './judgement';

/** What an authority enters of its decision; what an issued one needs is missing from a declined one. */
export interface DecisionFacts {
  readonly outcome: 'issued' | 'declined';
  readonly number?: string | undefined;
  readonly signedOn?: string | undefined;
  readonly effectiveOn?: string | undefined;
  readonly signatory?: string | undefined;
  readonly reasons: readonly Reason[];
  readonly today: string;
}

/** A decision as it is kept: nothing of it is optional any more. */
export interface IssuedDecision {
  readonly number: string;
  readonly signedOn: string;
  readonly effectiveOn: string;
  readonly signatory: string;
}

/** Issued with number, dates and signatory, or declined with reasons. Throws invalid-request, reasons-required. */
export function judgeDecision(stage: Stage, facts: DecisionFacts): Judgement {
  if (facts.outcome === 'declined') requireReasons(stage, 'declined', facts.reasons);
  else issuedDecision(facts);
  return { outcome: facts.outcome, reasons: facts.reasons, figures: [] };
}

/**
 * The decision that was issued. It takes effect on the day of its signature or later, and nobody signs tomorrow's.
 * Throws invalid-request at each field that is missing or contradicts another.
 */
export function issuedDecision(facts: DecisionFacts): IssuedDecision {
  const { number, signedOn, effectiveOn, signatory } = facts;
  if (number === undefined || signedOn === undefined || effectiveOn === undefined || signatory === undefined) {
    throw invalidRequest(unnamed({ number, signedOn, effectiveOn, signatory }), 422);
  }
  refuseFuture('/signedOn', signedOn, facts.today);
  if (effectiveOn < signedOn) throw refuseAt('/effectiveOn', inputTexts.effectiveBeforeSigned);
  return { number: number.trim(), signedOn, effectiveOn, signatory: signatory.trim() };
}

const unnamed = (fields: Record<string, string | undefined>): InputError[] =>
  Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [{ pointer: `/${name}`, detail: inputTexts.fieldNeeded }] : [],
  );
