import type { Caller } from '@langmoi/contracts/caller';
import type { EvidenceBringer } from '@langmoi/contracts/evidence';
import { Problem } from '@langmoi/contracts/problem';
import { evidence } from '@langmoi/domain/access/evidence';
import { notPermitted, refusedBy } from '@langmoi/domain/access/refusal';
import { provincePlace, unitPlace, type Asking, type Place } from '@langmoi/domain/access/table';
import { policyOf } from '@langmoi/domain/policy';
import { isLedBy, type Leads } from '../lead/lead.service';

type Unit = Parameters<typeof unitPlace>[0];
type Asker = Asking & Pick<Caller, 'organisationId'>;

interface Bound {
  readonly unit: Unit;
  readonly organisationId: string;
  readonly hasPosition: boolean;
  readonly isWithdrawn: boolean;
}

/** What may be done to evidence that is there. */
export const { permit, actionsOf } = policyOf({
  viewEvidencePosition: (caller: Asker, { unit, hasPosition }: Bound) =>
    refusedBy(evidence.viewEvidencePosition, caller, { place: unitPlace(unit) }) ??
    (hasPosition ? undefined : new Problem('/problems/evidence-not-found', 404, 'No position is kept')),
  withdrawEvidence: (caller: Asker, { unit, organisationId, isWithdrawn }: Bound) => {
    const refused = refusedBy(evidence.withdrawEvidence, caller, { place: unitPlace(unit) });
    if (refused) return refused;
    if (isWithdrawn) return new Problem('/problems/evidence-withdrawn', 409, 'It is withdrawn already');
    return organisationId === caller.organisationId ? undefined : notPermitted('Another office brought it');
  },
});

/** Who may add to a commune at all; of which criterion a department may, `permitAddingOf` says. */
export const adding = policyOf({
  addEvidence: (caller: Asking, commune: Unit) =>
    refusedBy(evidence.addEvidence, caller, { place: unitPlace(commune) }),
});

/** The same of a district's own. */
export const addingToUnit = policyOf({
  addUnitEvidence: (caller: Asking, unit: Unit) =>
    refusedBy(evidence.addUnitEvidence, caller, { place: unitPlace(unit) }),
});

/**
 * Who brings it: the unit itself what it says of anything, a department what it confirms of criteria that it leads;
 * conditions belong to no criterion. Throws `/problems/not-permitted`.
 */
export function broughtBy(caller: Caller, criterion: number | null, leads: Leads): EvidenceBringer {
  if (caller.roles.includes('communeOfficer')) return 'commune';
  if (caller.roles.includes('districtReviewer')) return 'district';
  if (isLedBy(leads, criterion, caller.organisationId)) return 'department';
  throw notPermitted('Another office leads this');
}

type Read = 'viewEvidence' | 'viewUnitEvidence' | 'listEvidence' | 'viewEvidenceFile' | 'viewEvidencePreview';

/** Throws `/problems/not-permitted`. */
export function permitReading(action: Read, caller: Asking, place: Place): void {
  const refused = refusedBy(evidence[action], caller, { place });
  if (refused) throw refused;
}

/** Throws `/problems/not-permitted`. */
export function permitSending(action: 'sendEvidencePart' | 'viewEvidenceUpload', caller: Asking): void {
  const refused = refusedBy(evidence[action], caller, { place: provincePlace(caller.provinceId) });
  if (refused) throw refused;
}
