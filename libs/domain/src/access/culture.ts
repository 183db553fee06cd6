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
  exportHoldings: {
    grants: [...readBy(...officers, ...inspectors), bySuccessor],
    why: {
      vi: 'Ai xem được số danh hiệu theo đơn vị thì tải về được.',
      en: 'Whoever sees the counts by unit may take them as a file.',
    },
  },
  importHoldings: {
    grants: [{ roles: ['cultureOfficer'], relations: ['own'] }],
    why: {
      vi: 'Nhập từ tệp cũng là ghi từng số: chỉ cán bộ văn hóa cấp tỉnh.',
      en: 'A file records what the form does: the province’s culture officer alone.',
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
