import { isGranted, listedPlace, mayEver, unitPlace, type Rule } from '@langmoi/domain/access/table';
import { useSession } from './queries';

type Grants = Pick<Rule, 'grants'>;
type Unit = Parameters<typeof unitPlace>[0];

/**
 * Whether the caller may, by the same line of the access table as the service asks: for what no view carries actions
 * for yet. Of a unit, or of the province that is looked at.
 */
export function useGranted(): (rule: Grants, unit?: Unit) => boolean {
  const caller = useSession().data?.caller;
  return (rule, unit) =>
    caller !== undefined && isGranted(rule, caller, { place: unit ? unitPlace(unit) : listedPlace(caller) });
}

/** Whether the caller's office may at all, in whatever place and state: for a page that is worth offering. */
export function useMayEver(): (rule: Grants) => boolean {
  const caller = useSession().data?.caller;
  return (rule) => caller !== undefined && mayEver(rule, caller, 'GET');
}
