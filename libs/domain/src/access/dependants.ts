import type { dependantApi } from '@langmoi/contracts/unit-changes';
import { readBy } from './people';
import type { AccessTable } from './table';

/** The same line in every service that keeps something of units. */
export const dependants: AccessTable<typeof dependantApi> = {
  listUnitDependants: {
    grants: readBy('provinceAdministrator', 'auditor', 'nationalAdministrator'),
    why: {
      vi: 'Ai nhập, duyệt hay soát việc thay đổi đơn vị cần biết trước nó chạm tới những gì; chỉ có tên gọi và số lượng.',
      en: 'Whoever enters, approves or checks a change of units must know what it touches; names and counts alone.',
    },
  },
};
