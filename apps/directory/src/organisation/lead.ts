import type { AssigningLead } from '@langmoi/contracts/officers';
import { invalidRequest } from '@langmoi/contracts/problem';
import { inputTexts } from '@langmoi/contracts/input-texts';
import type { LeadRow } from './organisation.entity';

/** The day before a date. Pure. */
export function dayBefore(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}

/** Whether a lead with this last day is still one on a date, or comes after it. */
export const runsInto = (toOn: string | null, date: string): boolean => toOn === null || toOn >= date; // ISO dates order as text

/** Refuses, as not well formed, an assignment from a day at or after which another one begins. Pure. */
export function refuseLaterLead(running: readonly Pick<LeadRow, 'fromOn'>[], fromOn: string): void {
  if (running.every((lead) => lead.fromOn === null || lead.fromOn < fromOn)) return;
  throw invalidRequest([{ pointer: '/fromOn', detail: inputTexts.laterLead }]);
}

/** The lead that a decision assigns: named by that paper. Pure. */
export function leadOf(asked: AssigningLead, { id, provinceId }: { id: string; provinceId: string }): LeadRow {
  const { organisationId, criteriaSet, criterion, fromOn, decision } = asked;
  const source = { document: `Quyết định ${decision.number}`, date: decision.date, line: null };
  return {
    ...{ id, provinceId, organisationId, criteriaSet, criterion, fromOn, decision, source },
    ...{ basis: 'named', toOn: null },
  };
}
