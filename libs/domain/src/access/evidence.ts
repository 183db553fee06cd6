import type { evidenceApi } from '@langmoi/contracts/evidence';
import { criteria } from './criteria';
import { inProvince, readBy } from './people';
import { decision2540, personalData } from './sources';
import type { AccessTable, Grant } from './table';

const commune: Grant = { roles: ['communeOfficer'], relations: ['own'] };
/** What a district says of its own criteria. */
const district: Grant = { roles: ['districtReviewer'], relations: ['own'] };
const departments: Grant = { roles: ['departmentOfficer'], relations: ['below'] };

const seeing = {
  grants: criteria.readNotes.grants,
  why: {
    vi: 'Ai đọc được số liệu và ghi chú của xã thì xem được minh chứng; ảnh có thể có mặt người nên người dân không xem được.',
    en: 'Who reads a commune’s figures with their notes sees what shows them; photos may show faces, so citizens do not.',
  },
  source: personalData,
};
const sending = {
  grants: [
    { roles: ['communeOfficer', 'districtReviewer', 'departmentOfficer'], relations: inProvince },
  ] satisfies Grant[],
  why: {
    vi: 'Tệp đi từng phần; người gửi chỉ thấy phần của mình.',
    en: 'A file travels in parts; a sender sees parts of their own alone.',
  },
};

/** Who sees, adds and withdraws evidence. */
export const evidence: AccessTable<typeof evidenceApi> = {
  viewEvidence: seeing,
  viewUnitEvidence: seeing,
  listEvidence: seeing,
  viewEvidenceFile: seeing,
  viewEvidencePreview: seeing,
  viewEvidencePosition: {
    grants: [
      commune,
      district,
      { roles: ['departmentOfficer', 'coordinationOffice'], relations: ['below'] },
      ...readBy('auditor'),
    ],
    why: {
      vi: 'Vị trí chụp ảnh là dữ liệu cá nhân: chỉ xã, huyện của ảnh, sở, Văn phòng Điều phối và kiểm toán xem; mỗi lần xem được ghi lại.',
      en: 'Where a photo was taken is personal data: the commune or district that it is of, departments, the coordination office and auditors alone; each look is recorded.',
    },
    source: personalData,
  },
  viewEvidenceUpload: sending,
  sendEvidencePart: sending,
  addEvidence: {
    grants: [commune, departments],
    why: {
      vi: 'Xã đưa minh chứng cho điều mình nói; sở đưa minh chứng cho điều mình xác nhận.',
      en: 'A commune shows what it says; a department shows what it confirms.',
    },
    source: decision2540('bước A3: UBND xã tự đánh giá; bước A10: văn bản xác nhận của từng sở'),
    besides: {
      vi: 'Sở chỉ đưa minh chứng của tiêu chí mình đang phụ trách theo phân công của tỉnh.',
      en: 'A department only of criteria that it leads by the province’s assignment.',
    },
  },
  addUnitEvidence: {
    grants: [district, departments],
    why: {
      vi: 'Huyện đưa minh chứng cho tiêu chí của chính huyện; sở đưa minh chứng cho điều mình xác nhận.',
      en: 'A district shows what it says of its own criteria; a department shows what it confirms.',
    },
    source: decision2540('mục 1.3: UBND huyện tự đánh giá huyện'),
    besides: {
      vi: 'Sở chỉ đưa minh chứng của tiêu chí mình đang phụ trách theo phân công của tỉnh.',
      en: 'A department only of criteria that it leads by the province’s assignment.',
    },
  },
  withdrawEvidence: {
    grants: [commune, district, departments],
    why: {
      vi: 'Nơi đưa minh chứng rút được nó, có lý do; tệp và dòng ghi vẫn còn.',
      en: 'Who brought it may withdraw it, for a reason; file and row stay.',
    },
    besides: { vi: 'Chỉ cơ quan đã đưa minh chứng ấy.', en: 'The very office that brought it.' },
  },
};
