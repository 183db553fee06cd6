import type { Lead } from '@langmoi/contracts/directory';

/** The organisations that lead a criterion, by its number. */
export type Leads = ReadonlyMap<number, readonly string[]>;

interface Leading {
  readonly id: string;
  readonly leads: readonly Lead[];
}

/** Who leads which criterion of a set on a day. Pure. */
export function leadsOn(organisations: readonly Leading[], criteriaSet: string, on: string): Leads {
  const leads = new Map<number, string[]>();
  for (const { id, leads: own } of organisations) {
    for (const { criterion, ...lead } of own) {
      if (lead.criteriaSet !== criteriaSet || !((lead.fromOn ?? on) <= on && on <= (lead.toOn ?? on))) continue;
      leads.set(criterion, [...(leads.get(criterion) ?? []), id]);
    }
  }
  return leads;
}

/** Whether an organisation leads a criterion; null: something that belongs to none, such as a condition. Pure. */
export const isLedBy = (leads: Leads, criterion: number | null, organisationId: string): boolean =>
  criterion !== null && (leads.get(criterion)?.includes(organisationId) ?? false);
