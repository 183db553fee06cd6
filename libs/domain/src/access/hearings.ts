import type { Text } from '@langmoi/contracts/common';

/** On whose word a service changes its rows, and what for. An event that comes from anybody else is set aside. */
export interface Hearing {
  /** The service that owns the fact: the `source` of its events. */
  readonly from: 'directory' | 'criteria' | 'funding' | 'poverty' | 'culture' | 'recognition';
  readonly why: Text;
}

/** One line for each event type that a service's worker handles; the end of a subject comes by the same line. */
export type HearingTable = Readonly<Record<string, Hearing>>;

const units: Hearing = {
  from: 'directory',
  why: { vi: 'Bản sao đơn vị hành chính để biết tên và cấp.', en: 'A copy of the units, for names and levels.' },
};
const clock: Hearing = {
  from: 'directory',
  why: {
    vi: 'Ngày của tỉnh, để không ghi số liệu của ngày chưa tới.',
    en: 'The province’s date: no figure of a day to come.',
  },
};
const copies: HearingTable = { 'directory.unit.described': units, 'directory.clock.moved': clock };

const opened: HearingTable = {
  'directory.province.opened': {
    from: 'directory',
    why: {
      vi: 'Số liệu ban đầu của một tỉnh được tạo từ thư mục.',
      en: 'Opening facts of a province that was made from a folder.',
    },
  },
};
const copiesAndOpening: HearingTable = { ...copies, ...opened };

const closings: HearingTable = {
  'criteria.closing.made': {
    from: 'criteria',
    why: {
      vi: 'Số liệu đến ngày nào đã chốt theo báo cáo nào: không ghi, sửa hay duyệt ngày ấy nữa.',
      en: 'Up to which day figures are closed: nothing of such a day is recorded, changed or approved.',
    },
  },
  'criteria.closing.opened': {
    from: 'criteria',
    why: { vi: 'Lần chốt được mở lại: ghi được như trước.', en: 'A closing was opened: days are as before it.' },
  },
};

const changed: HearingTable = {
  'directory.succession.described': {
    from: 'directory',
    why: {
      vi: 'Đơn vị thay đổi: nói được điều gì đã xảy ra với thứ gắn với đơn vị.',
      en: 'Units changed: what became of what hangs on them can be told.',
    },
  },
};

const projected = (from: Hearing['from'], vi: string, en: string): Hearing => ({ from, why: { vi, en } });

/** The tables of all workers, by service: a handler without a line keeps its worker from starting. */
export const hearings = {
  directory: {},
  criteria: {
    ...copiesAndOpening,
    ...changed,
    'directory.organisation.described': {
      from: 'directory',
      why: { vi: 'Cơ quan nào phụ trách tiêu chí nào.', en: 'Which office leads which criterion.' },
    },
    'recognition.title.stated': {
      from: 'recognition',
      why: {
        vi: 'Xã đã được công nhận trước đây: hạng trên hỏi hạng dưới.',
        en: 'Earlier titles: a tier asks the one below.',
      },
    },
    'recognition.dossier.decision-issued': {
      from: 'recognition',
      why: { vi: 'Quyết định công nhận: hạng trên hỏi hạng dưới.', en: 'Decisions: a tier asks the one below.' },
    },
  },
  funding: { ...copiesAndOpening, ...closings },
  poverty: { ...copiesAndOpening, ...changed, ...closings },
  culture: { ...copiesAndOpening, ...closings },
  identity: {
    'directory.account.described': {
      from: 'directory',
      why: {
        vi: 'Tài khoản nào được đăng nhập, có cần yếu tố thứ hai không; không có tên người.',
        en: 'Which account may sign in and whether it needs a second factor; no names.',
      },
    },
  },
  recognition: {
    'directory.unit.described': units,
    'directory.organisation.described': {
      from: 'directory',
      why: {
        vi: 'Cơ quan nào, ai giữ chức vụ nào: ai được làm bước nào của hồ sơ.',
        en: 'Which office, who holds it: who may act at which step of a dossier.',
      },
    },
    'directory.clock.moved': {
      from: 'directory',
      why: { vi: 'Ngày của tỉnh: thời hạn pháp lý đi theo nó.', en: 'The province’s date: legal waits follow it.' },
    },
    'directory.appointment.ended': {
      from: 'directory',
      why: {
        vi: 'Người thôi chức: việc đang mở về người kế nhiệm hoặc cơ quan.',
        en: 'Somebody left an office: open work goes to the successor or the office.',
      },
    },
    'directory.appointment.restored': {
      from: 'directory',
      why: {
        vi: 'Việc thôi chức bị hủy: chức vụ và việc đang mở như trước.',
        en: 'An ending was reversed: office and open work are as before.',
      },
    },
    'directory.succession.described': {
      from: 'directory',
      why: {
        vi: 'Đơn vị thay đổi: danh hiệu và hồ sơ đang mở đi theo quy tắc kế thừa.',
        en: 'Units changed: titles and open dossiers follow by successor rules.',
      },
    },
    ...opened,
    'criteria.set.published': {
      from: 'criteria',
      why: { vi: 'Bộ tiêu chí mà hồ sơ được xét theo.', en: 'The set that a dossier is judged by.' },
    },
    'criteria.assessment.recorded': {
      from: 'criteria',
      why: { vi: 'Kết quả tự đánh giá mà hồ sơ viện dẫn.', en: 'The self-assessment that a dossier quotes.' },
    },
  },
  reporting: {
    ...copies,
    'criteria.set.published': projected('criteria', 'Bộ tiêu chí để tính số.', 'The set that figures are counted by.'),
    'criteria.assessment.recorded': projected('criteria', 'Kết quả đã ghi của xã.', 'What a commune has recorded.'),
    'criteria.registration.struck': projected('criteria', 'Xã thôi đăng ký trong năm.', 'Communes struck off.'),
    'criteria.registration.made': projected('criteria', 'Danh sách đăng ký trong năm.', 'The list of a year.'),
    'recognition.title.stated': projected('recognition', 'Xã đã được công nhận trước đây.', 'Earlier recognitions.'),
    'recognition.dossier.decision-issued': projected('recognition', 'Quyết định công nhận.', 'Decisions.'),
    'recognition.dossier.registered': projected('recognition', 'Hồ sơ đã đăng ký.', 'Dossiers that began.'),
    'recognition.dossier.stage-entered': projected('recognition', 'Hồ sơ đang ở bước nào.', 'Where dossiers stand.'),
    'recognition.dossier.succeeded': projected('recognition', 'Hồ sơ về đơn vị kế thừa.', 'Whose dossiers are now.'),
    'recognition.dossier.closed': projected('recognition', 'Hồ sơ kết thúc ra sao.', 'How dossiers ended.'),
    'funding.line.recorded': projected('funding', 'Số liệu vốn đã được tính.', 'Figures of money that count.'),
    'poverty.policy.published': projected('poverty', 'Chính sách hỗ trợ.', 'Support policies.'),
    'poverty.support.recorded': projected('poverty', 'Tổng số đã hỗ trợ.', 'Sums of support.'),
    'culture.title.published': projected('culture', 'Danh hiệu của phong trào.', 'Titles of the movement.'),
    'culture.holding.recorded': projected('culture', 'Số đơn vị giữ danh hiệu.', 'Counts of holders.'),
  },
} as const satisfies Readonly<Record<string, HearingTable>>;
