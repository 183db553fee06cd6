import type { figureApi } from '@langmoi/contracts/figures';
import { criteria } from './criteria';
import { decision2540 } from './sources';
import type { AccessTable } from './table';

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
};
