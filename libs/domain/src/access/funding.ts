import type { fundingApi } from '@langmoi/contracts/funding';
import { bySuccessor, inspectors, officers, readBy } from './people';
import type { AccessTable } from './table';

const ofFinance = { roles: ['financeOfficer'], relations: ['own'] } as const;
const byAnother = {
  vi: 'Người đã nhập số liệu này không được tự duyệt, dù có đổi chức vụ.',
  en: 'Whoever entered the figure may not settle it, in whatever office.',
};

/** Who reads, enters and settles money. */
export const funding: AccessTable<typeof fundingApi> = {
  listLines: {
    grants: [...readBy(...officers, ...inspectors), bySuccessor],
    why: {
      vi: 'Cán bộ trong tỉnh và đoàn kiểm tra xem từng dòng vốn với mọi lần ghi; người dân xem số tổng hợp đã công bố.',
      en: 'Officers of the province and inspectors see each line with every record; citizens see the published sums.',
    },
  },
  exportLines: {
    grants: [...readBy(...officers, ...inspectors), bySuccessor],
    why: {
      vi: 'Ai xem được từng dòng vốn thì tải về được.',
      en: 'Whoever sees each line may take them as a file.',
    },
  },
  importLines: {
    grants: [ofFinance],
    why: {
      vi: 'Nhập từ tệp cũng là ghi từng dòng vốn: chỉ cán bộ tài chính cấp tỉnh, và người khác duyệt.',
      en: 'A file records lines as the form does: the province’s finance officer, and another approves.',
    },
  },
  recordFunds: {
    grants: [ofFinance],
    why: {
      vi: 'Tỉnh tự nói về tiền của mình, qua cán bộ tài chính cấp tỉnh.',
      en: 'A province speaks for its own money, through its finance officer.',
    },
  },
  approveFunds: {
    grants: [ofFinance],
    why: {
      vi: 'Một cán bộ tài chính khác của tỉnh duyệt thì số liệu mới được tính.',
      en: 'Another finance officer of the province approves; only then does the figure count.',
    },
    besides: byAnother,
  },
  rejectFunds: {
    grants: [ofFinance],
    why: {
      vi: 'Một cán bộ tài chính khác của tỉnh từ chối, có nêu lý do.',
      en: 'Another finance officer of the province rejects, with a reason.',
    },
    besides: byAnother,
  },
};
