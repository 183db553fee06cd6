import { Problem } from '@langmoi/contracts/problem';
import { isGranted, type Asking, type Place, type Rule } from './table';

/** The refusal of an office that may not do a thing. */
export const notPermitted = (title = 'This office may not do that'): Problem =>
  new Problem('/problems/not-permitted', 403, title);

/** The problem of a caller whom no grant lets through; undefined for one who may. For the obstacles of a policy. */
export const refusedBy = (
  rule: Pick<Rule, 'grants'>,
  caller: Asking,
  at: { readonly place: Place; readonly state?: string },
): Problem | undefined => (isGranted(rule, caller, at) ? undefined : notPermitted());
