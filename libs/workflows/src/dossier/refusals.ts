import { ApplicationFailure } from '@temporalio/common';

/** A refusal as platform reads it back into a Problem; whoever called is told, and the run goes on. */
const refusal = (
  type: string,
  status: number,
  title: string,
  extra: Record<string, unknown> = {},
): ApplicationFailure => ApplicationFailure.nonRetryable(title, 'Problem', { type, status, title, extra });

/** Says where the dossier is instead; nowhere yet while it is being opened. */
export const wrongStage = (at?: { readonly stage: string; readonly round: number }): ApplicationFailure =>
  refusal('/problems/wrong-stage', 409, 'The dossier is not at this step', at);

/** A department speaks once in a round. */
export const alreadyConfirmed = (): ApplicationFailure =>
  refusal('/problems/already-confirmed', 409, 'Your department has already spoken in this round');

/** The office is none of those that the step waits for. */
export const notPermitted = (): ApplicationFailure =>
  refusal('/problems/not-permitted', 403, 'This office may not do that');
