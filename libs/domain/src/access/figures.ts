import type { figureApi } from '@langmoi/contracts/figures';
import { criteria } from './criteria';
import { decision2540 } from './sources';
import type { AccessTable } from './table';

/** Who enters figures of indicators, and who confirms them. */
export const figures: AccessTable<typeof figureApi> = {
  viewFigures: {
    grants: criteria.viewCommune.grants,
    why: {
      vi: 'Số liệu từng chỉ tiêu là phần của kết quả mà xã phải công khai; người dân không thấy ghi chú, minh chứng.',
      en: 'Figures of indicators belong to the result that a commune publishes; citizens see no notes or evidence.',
    },
    source: decision2540('bước A4: công khai kết quả tự đánh giá'),
  },
  recordFigures: {
    grants: criteria.recordAssessment.grants,
    why: {
      vi: 'Xã tự đánh giá lấy mình, từng chỉ tiêu một: không cấp trên, không xã bên.',
      en: 'A commune assesses itself, indicator by indicator: nobody above and nobody beside.',
    },
    source: decision2540('bước A3: UBND xã tự đánh giá'),
  },
  listFigures: {
    grants: criteria.viewCommune.grants,
    why: {
      vi: 'Một tiêu chí qua các xã: cùng những số mà từng xã phải công khai.',
      en: 'A criterion across communes: the same figures that each of them publishes.',
    },
    source: decision2540('bước A4: công khai kết quả tự đánh giá'),
  },
  listWaitingFigures: {
    grants: [{ roles: ['departmentOfficer'], relations: ['own'] }],
    why: {
      vi: 'Việc của sở hôm nay: còn bao nhiêu số liệu chờ sở mình xác nhận; sở khác không xác nhận thay.',
      en: 'A department’s work of today: how many figures wait for its own word; no other gives it.',
    },
    source: decision2540('bước A10: văn bản xác nhận của từng sở'),
  },
  confirmFigures: {
    grants: [{ roles: ['departmentOfficer'], relations: ['own'] }],
    why: {
      vi: 'Mỗi sở xác nhận chỉ tiêu của tiêu chí mình phụ trách, quanh năm.',
      en: 'Each department confirms the indicators of the criteria it leads, all year.',
    },
    source: decision2540('bước A10: văn bản xác nhận của từng sở'),
    besides: {
      vi: 'Cán bộ của đúng cơ quan đang phụ trách tiêu chí theo phân công của tỉnh.',
      en: 'An officer of the very organisation that leads the criterion by the province’s assignment.',
    },
  },
};
