import type { Lead, ListedOrganisation } from '@langmoi/contracts/directory';

export type NamedLead = Lead &
  Pick<ListedOrganisation, 'successions' | 'place'> & {
    readonly organisationId: string;
    readonly organisationName: string;
  };

interface Asked {
  readonly set: string;
  readonly criterion: number;
  readonly on: string;
}

/** Who leads a criterion on a day, who will, and who did; the nearest day first. */
export function leadsOf(organisations: readonly ListedOrganisation[], { set, criterion, on }: Asked) {
  const all = organisations.flatMap(({ id, name, leads, otherLeads = [], successions, place }): NamedLead[] =>
    [...leads, ...otherLeads]
      .filter((lead) => lead.criteriaSet === set && lead.criterion === criterion)
      .map((lead) => ({
        ...{ ...lead, organisationId: id, organisationName: name },
        ...{ ...(successions && { successions }), ...(place && { place }) },
      })),
  );
  const begins = ({ fromOn }: Lead) => fromOn ?? '';
  const over = ({ toOn }: Lead) => toOn != null && toOn < on;
  const byBegin = (one: Lead, other: Lead) => begins(one).localeCompare(begins(other));
  return {
    now: all.filter((lead) => begins(lead) <= on && !over(lead)),
    coming: all.filter((lead) => begins(lead) > on).sort(byBegin),
    past: all.filter((lead) => begins(lead) <= on && over(lead)).sort((one, other) => byBegin(other, one)),
  };
}
