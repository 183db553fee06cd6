import type { reportingApi } from '@langmoi/contracts/reporting';
import { bySuccessor, inspectors, officers, readBy } from './people';
import type { AccessTable } from './table';

const figures = [...readBy(...officers, ...inspectors, 'citizen', 'figuresMachine'), bySuccessor];

/** Who reads the province’s page and its programmes. */
export const reporting: AccessTable<typeof reportingApi, 'readOpenDossier'> = {
  viewProvince: {
    grants: figures,
    why: {
      vi: 'Số tổng hợp của tỉnh là số công bố: cán bộ, đoàn kiểm tra, người dân và máy lấy số liệu đọc được.',
      en: 'A province’s sums are published: officers, inspectors, citizens and the machine for figures read them.',
    },
  },
  viewProgrammes: {
    grants: figures,
    why: {
      vi: 'Số tổng hợp về vốn, giảm nghèo, văn hóa là số công bố.',
      en: 'The sums of money, poverty reduction and culture are published.',
    },
  },
  viewCommune: {
    grants: figures,
    why: {
      vi: 'Xã đạt bao nhiêu tiêu chí, còn thiếu gì: điều xã phải công khai.',
      en: 'How many criteria a commune meets and lacks is what it must publish.',
    },
  },
  readOpenDossier: {
    grants: [...readBy(...officers, ...inspectors), bySuccessor],
    why: {
      vi: 'Hồ sơ đang xét chưa công bố: người dân chỉ thấy hồ sơ đã công nhận.',
      en: 'A dossier under way is not published: a citizen sees one once it was recognised.',
    },
  },
};
