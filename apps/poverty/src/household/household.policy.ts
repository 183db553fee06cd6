import { Problem } from '@langmoi/contracts/problem';
import { poverty } from '@langmoi/domain/access/poverty';
import { refusedBy } from '@langmoi/domain/access/refusal';
import { isGranted, type Asking, type Place } from '@langmoi/domain/access/table';
import { policyOf } from '@langmoi/domain/policy';

/** A household as a rule looks at it: where it lives, and whether it has left the register. */
export interface Registered {
  readonly place: Place;
  readonly left: boolean;
}

const whileRegistered =
  (action: 'correctHousehold' | 'removeHousehold') =>
  (caller: Asking, { place, left }: Registered): Problem | undefined =>
    refusedBy(poverty[action], caller, { place }) ??
    (left ? new Problem('/problems/household-left', 409, 'This household has left the register') : undefined);

/** Who takes a household into the register of a commune. */
export const ofRegister = policyOf({
  registerHousehold: (caller: Asking, place: Place) => refusedBy(poverty.registerHousehold, caller, { place }),
});

/** Who takes the register of a commune out as a file that masks nothing, and sends it back. */
export const ofRegisterFile = policyOf({
  exportRegister: (caller: Asking, place: Place) => refusedBy(poverty.exportRegister, caller, { place }),
  importRegister: (caller: Asking, place: Place) => refusedBy(poverty.importRegister, caller, { place }),
});

/** Who changes a household of the register, and until when. */
export const ofHousehold = policyOf({
  correctHousehold: whileRegistered('correctHousehold'),
  removeHousehold: whileRegistered('removeHousehold'),
});

/** Whether the register of a commune is the caller's to read; what of it is masked is up to the table of fields. */
export const reads = (caller: Asking, place: Place): boolean => isGranted(poverty.viewHousehold, caller, { place });

/** Throws `/problems/not-permitted` for somebody to whom households of the place are not shown. */
export function permitRead(caller: Asking, place: Place): void {
  const problem = refusedBy(poverty.viewHousehold, caller, { place });
  if (problem) throw problem;
}
