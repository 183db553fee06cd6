import type { OrganisationView } from '@langmoi/contracts/directory';
import type { LeadRow, OrganisationRow } from './organisation.entity';

type Member = OrganisationView['members'][number] & { readonly organisationId: string };

/** Whether a lead is in force on a day; one without a first day is older than what is recorded here. */
export function leadsOn({ fromOn, toOn }: Pick<LeadRow, 'fromOn' | 'toOn'>, on: string): boolean {
  return (fromOn === null || fromOn <= on) && (toOn === null || on <= toOn); // ISO dates order as text
}

/** Each organisation with what it leads and who sits in it, all of one day. */
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
      .map(({ criteriaSet, criterion, basis, source, fromOn, toOn }) => ({
        ...{ criteriaSet, criterion, basis, source },
        ...(fromOn !== null && { fromOn }),
        ...(toOn !== null && { toOn }),
      })),
    members: members
      .filter(({ organisationId }) => organisationId === id)
      .map(({ organisationId: _, ...member }) => member)
      .sort((a, b) => a.officerId.localeCompare(b.officerId) || a.role.localeCompare(b.role)),
  }));
}

/** The organisations that gain or lose a lead when the day changes. */
export function leadsChanging(
  leads: readonly Pick<LeadRow, 'fromOn' | 'toOn' | 'organisationId'>[],
  { from, to }: { from: string; to: string },
): string[] {
  return leads.filter((lead) => leadsOn(lead, from) !== leadsOn(lead, to)).map(({ organisationId }) => organisationId);
}
