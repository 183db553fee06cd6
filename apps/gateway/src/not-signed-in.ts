import { Problem } from '@langmoi/contracts/problem';

/** Why a sign-in is over. */
export type WhyEnded =
  'signedOut' | 'endedElsewhere' | 'renewed' | 'idle' | 'limit' | 'provider' | 'otherBrowser' | 'accountGone';

/** The refusal of whoever has not said who they are; `because` where a sign-in of theirs has ended. */
export function notSignedIn(because?: WhyEnded, cause?: unknown): Problem {
  const problem = new Problem('/problems/not-signed-in', 401, 'Sign in first', { ...(because && { because }) });
  problem.cause = cause;
  return problem;
}
