import type { Role } from '@langmoi/contracts/caller';
import { directory as table } from '@langmoi/domain/access/directory';
import { machines, persons } from '@langmoi/domain/access/people';
import { isGranted, listedPlace } from '@langmoi/domain/access/table';
import { useSession } from '../../queries';
import {} from './services';

type Act = 'invitePerson' | 'importOfficers' | 'assignLead' | 'appoint';

/**
 * What the caller may do in a list, which has no row to carry its actions yet: by the same table as the service. A rule
 * that asks for the role given is tried with each.
 */
export function useMay(): (act: Act, given?: Role) => boolean {
  const caller = useSession().data?.caller;
  return (act, given) => {
    if (!caller) return false;
    const place = listedPlace(caller);
    const tried = given ? [given] : persons;
    return tried.some((state) => isGranted(table[act], caller, { place, state }));
  };
}

/** The roles that the caller may give to a person. */
export function useRolesToGive(): readonly Role[] {
  const may = useMay();
  const given: readonly Role[] = machines;
  return persons.filter((role) => !given.includes(role) && role !== 'citizen' && may('appoint', role));
}
