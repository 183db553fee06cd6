import { poverty } from '@langmoi/domain/access/poverty';
import { refusedBy } from '@langmoi/domain/access/refusal';
import { provincePlace, type Asking } from '@langmoi/domain/access/table';
import { policyOf } from '@langmoi/domain/policy';

/** A province speaks for its own support, through its poverty officer. */
const recordSupport = (caller: Asking, { provinceId }: { readonly provinceId: string }) =>
  refusedBy(poverty.recordSupport, caller, { place: provincePlace(provinceId) });

export const { permit, actionsOf } = policyOf({ recordSupport });
