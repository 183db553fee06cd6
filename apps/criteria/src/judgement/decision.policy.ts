import type { Caller } from '@langmoi/contracts/caller';
import type { DecisionView } from '@langmoi/contracts/decisions';
import { decisions } from '@langmoi/domain/access/decisions';
import { notPermitted, refusedBy } from '@langmoi/domain/access/refusal';
import { provincePlace, type Asking } from '@langmoi/domain/access/table';
import { unitJudgements } from '@langmoi/domain/access/unit-judgements';
import { policyOf } from '@langmoi/domain/policy';
import { isLedBy, type Leads } from '../lead/lead.service';

interface OfProvince {
  readonly provinceId: string;
}

/** Who leads what is asked of whom the table lets in. */
export const ofCommune = policyOf({
  recordDecision: (caller: Asking, { provinceId }: OfProvince) =>
    refusedBy(decisions.recordDecision, caller, { place: provincePlace(provinceId) }),
});

/** The same of districts and the province. */
export const ofUnit = policyOf({
  recordUnitDecision: (caller: Asking, { provinceId }: OfProvince) =>
    refusedBy(unitJudgements.recordUnitDecision, caller, { place: provincePlace(provinceId) }),
});

/** Whether the caller decides anything there at all. */
export const mayDecideIn = (caller: Caller, of: OfProvince): boolean =>
  ofCommune.actionsOf(caller, of).some(({ allowed }) => allowed);

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
