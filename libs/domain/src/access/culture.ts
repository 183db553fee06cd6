import type { cultureApi } from '@langmoi/contracts/culture';
import { bySuccessor, inspectors, officers, readBy } from './people';
import type { AccessTable } from './table';

/** Who reads and says who holds a cultural title. */
export const culture: AccessTable<typeof cultureApi> = {
  listHoldings: {
    grants: [...readBy(...officers, ...inspectors), bySuccessor],
    why: {
      vi: 'Số danh hiệu theo đơn vị, không có tên hộ: cán bộ trong tỉnh và đoàn kiểm tra đọc được.',
      en: 'Counts of titles by unit, no household’s name: officers of the province and inspectors read them.',
    },
  },
  recordHolders: {
    grants: [{ roles: ['cultureOfficer'], relations: ['own'] }],
    why: {
      vi: 'Tỉnh tự nói về danh hiệu của mình, qua cán bộ văn hóa cấp tỉnh.',
      en: 'A province speaks for its own titles, through its culture officer.',
    },
  },
};
