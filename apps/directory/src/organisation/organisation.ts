import type { Role } from '@langmoi/contracts/caller';
import type { OrganisationView } from '@langmoi/contracts/directory';
import type { LeadRow, OrganisationRow } from './organisation.entity';

interface Member {
  readonly officerId: string;
  readonly organisationId: string;
  readonly role: Role;
}

/** Each organisation with what it leads and who sits in it. */
export function viewsOf(
  organisations: readonly OrganisationRow[],
  leads: readonly LeadRow[],
  members: readonly Member[],
): OrganisationView[] {
  return organisations.map(({ id, provinceId, unitId, kind, name }) => ({
    id,
    provinceId,
    unitId,
    kind,
    name,
    leads: leads
      .filter(({ organisationId }) => organisationId === id)
      .map(({ criteriaSet, criterion, basis, source }) => ({ criteriaSet, criterion, basis, source })),
    members: members
      .filter(({ organisationId }) => organisationId === id)
      .map(({ officerId, role }) => ({ officerId, role }))
      .sort((a, b) => a.officerId.localeCompare(b.officerId)),
  }));
}
