import { culture } from '@langmoi/domain/access/culture';
import { refusedBy } from '@langmoi/domain/access/refusal';
import { provincePlace, type Asking } from '@langmoi/domain/access/table';
import { policyOf } from '@langmoi/domain/policy';

/** A province speaks for its own titles, through its culture officer. */
const recordHolders = (caller: Asking, { provinceId }: { readonly provinceId: string }) =>
  refusedBy(culture.recordHolders, caller, { place: provincePlace(provinceId) });

export const { permit, actionsOf } = policyOf({ recordHolders });
