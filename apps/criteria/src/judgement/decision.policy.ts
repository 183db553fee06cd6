import type { Caller } from '@langmoi/contracts/caller';
import type { DecisionView } from '@langmoi/contracts/decisions';
import { decisions } from '@langmoi/domain/access/decisions';
import { notPermitted, refusedBy } from '@langmoi/domain/access/refusal';
import { provincePlace } from '@langmoi/domain/access/table';
import { isLedBy, type Leads } from '../lead/lead.service';

/** Throws `/problems/not-permitted`; who leads what is asked of whom the table lets in. */
export function permitDeciding(caller: Caller, { provinceId }: { readonly provinceId: string }): void {
  const refused = refusedBy(decisions.recordDecision, caller, { place: provincePlace(provinceId) });
  if (refused) throw refused;
}

/**
 * A criterion is decided by whom leads it; a condition, and a criterion that nobody leads, by the coordination office.
 * Throws `/problems/not-permitted`.
 */
export function permitDecidingOf(
  caller: Pick<Caller, 'roles' | 'organisationId'>,
  criterion: number | null,
  leads: Leads,
): void {
  const isNobodys = criterion === null || !leads.has(criterion);
  const may = isNobodys
    ? caller.roles.includes('coordinationOffice')
    : caller.roles.includes('departmentOfficer') && isLedBy(leads, criterion, caller.organisationId);
  if (!may) throw notPermitted('Another office decides this');
}

/** The decision as the reader may see it: without words for whom sees none. */
export const decisionShown = (decision: DecisionView, sees: boolean): DecisionView =>
  sees ? decision : withoutWords(decision);

const withoutWords = ({ reason: _, evidence: __, ...decision }: DecisionView): DecisionView => decision;
