import type { unitJudgementApi } from '@langmoi/contracts/unit-judgements';
import { criteria } from './criteria';
import { decisions } from './decisions';
import { decision2540 } from './sources';
import type { AccessTable } from './table';

const ownDistrict = {
  grants: [{ roles: ['districtReviewer'], relations: ['own'] }],
  source: decision2540('mục 1.3: UBND huyện tự đánh giá huyện'),
} as const;

/** Who says and reads what a district has to meet. */
export const unitJudgements: AccessTable<typeof unitJudgementApi> = {
  viewUnitJudgement: {
    grants: criteria.viewCommune.grants,
    why: {
      vi: 'Huyện, tỉnh xét từ kết quả đã công khai của các xã và tiêu chí của chính mình: ai xem được xã thì xem được.',
      en: 'Districts and the province are judged by what communes publish and by their own criteria: whoever sees those.',
    },
  },
  viewUnitFigures: {
    grants: criteria.viewCommune.grants,
    why: {
      vi: 'Số liệu của huyện là phần của kết quả huyện phải công khai; người dân không thấy ghi chú, minh chứng.',
      en: 'A district’s figures belong to what it publishes; citizens see no notes or evidence.',
    },
  },
  recordUnitFigures: {
    ...ownDistrict,
    why: {
      vi: 'Huyện tự đánh giá huyện, từng chỉ tiêu một: không tỉnh, không xã, không huyện bên.',
      en: 'A district assesses itself, indicator by indicator: not the province, no commune, no other district.',
    },
  },
  viewUnitAssessments: {
    grants: criteria.viewCommune.grants,
    why: {
      vi: 'Kết quả huyện tự đánh giá là điều huyện phải công khai; người dân không thấy ghi chú, bản nháp.',
      en: 'What a district finds of itself it publishes; citizens see no notes and no draft.',
    },
  },
  saveUnitDraft: {
    ...ownDistrict,
    why: {
      vi: 'Huyện tự đánh giá huyện: điều đang gõ dở chỉ người được gõ mới lưu và mới thấy.',
      en: 'A district assesses itself: what is being typed is kept for, and shown to, whoever may type it.',
    },
  },
  recordUnitAssessment: {
    ...ownDistrict,
    why: {
      vi: 'Huyện tự đánh giá các tiêu chí của huyện.',
      en: 'A district assesses its own criteria.',
    },
  },
  recordUnitDecision: {
    ...decisions.recordDecision,
    why: {
      vi: 'Điều số liệu và quy định để ngỏ của huyện do cơ quan của tỉnh quyết định, có minh chứng; không phải huyện, là bên được xét.',
      en: 'What figures and law leave open of a district is decided by an office of the province, with evidence; not by the district.',
    },
    source: decision2540('mục 1.3: UBND tỉnh thẩm tra huyện'),
  },
};
