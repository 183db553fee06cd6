import type { yearApi } from '@langmoi/contracts/year';
import { criteria } from './criteria';
import { plan2020 } from './sources';
import type { AccessTable, Grant } from './table';

/** Of the province itself: a district's office makes no list of the province. */
const office: Grant = { roles: ['coordinationOffice'], relations: ['own'] };

/** Who reads and sets a year’s lists and targets. */
export const years: AccessTable<typeof yearApi> = {
  viewYear: {
    grants: criteria.viewCommune.grants,
    why: {
      vi: 'Danh sách đăng ký, mục tiêu năm nằm trong kế hoạch đã ban hành; kết quả từng xã là điều xã phải công khai.',
      en: 'Lists and targets stand in a plan that was issued; what each commune has reached it must publish.',
    },
  },
  changeRegistrations: {
    grants: [office],
    why: {
      vi: 'Văn phòng Điều phối của tỉnh ghi danh sách theo văn bản của tỉnh: không xã, không huyện, không sở.',
      en: 'The province’s coordination office takes the list in by the province’s paper: no commune, district or department.',
    },
    source: { ...plan2020, line: 34, note: 'danh sách xã do UBND tỉnh giao' },
  },
  recordTarget: {
    grants: [office],
    why: {
      vi: 'Văn phòng Điều phối của tỉnh ghi mục tiêu theo văn bản của tỉnh.',
      en: 'The province’s coordination office takes targets in by the province’s paper.',
    },
    source: { ...plan2020, line: 22, note: 'mục tiêu do UBND tỉnh giao' },
  },
  exportYearList: {
    grants: criteria.viewCommune.grants,
    why: {
      vi: 'Ai xem được danh sách, mục tiêu năm thì tải về được.',
      en: 'Whoever may see lists and targets may take them as a file.',
    },
  },
  importYearList: {
    grants: [office],
    why: {
      vi: 'Nhập từ tệp cũng là ghi danh sách, mục tiêu theo văn bản của tỉnh: chỉ nơi được ghi từng mục.',
      en: 'A file says what the forms say, by the province’s papers: only whoever may say it there.',
    },
    source: { ...plan2020, line: 34, note: 'danh sách xã do UBND tỉnh giao' },
  },
  viewSlippage: {
    grants: criteria.viewCommune.grants,
    why: {
      vi: 'Tiêu chí sụt giảm tính từ kết quả từng xã mà ai cũng xem được.',
      en: 'What slips is computed from results of communes that everybody may see.',
    },
  },
};
