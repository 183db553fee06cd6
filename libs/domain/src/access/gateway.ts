import type { gatewayApi } from '@langmoi/contracts/gateway';
import { inspectors, officers } from './people';
import { relations, type AccessTable } from './table';

const oneself = {
  vi: 'Ai đã đăng nhập cũng làm được, với chính phiên của mình.',
  en: 'Whoever is signed in may, with their own sign-in.',
};
const beforeSignIn = { vi: 'Phải dùng được trước khi đăng nhập.', en: 'It is needed before a sign-in.' };
const own = (vi: string, en: string) => ({ grants: [], ownAccount: oneself, why: { vi, en } });

/** The gateway's own routes; what it passes on is decided by the services. */
export const gateway: AccessTable<typeof gatewayApi> = {
  viewHealth: {
    grants: [],
    public: {
      vi: 'Người đang không vào được cũng cần biết hệ thống có đang hỏng không; chỉ có tên bộ phận và trạng thái.',
      en: 'Who cannot get in must see whether the house is down; names of parts and their state, nothing else.',
    },
    why: { vi: 'Hệ thống có khỏe không.', en: 'Whether the house is well.' },
  },
  signIn: {
    grants: [],
    public: beforeSignIn,
    why: { vi: 'Chỉ tài khoản diễn tập, chỉ trên dữ liệu diễn tập.', en: 'Demo accounts alone, on demo data alone.' },
  },
  signOut: {
    grants: [],
    public: {
      vi: 'Phiên đã hết cũng phải thoát được.',
      en: 'One whose sign-in ran out must still be able to leave.',
    },
    why: { vi: 'Thoát khỏi phiên này.', en: 'Leaves this sign-in.' },
  },
  issueToken: {
    grants: [],
    public: beforeSignIn,
    why: {
      vi: 'Mã để thử API bằng dòng lệnh; chỉ tài khoản diễn tập, không bao giờ thành phiên của trình duyệt.',
      en: 'A token to try the API; demo accounts alone, never a browser’s sign-in.',
    },
  },
  listSignInWays: {
    grants: [],
    public: beforeSignIn,
    why: { vi: 'Trang đăng nhập cho biết có những cách nào.', en: 'The sign-in page says which ways there are.' },
  },
  viewSession: own('Ai đang đăng nhập, cho khung trang.', 'Who is signed in, for the frame of the page.'),
  listSignIns: own('Các phiên đang mở của chính mình.', 'One’s own open sign-ins.'),
  endSignIn: own('Đóng một phiên của chính mình.', 'Ends one of one’s own sign-ins.'),
  chooseOffice: own('Chọn một trong các chức vụ mình đang giữ.', 'Goes on in another of one’s own offices.'),
  chooseProvince: {
    grants: [{ roles: [...officers, ...inspectors, 'nationalAdministrator'], relations }],
    why: {
      vi: 'Chức vụ cấp quốc gia đọc từng tỉnh một, cơ quan cấp tỉnh đọc tỉnh đã nhập vào tỉnh mình; mỗi lần dùng đều được ghi lại.',
      en: 'A national office reads one province at a time, an office of a province one that its own took over; each use is recorded.',
    },
    besides: {
      vi: 'Chức vụ thuộc cấp quốc gia, hoặc thuộc cấp tỉnh của tỉnh đã tiếp nhận theo quyết định.',
      en: 'The office belongs to the nation, or to the province level of the one that took it over by a decision.',
    },
  },
  statePurpose: {
    grants: [{ roles: ['auditor'], relations }],
    why: {
      vi: 'Kiểm toán viên nêu mục đích mới được xem dữ liệu cá nhân; mỗi lần xem đều được ghi lại.',
      en: 'An auditor states a purpose to see personal data, and each use is recorded.',
    },
  },
};
