import type { Caller } from '@langmoi/contracts/caller';
import type { Lead, ListedOrganisation, OrganisationView } from '@langmoi/contracts/directory';
import { invalidRequest, Problem } from '@langmoi/contracts/problem';
import { inputTexts } from '@langmoi/contracts/input-texts';
import { directory } from '@langmoi/domain/access/directory';
import { maskFor } from '@langmoi/domain/access/fields';
import { isGranted, provincePlace, type Place } from '@langmoi/domain/access/table';
import { successionsOf } from '@langmoi/domain/units/succession';
import type { LeadRow, OrganisationRow } from './organisation.entity';

type Member = OrganisationView['members'][number] & { readonly organisationId: string };

/** Whether a lead is in force on a day; one without a first day is older than what is recorded here. */
export function leadsOn({ fromOn, toOn }: Pick<LeadRow, 'fromOn' | 'toOn'>, on: string): boolean {
  return (fromOn === null || fromOn <= on) && (toOn === null || on <= toOn); // ISO dates order as text
}

/** Each organisation with what it leads and who sits in it on a day; what it leads on others stands apart. */
export function viewsOf(
  organisations: readonly OrganisationRow[],
  { leads, members, on }: { leads: readonly LeadRow[]; members: readonly Member[]; on: string },
): OrganisationView[] {
  return organisations.map(({ id, provinceId, unitId, kind, name }) => {
    const own = leads.filter(({ organisationId }) => organisationId === id);
    const others = own.filter((lead) => !leadsOn(lead, on));
    return {
      ...{ id, provinceId, unitId, kind, name },
      leads: own.filter((lead) => leadsOn(lead, on)).map(leadView),
      ...(others.length > 0 && { otherLeads: others.map(leadView) }),
      members: members
        .filter(({ organisationId }) => organisationId === id)
        .map(({ organisationId: _, ...member }) => member)
        .sort((a, b) => a.officerId.localeCompare(b.officerId) || a.role.localeCompare(b.role)),
    };
  });
}

const leadView = ({ criteriaSet, criterion, basis, source, fromOn, toOn }: LeadRow): Lead => ({
  ...{ criteriaSet, criterion, basis, source },
  ...(fromOn !== null && { fromOn }),
  ...(toOn !== null && { toOn }),
});

/** An organisation as the caller may see it: who sits there, and where those are at home, is not everybody's. Pure. */
export function seenBy(caller: Caller, view: OrganisationView): OrganisationView {
  const place = provincePlace(view.provinceId);
  if (!isGranted(directory.readMembers, caller, { place })) return { ...view, members: [] };
  if (maskFor(caller, place).shows('person.home')) return view;
  return { ...view, members: view.members.map((member) => ({ ...member, homeUnitId: null })) };
}

/** What hangs on its unit: an office, or a committee that steers what goes on in the unit. Pure. */
export const dependantKindOf = ({ kind }: Pick<OrganisationView, 'kind'>) =>
  kind === 'steeringCommittee' ? ('steering' as const) : ('organisation' as const);

/** With what changes of units made of it, and of what it leads. Pure. */
export function withSuccessions(view: OrganisationView, changes: Places['changes']): ListedOrganisation {
  const kinds = [dependantKindOf(view), ...(view.leads.length > 0 ? (['lead'] as const) : [])];
  const successions = kinds.flatMap((kind) => successionsOf(changes, kind, view.unitId));
  return { ...view, ...(successions.length > 0 && { successions }) };
}

/** The organisations that gain or lose a lead when the day changes. */
export function leadsChanging(
  leads: readonly Pick<LeadRow, 'fromOn' | 'toOn' | 'organisationId'>[],
  { from, to }: { from: string; to: string },
): string[] {
  return leads.filter((lead) => leadsOn(lead, from) !== leadsOn(lead, to)).map(({ organisationId }) => organisationId);
}

/** Where offices of a tenant may be. */
export interface Places {
  readonly organisations: ReadonlyMap<string, OrganisationRow>;
  /** How people call each unit. */
  readonly units: ReadonlyMap<string, string>;
  /** From the province down to each unit, itself included. */
  readonly paths: ReadonlyMap<string, readonly string[]>;
  /** Units by official code. */
  readonly unitIds: ReadonlyMap<string, string>;
  /** Changes of units that are in effect. */
  readonly changes: Parameters<typeof successionsOf>[0];
}

/** From the province down to a unit. Throws `/problems/unit-not-found`. Pure. */
export function pathOf(unitId: string, { paths }: Pick<Places, 'paths'>): readonly string[] {
  const path = paths.get(unitId);
  if (!path) throw new Problem('/problems/unit-not-found', 404, 'No such administrative unit', { id: unitId });
  return path;
}

/**
 * Where an office is: in the unit of its organisation or below it, for an office reaches no further than its house.
 * Throws `/problems/organisation-not-found`, `/problems/unit-not-found`, or as not well formed. Pure.
 */
export function placeOf(
  provinceId: string,
  { organisationId, unitId }: { organisationId: string; unitId: string },
  places: Places,
): Place {
  const organisation = places.organisations.get(organisationId);
  if (!organisation) throw organisationNotFound(organisationId);
  const path = pathOf(unitId, places);
  if (path.includes(organisation.unitId)) return { provinceId, path };
  throw invalidRequest([{ pointer: '/unitId', detail: inputTexts.unitOutsideOffice }]);
}

export function organisationNotFound(id: string): Problem {
  return new Problem('/problems/organisation-not-found', 404, 'No such organisation', { id });
}
