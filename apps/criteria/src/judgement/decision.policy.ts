import type { Caller } from '@langmoi/contracts/caller';
import type { DecisionView } from '@langmoi/contracts/decisions';
import { decisions } from '@langmoi/domain/access/decisions';
import { notPermitted, refusedBy } from '@langmoi/domain/access/refusal';
import { provincePlace } from '@langmoi/domain/access/table';
import { isLedBy, type Leads } from '../lead/lead.service';

interface Of {
  readonly provinceId: string;
}

const refusedDeciding = (caller: Caller, { provinceId }: Of) =>
  refusedBy(decisions.recordDecision, caller, { place: provincePlace(provinceId) });

/** Throws `/problems/not-permitted`; who leads what is asked of whom the table lets in. */
export function permitDeciding(caller: Caller, of: Of): void {
  const refused = refusedDeciding(caller, of);
  if (refused) throw refused;
}

/** Whether the caller decides anything there at all. */
export const mayDecideIn = (caller: Caller, of: Of): boolean => !refusedDeciding(caller, of);

/** A criterion is decided by whom leads it; a condition, and a criterion that nobody leads, by the coordination office. */
export function decides(
  caller: Pick<Caller, 'roles' | 'organisationId'>,
  criterion: number | null,
  leads: Leads,
): boolean {
  const isNobodys = criterion === null || !leads.has(criterion);
  return isNobodys
    ? caller.roles.includes('coordinationOffice')
    : caller.roles.includes('departmentOfficer') && isLedBy(leads, criterion, caller.organisationId);
}

/** Throws `/problems/not-permitted` where another office decides. */
export function permitDecidingOf(...asked: Parameters<typeof decides>): void {
  if (!decides(...asked)) throw notPermitted('Another office decides this');
}

/** The decision as the reader may see it: without words for whom sees none. */
export const decisionShown = (decision: DecisionView, sees: boolean): DecisionView =>
  sees ? decision : withoutWords(decision);

const withoutWords = ({ reason: _, evidence: __, ...decision }: DecisionView): DecisionView => decision;
