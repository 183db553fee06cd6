import type { Caller } from '@langmoi/contracts/caller';
import { Problem } from '@langmoi/contracts/problem';
import { evidence } from '@langmoi/domain/access/evidence';
import { notPermitted, refusedBy } from '@langmoi/domain/access/refusal';
import { provincePlace, unitPlace, type Asking, type Place } from '@langmoi/domain/access/table';
import { policyOf } from '@langmoi/domain/policy';
import { isLedBy, type Leads } from '../lead/lead.service';

type Commune = Parameters<typeof unitPlace>[0];
type Asker = Asking & Pick<Caller, 'organisationId'>;

interface Bound {
  readonly commune: Commune;
  readonly organisationId: string;
  readonly hasPosition: boolean;
  readonly isWithdrawn: boolean;
}

/** What may be done to evidence that is there. */
export const { permit, actionsOf } = policyOf({
  viewEvidencePosition: (caller: Asker, { commune, hasPosition }: Bound) =>
    refusedBy(evidence.viewEvidencePosition, caller, { place: unitPlace(commune) }) ??
    (hasPosition ? undefined : new Problem('/problems/evidence-not-found', 404, 'No position is kept')),
  withdrawEvidence: (caller: Asker, { commune, organisationId, isWithdrawn }: Bound) => {
    const refused = refusedBy(evidence.withdrawEvidence, caller, { place: unitPlace(commune) });
    if (refused) return refused;
    if (isWithdrawn) return new Problem('/problems/evidence-withdrawn', 409, 'It is withdrawn already');
    return organisationId === caller.organisationId ? undefined : notPermitted('Another office brought it');
  },
});

/** Who may add to a commune at all; of which criterion a department may, `permitAddingOf` says. */
export const adding = policyOf({
  addEvidence: (caller: Asking, commune: Commune) =>
    refusedBy(evidence.addEvidence, caller, { place: unitPlace(commune) }),
});

/**
 * Who brings it: the commune what it says of anything, a department what it confirms of criteria that it leads; conditions
 * belong to no criterion. Throws `/problems/not-permitted`.
 */
export function broughtBy(caller: Caller, criterion: number | null, leads: Leads): 'commune' | 'department' {
  if (caller.roles.includes('communeOfficer')) return 'commune';
  if (isLedBy(leads, criterion, caller.organisationId)) return 'department';
  throw notPermitted('Another office leads this');
}

type Read = 'viewEvidence' | 'listEvidence' | 'viewEvidenceFile' | 'viewEvidencePreview';

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
