import type { setProposalApi } from '@langmoi/contracts/set-proposals';
import { inspectors, readBy } from './people';
import type { AccessTable, Grant } from './table';

/** Offices of the province itself: a district's coordination office lays nothing down for the province. */
const byOffice: Grant = { roles: ['coordinationOffice'], relations: ['own'] };
const byProvince: Grant = { roles: ['coordinationOffice', 'chairmanOffice'], relations: ['own'] };

/** Whose criteria they are, who writes and who approves them, and who inspects that. */
const readers = readBy('departmentOfficer', 'coordinationOffice', 'chairmanOffice', ...inspectors);

const drafts = {
  grants: [byOffice],
  why: {
    vi: 'Văn phòng Điều phối của tỉnh soạn phần tỉnh quy định trong bộ tiêu chí.',
    en: 'The province’s coordination office drafts what the province lays down in a set.',
  },
} as const;

const decides = {
  grants: [byProvince],
  why: {
    vi: 'UBND tỉnh ban hành: Văn phòng Chủ tịch, hoặc một người khác của Văn phòng Điều phối, đối chiếu với quyết định rồi duyệt.',
    en: 'The province’s committee issues it: the chairman’s office, or somebody else of the coordination office, holds it against the decision and approves.',
  },
} as const;

const reading = {
  grants: readers,
  why: {
    vi: 'Dự thảo chưa là pháp luật: cơ quan soạn, duyệt, chủ trì tiêu chí và đoàn kiểm tra đọc.',
    en: 'A draft is no law yet: whoever drafts, approves, leads a criterion or inspects reads it.',
  },
} as const;

/** Who drafts a province’s criteria set, and who lets it become a version. */
export const setProposals: AccessTable<typeof setProposalApi> = {
  listSetProposals: reading,
  viewSetProposal: reading,
  trySetProposal: reading,
  beginSetProposal: drafts,
  changeSetProposal: drafts,
  submitSetProposal: drafts,
  withdrawSetProposal: drafts,
  returnSetProposal: decides,
  approveSetProposal: {
    ...decides,
    besides: { vi: 'Không ai duyệt điều chính mình soạn.', en: 'Nobody approves what they drafted themselves.' },
  },
};
