import type { criteriaApi } from '@langmoi/contracts/criteria';
import { bySuccessor, inspectors, machines, officers, persons, readBy } from './people';
import { decision2540 } from './sources';
import type { AccessTable } from './table';

const ownCommune = {
  grants: [{ roles: ['communeOfficer'], relations: ['own'] }],
  source: decision2540('bước A3: UBND xã tự đánh giá'),
} as const;

/** Who reads sets, registrations and what communes say of themselves, and who says it. */
export const criteria: AccessTable<typeof criteriaApi, 'readDraft' | 'readNotes'> = {
  listSets: {
    grants: [...readBy(...persons, machines[0]), bySuccessor],
    why: { vi: 'Bộ tiêu chí là pháp luật: ai cũng đọc được.', en: 'A criteria set is law: everybody may read it.' },
  },
  listSetVersions: {
    grants: [...readBy(...persons, machines[0]), bySuccessor],
    why: { vi: 'Bộ tiêu chí là pháp luật: ai cũng đọc được.', en: 'A criteria set is law: everybody may read it.' },
  },
  viewSetVersion: {
    grants: [...readBy(...persons, machines[0]), bySuccessor],
    why: { vi: 'Bộ tiêu chí là pháp luật: ai cũng đọc được.', en: 'A criteria set is law: everybody may read it.' },
  },
  compareSets: {
    grants: [...readBy(...persons, machines[0]), bySuccessor],
    why: {
      vi: 'Ai đọc được hai bản thì so sánh được hai bản.',
      en: 'Whoever may read two versions may compare them.',
    },
  },
  viewCommune: {
    grants: [...readBy(...officers, ...inspectors, 'citizen'), bySuccessor],
    why: {
      vi: 'Kết quả đã ghi của xã là điều xã phải công khai; cán bộ trong tỉnh, đoàn kiểm tra và người dân đều đọc được.',
      en: 'What a commune has recorded it must publish: officers of the province, inspectors and citizens read it.',
    },
    source: decision2540('bước A4: công khai kết quả tự đánh giá'),
  },
  readDraft: {
    grants: ownCommune.grants,
    why: {
      vi: 'Điều đang gõ dở chỉ người được gõ mới thấy.',
      en: 'What is still being typed is seen by whoever may type it.',
    },
  },
  readNotes: {
    grants: [...readBy(...officers, ...inspectors), bySuccessor],
    why: {
      vi: 'Ghi chú của cán bộ có thể nhắc đến người cụ thể; người dân thấy kết quả, không thấy ghi chú.',
      en: 'An officer’s notes may speak of persons: citizens see the result, not the notes.',
    },
  },
  saveDraft: {
    ...ownCommune,
    why: {
      vi: 'Xã tự đánh giá lấy mình: không cấp trên, không xã bên.',
      en: 'A commune assesses itself: nobody above and nobody beside.',
    },
  },
  recordAssessment: {
    ...ownCommune,
    why: {
      vi: 'Xã tự đánh giá lấy mình: không cấp trên, không xã bên.',
      en: 'A commune assesses itself: nobody above and nobody beside.',
    },
  },
};
