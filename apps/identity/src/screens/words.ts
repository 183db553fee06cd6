import type { Language } from '@langmoi/platform/language';

/** What the screens say, Vietnamese and English. */
const words = {
  product: ['Làng Mới', 'Làng Mới'],
  skip: ['Đến nội dung', 'Skip to content'],
  home: ['Về trang đầu', 'To the first page'],
  signIn: ['Đăng nhập', 'Sign in'],
  account: ['Tên đăng nhập', 'Account'],
  password: ['Mật khẩu', 'Password'],
  wrong: [
    'Tên đăng nhập hoặc mật khẩu không đúng. Kiểm tra phím Caps Lock và bộ gõ tiếng Việt, rồi thử lại.',
    'Account or password is not right. Check Caps Lock and the keyboard language, then try again.',
  ],
  wrongCode: [
    'Mã không đúng hoặc đã dùng. Đợi ứng dụng hiện mã mới rồi nhập lại; kiểm tra giờ trên điện thoại.',
    'The code is not right or was used already. Wait for the next one; check the clock of your phone.',
  ],
  wrongPasskey: [
    'Khóa truy cập không được chấp nhận. Thử lại, hoặc dùng cách khác.',
    'The passkey was not accepted. Try again, or use another way.',
  ],
  wait: [
    'Đã thử sai quá nhiều lần. Vì an toàn, hãy chờ {time} rồi thử lại. Không có gì bị mất.',
    'Too many wrong tries. For safety, wait {time}, then try again. Nothing is lost.',
  ],
  seconds: ['{n} giây', '{n} seconds'],
  minutes: ['{n} phút', '{n} minutes'],
  lost: [
    'Quên mật khẩu, mất điện thoại, hoặc chưa có tài khoản? Hỏi quản trị viên của tỉnh: họ trao tận tay bạn một đường dẫn để đặt lại.',
    'Password forgotten, phone lost, or no account yet? Ask the administrator of your province for a link; it is handed over in person.',
  ],
  rehearsal: ['số liệu diễn tập', 'rehearsal data'],
  demoIntro: [
    'Tài khoản diễn tập {account} vào không cần mật khẩu.',
    'The rehearsal account {account} needs no password.',
  ],
  demoGo: ['Vào với tư cách {account}', 'Go on as {account}'],
  second: ['Xác thực hai lớp', 'Second step'],
  secondFor: ['Đăng nhập với tên {account}.', 'Signing in as {account}.'],
  code: ['Mã 6 số trong ứng dụng xác thực', '6-digit code of your authenticator app'],
  confirm: ['Xác nhận', 'Confirm'],
  usePasskey: ['Dùng khóa truy cập', 'Use a passkey'],
  passkeyHow: [
    'Dùng vân tay, khuôn mặt hay mã PIN của máy mà bạn đã tạo khóa trên đó.',
    'Use the fingerprint, face or PIN of the device on which you made your passkey.',
  ],
  orUsePasskey: [
    'Hoặc dùng vân tay, khuôn mặt hay mã PIN của máy mà bạn đã tạo khóa trên đó.',
    'Or use the fingerprint, face or PIN of the device on which you made your passkey.',
  ],
  recovery: ['Mã dự phòng', 'Recovery code'],
  useRecovery: ['Không có điện thoại? Dùng mã dự phòng', 'No phone at hand? Use a recovery code'],
  enrol: ['Đặt xác thực hai lớp', 'Set up the second step'],
  enrolWhy: [
    'Chức vụ này ra quyết định, quản lý tiền hoặc quản trị, nên một mật khẩu là chưa đủ.',
    'This office decides, handles money or administers, so a password alone is not enough.',
  ],
  enrolDemo: [
    'Đây là tài khoản diễn tập: ai cũng thấy mã bí mật này, để ai cũng thử được.',
    'This is a rehearsal account: everybody sees this secret, so that everybody can try.',
  ],
  scan: [
    'Mở một ứng dụng xác thực (Google Authenticator, Microsoft Authenticator, FreeOTP…) và quét hình, hoặc gõ mã bí mật.',
    'Open an authenticator app (Google Authenticator, Microsoft Authenticator, FreeOTP…) and scan the picture, or type the secret.',
  ],
  secret: ['Mã bí mật', 'Secret'],
  picture: ['Hình QR của mã bí mật', 'QR picture of the secret'],
  orPasskey: [
    'Hoặc dùng khóa truy cập: vân tay, khuôn mặt hay mã PIN của chính máy này.',
    'Or use a passkey: the fingerprint, face or PIN of this very device.',
  ],
  makePasskey: ['Tạo khóa truy cập', 'Make a passkey'],
  noPasskeyHere: [
    'Trình duyệt chỉ nhận khóa truy cập ở địa chỉ có tên (không phải dãy số như 127.0.0.1).',
    'Browsers take passkeys only at an address with a name (not a number such as 127.0.0.1).',
  ],
  cancel: ['Thôi, không đăng nhập', 'Do not sign in'],
  expired: ['Lần đăng nhập này đã quá hạn', 'This sign-in has expired'],
  expiredText: [
    'Một lần đăng nhập chỉ mở trong 15 phút và trong đúng một trình duyệt. Chưa có gì thay đổi; hãy bắt đầu lại.',
    'A sign-in stays open for 15 minutes, in one browser. Nothing has changed; begin again.',
  ],
  failed: ['Không đăng nhập được', 'Signing in failed'],
  failedText: [
    'Yêu cầu đăng nhập không hợp lệ hoặc đã dùng rồi. Chưa có gì thay đổi; hãy bắt đầu lại từ trang đầu.',
    'The request to sign in is not valid, or was used already. Nothing has changed; begin again from the first page.',
  ],
  signOut: ['Đăng xuất', 'Sign out'],
  signOutAsk: ['Kết thúc phiên đăng nhập trên trình duyệt này?', 'End the sign-in of this browser?'],
  stay: ['Ở lại', 'Stay signed in'],
  signedOut: ['Đã đăng xuất', 'Signed out'],
  signedOutText: ['Phiên đăng nhập trên trình duyệt này đã kết thúc.', 'The sign-in of this browser has ended.'],
  invitation: ['Đặt mật khẩu', 'Set your password'],
  invitationFor: ['Cho tài khoản {account}.', 'For the account {account}.'],
  invitationBad: ['Đường dẫn không còn dùng được', 'This link is no longer good'],
  invitationBadText: [
    'Đường dẫn chỉ dùng một lần, trong 72 giờ, và đường dẫn mới thay đường dẫn cũ. Hãy xin quản trị viên của tỉnh một đường dẫn mới.',
    'A link is good once, for 72 hours, and a new one replaces the old. Ask the administrator of your province for another.',
  ],
  newPassword: ['Mật khẩu mới', 'New password'],
  again: ['Gõ lại mật khẩu mới', 'The new password again'],
  passwordHint: [
    'Ít nhất 8 ký tự, nên từ 12 trở lên; vài từ có dấu cách là tốt nhất. Không bắt buộc chữ hoa, số hay ký hiệu, và không phải đổi định kỳ.',
    'At least 8 characters, better 12 or more; a few words with spaces are best. No capitals, digits or marks are demanded, and it never has to be changed for its age.',
  ],
  tooShort: ['Mật khẩu quá ngắn: cần ít nhất 8 ký tự.', 'Too short: at least 8 characters are needed.'],
  tooLong: ['Mật khẩu quá dài: nhiều nhất 128 ký tự.', 'Too long: 128 characters at most.'],
  breached: [
    'Mật khẩu này có trong danh sách đã bị lộ; kẻ gian thử nó trước tiên. Hãy chọn mật khẩu khác.',
    'This password is known from a breach, and is what attackers try first. Choose another.',
  ],
  tooClose: [
    'Mật khẩu quá dễ đoán từ tên đăng nhập hoặc tên hệ thống. Hãy chọn mật khẩu khác.',
    'Too easy to guess from the account or the product. Choose another.',
  ],
  different: ['Hai lần gõ không giống nhau.', 'The two are not the same.'],
  save: ['Lưu mật khẩu', 'Save password'],
  passwordSet: ['Đã đặt mật khẩu', 'Your password is set'],
  passwordSetText: [
    'Giờ hãy đăng nhập. Nếu chức vụ của bạn cần xác thực hai lớp, trang sau sẽ hướng dẫn.',
    'Now sign in. If your office needs a second step, the next page sets it up.',
  ],
  yours: ['Cách đăng nhập của bạn', 'How you sign in'],
  yoursFor: ['Tài khoản {account}', 'Account {account}'],
  notSignedIn: ['Hãy đăng nhập trước', 'Sign in first'],
  notSignedInText: [
    'Trang này chỉ mở cho người đã đăng nhập trong trình duyệt này.',
    'This page is for who is signed in in this browser.',
  ],
  changePassword: ['Đổi mật khẩu', 'Change password'],
  current: ['Mật khẩu hiện tại', 'Current password'],
  currentWrong: ['Mật khẩu hiện tại không đúng.', 'The current password is not right.'],
  noPassword: ['Tài khoản này chưa có mật khẩu.', 'This account has no password.'],
  app: ['Ứng dụng xác thực', 'Authenticator app'],
  appSet: ['Đã đặt ngày {date}.', 'Set up on {date}.'],
  appNone: ['Chưa đặt.', 'Not set up.'],
  appNew: ['Đặt ứng dụng mới', 'Set up a new app'],
  passkeys: ['Khóa truy cập', 'Passkeys'],
  passkeyOf: ['Tạo ngày {date}', 'Made on {date}'],
  passkeyUsed: [', dùng lần cuối ngày {date}', ', last used on {date}'],
  remove: ['Bỏ khóa này', 'Remove this one'],
  recoveryCodes: ['Mã dự phòng', 'Recovery codes'],
  recoveryLeft: ['Còn {n} mã.', '{n} left.'],
  recoveryNew: ['Tạo mã dự phòng mới', 'Make new recovery codes'],
  recoveryShown: [
    'Ghi lại hoặc in ra và cất nơi an toàn: các mã này chỉ hiện một lần. Mỗi mã dùng được một lần; mã cũ hết hiệu lực.',
    'Write them down or print them and keep them safe: they are shown this once. Each is good once; former ones are not any more.',
  ],
  changed: ['Đã lưu. Các lần đăng nhập khác của bạn đã kết thúc.', 'Saved. Your other sign-ins have ended.'],
  saved: ['Đã lưu.', 'Saved.'],
  lastFactor: [
    'Chức vụ này cần xác thực hai lớp: hãy đặt cách khác trước khi bỏ cách cuối cùng.',
    'This office needs a second step: set up another before removing the last one.',
  ],
  demanded: [
    'Trang này cần lần đăng nhập có xác thực hai lớp. Hãy đăng nhập lại.',
    'This page needs a sign-in with the second step. Sign in again.',
  ],
} as const satisfies Readonly<Record<string, readonly [vi: string, en: string]>>;

export type Word = keyof typeof words;

/** Says a word in the reader's language, with values put in by name. */
export type Say = (word: Word, values?: Readonly<Record<string, string | number>>) => string;

export const sayIn =
  (language: Language): Say =>
  (word, values = {}) =>
    words[word][language === 'vi' ? 0 : 1].replace(/\{(\w+)\}/g, (whole, name: string) =>
      String(values[name] ?? whole),
    );

/** A wait in words, rounded up. */
export function waitIn(say: Say, ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  return seconds <= 90 ? say('seconds', { n: seconds }) : say('minutes', { n: Math.ceil(seconds / 60) });
}
