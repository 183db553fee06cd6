import type { povertyApi } from '@langmoi/contracts/poverty';
import { inspectors, officers, readBy } from './people';
import type { AccessTable } from './table';

export const poverty: AccessTable<typeof povertyApi> = {
  listSupports: {
    grants: readBy(...officers, ...inspectors),
    why: {
      vi: 'Tổng số theo chính sách, không có hộ hay người nào: cán bộ trong tỉnh và đoàn kiểm tra đọc được.',
      en: 'Sums by policy, no household and no person: officers of the province and inspectors read them.',
    },
  },
  recordSupport: {
    grants: [{ roles: ['povertyOfficer'], relations: ['own'] }],
    why: {
      vi: 'Tỉnh tự nói về hỗ trợ của mình, qua cán bộ giảm nghèo cấp tỉnh.',
      en: 'A province speaks for its own support, through its poverty officer.',
    },
  },
};
