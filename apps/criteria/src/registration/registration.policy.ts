import type { Caller } from '@langmoi/contracts/caller';
import { refusedBy } from '@langmoi/domain/access/refusal';
import { provincePlace, type Asking } from '@langmoi/domain/access/table';
import { years } from '@langmoi/domain/access/years';
import { policyOf } from '@langmoi/domain/policy';

/** Which province's year is changed. */
type Of = Pick<Caller, 'provinceId'>;

/** Who makes the lists and targets of a province's year. */
export const { permit, actionsOf } = policyOf({
  changeRegistrations: (caller: Asking, { provinceId }: Of) =>
    refusedBy(years.changeRegistrations, caller, { place: provincePlace(provinceId) }),
  recordTarget: (caller: Asking, { provinceId }: Of) =>
    refusedBy(years.recordTarget, caller, { place: provincePlace(provinceId) }),
  importYearList: (caller: Asking, { provinceId }: Of) =>
    refusedBy(years.importYearList, caller, { place: provincePlace(provinceId) }),
});
