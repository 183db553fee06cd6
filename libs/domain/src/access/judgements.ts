import type { judgementApi } from '@langmoi/contracts/judgement';
import { criteria } from './criteria';
import type { AccessTable } from './table';

/** Who reads what figures and law make of a commune. */
export const judgements: AccessTable<typeof judgementApi> = {
  viewJudgement: {
    grants: criteria.viewCommune.grants,
    why: {
      vi: 'Ai xem được xã đạt gì thì xem được vì sao, đến từng số và từng điều; người dân không thấy ghi chú, minh chứng.',
      en: 'Whoever sees what a commune meets sees why, down to figure and article; citizens see no notes or evidence.',
    },
  },
  listJudgements: {
    grants: criteria.viewCommune.grants,
    why: {
      vi: 'Bảng của tỉnh chỉ gồm kết quả từng xã, từng tiêu chí: điều mỗi xã phải công khai.',
      en: 'The table of a province holds results alone, by commune and criterion: what each commune publishes.',
    },
  },
};
