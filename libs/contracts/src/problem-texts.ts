import type { Text } from './common';

interface ProblemText {
  readonly status: number;
  readonly title: Text;
  /** What to do next, for the person who was refused. */
  readonly remedy: Text;
}

/** Title and remedy, each in Vietnamese and English. */
type Words = readonly [titleVi: string, titleEn: string, remedyVi: string, remedyEn: string];

const text = (status: number, ...[vi, en, remedyVi, remedyEn]: Words): ProblemText => ({
  status,
  title: { vi, en },
  remedy: { vi: remedyVi, en: remedyEn },
});

/** Every problem the product can answer with: one list for service, web and documentation. */
export const problemTexts = {
  '/problems/invalid-request': text(
    400,
    'Dữ liệu gửi lên chưa hợp lệ',
    'The request is not well formed',
    'Sửa các ô được chỉ ra rồi gửi lại.',
    'Mend the fields named and send again.',
  ),
  '/problems/unreadable-body': text(
    400,
    'Không đọc được nội dung gửi lên',
    'The body cannot be read',
    'Gửi JSON đúng cú pháp.',
    'Send well-formed JSON.',
  ),
  '/problems/body-too-large': text(
    413,
    'Nội dung gửi lên quá lớn',
    'The body is too large',
    'Chia nhỏ rồi gửi lại.',
    'Send it in smaller parts.',
  ),
  '/problems/unsupported-media-type': text(
    415,
    'Kiểu nội dung không được nhận',
    'This kind of content is not accepted',
    'Gửi application/json, hoặc biểu mẫu tệp ở nơi đính kèm.',
    'Send application/json, or a file form where files are attached.',
  ),
  '/problems/not-found': text(
    404,
    'Không có địa chỉ này',
    'There is nothing at this address',
    'Kiểm tra lại đường dẫn.',
    'Check the address.',
  ),
  '/problems/internal': text(
    500,
    'Hệ thống gặp lỗi',
    'Something went wrong on our side',
    'Thử lại sau ít phút; nếu còn lỗi, báo cho người vận hành kèm mã yêu cầu.',
    'Try again in a few minutes; if it stays, tell the operator the request number.',
  ),
  '/problems/too-many-requests': text(
    429,
    'Quá nhiều yêu cầu trong thời gian ngắn',
    'Too many requests in a short time',
    'Chờ vài giây rồi thử lại.',
    'Wait a few seconds and try again.',
  ),
  '/problems/unavailable': text(
    503,
    'Một bộ phận đang tạm ngừng',
    'A part is away for the moment',
    'Những gì đã nhập vẫn còn. Hệ thống sẽ nhận lại sau ít giây.',
    'What you entered is safe. Try again in a few seconds.',
  ),
  '/problems/not-signed-in': text(
    401,
    'Chưa đăng nhập',
    'Not signed in',
    'Chọn vai trò để đăng nhập.',
    'Choose a role to sign in.',
  ),
  '/problems/not-permitted': text(
    403,
    'Chức vụ này không được làm việc đó',
    'This office may not do that',
    'Việc này thuộc chức vụ khác; ở hồ sơ, dòng thời gian cho biết đang chờ ai.',
    'It is the work of another office; the time line of a dossier shows who is awaited.',
  ),
  '/problems/separation-of-duties': text(
    403,
    'Bạn đã làm việc khác trên chính hồ sơ này',
    'You have done other work on this very file',
    'Luật tách hai việc ấy: một người khác của cơ quan phải làm bước này.',
    'The law keeps the two apart: somebody else of the office must take this step.',
  ),
  '/problems/recused': text(
    403,
    'Thành viên này không tham gia bỏ phiếu hồ sơ này',
    'This member does not vote on this dossier',
    'Thành viên quê quán tại xã được xét, hoặc đã xin không tham gia, không bỏ phiếu.',
    'Who is at home in the commune, or has asked to stand aside, does not vote.',
  ),
  '/problems/no-longer-in-office': text(
    403,
    'Bạn đã thôi giữ chức vụ này',
    'You no longer hold this office',
    'Đăng nhập lại; việc đang mở đã chuyển cho người kế nhiệm hoặc cơ quan.',
    'Sign in again; what was open has gone to the successor or to the office.',
  ),
  '/problems/account-not-found': text(
    404,
    'Không có tài khoản này',
    'No such account',
    'Chọn tài khoản ở trang vai trò.',
    'Choose an account on the roles page.',
  ),
  '/problems/not-demo': text(
    403,
    'Chỉ dùng được trên dữ liệu diễn tập',
    'Only on demo data',
    'Đăng nhập theo cách của tỉnh.',
    'Sign in the way your province does.',
  ),
  '/problems/idempotency-key-reused': text(
    422,
    'Khóa yêu cầu này đã dùng cho nội dung khác',
    'This key already belongs to another request',
    'Tải lại trang rồi làm lại.',
    'Reload the page and do it again.',
  ),
  '/problems/province-not-found': text(
    404,
    'Không thấy tỉnh này',
    'No such province',
    'Chọn tỉnh trong danh sách.',
    'Choose a province from the list.',
  ),
  '/problems/unit-not-found': text(
    404,
    'Không thấy đơn vị hành chính này',
    'No such administrative unit',
    'Chọn đơn vị trong danh sách của tỉnh.',
    'Choose a unit of the province.',
  ),
  '/problems/clock-is-the-worlds': text(
    409,
    'Chỉ tỉnh diễn tập mới có ngày riêng',
    'Only a demo province has a date of its own',
    'Ngoài dữ liệu diễn tập, thời hạn chạy theo lịch thật.',
    'Outside demo data, limits follow the real calendar.',
  ),
  '/problems/clock-only-forward': text(
    409,
    'Ngày diễn tập chỉ đi tới',
    'The demo date only moves forward',
    'Chọn ngày sau ngày hiện tại; muốn bắt đầu lại thì chạy ./langmoi reset.',
    'Choose a later day; ./langmoi reset starts again.',
  ),
  '/problems/criteria-set-not-found': text(
    404,
    'Không có bộ tiêu chí cho bậc này',
    'No criteria set for this tier',
    'Xem các bộ tiêu chí đang có hiệu lực.',
    'See the sets in force.',
  ),
  '/problems/unknown-criterion': text(
    422,
    'Bộ tiêu chí không có tiêu chí này',
    'The set has no such criterion',
    'Tải lại trang để lấy bộ tiêu chí mới nhất.',
    'Reload to get the newest set.',
  ),
  '/problems/stale-version': text(
    409,
    'Đã có bản mới hơn bản đang xem',
    'There is a newer version than the one you saw',
    'Xem bản mới, rồi làm lại trên bản đó; nội dung đã nhập vẫn được giữ.',
    'Look at the new version and act on it; what you typed is kept.',
  ),
  '/problems/part-exceeds-whole': text(
    422,
    'Phần lớn hơn toàn bộ',
    'The part is larger than the whole',
    'Kiểm tra lại hai số: số đạt, số chi không thể lớn hơn tổng số, kế hoạch hoặc số được duyệt.',
    'Check both numbers: what was reached or paid cannot exceed the total, the plan or what was approved.',
  ),
  '/problems/as-of-after-today': text(
    422,
    'Thời điểm số liệu còn ở phía trước',
    'The as-of date lies ahead',
    'Chọn ngày hôm nay hoặc một ngày đã qua.',
    'Choose today or a day that has passed.',
  ),
  '/problems/record-not-found': text(
    404,
    'Không tìm thấy bản ghi này',
    'No such record',
    'Mở lại trang để xem các bản ghi hiện có.',
    'Open the page again to see the records there are.',
  ),
  '/problems/record-settled': text(
    409,
    'Bản ghi này không chờ duyệt',
    'This record does not await approval',
    'Mở lại trang: bản này đã được duyệt, bị từ chối, hoặc có bản mới hơn.',
    'Open the page again: it was approved, rejected, or there is a newer one.',
  ),
  '/problems/policy-not-found': text(
    404,
    'Không có chính sách này',
    'No such policy',
    'Chọn một chính sách trong danh sách.',
    'Choose a policy of the list.',
  ),
  '/problems/title-not-found': text(
    404,
    'Không có danh hiệu này',
    'No such title',
    'Chọn một danh hiệu trong danh sách.',
    'Choose a title of the list.',
  ),
  '/problems/parked-not-found': text(
    404,
    'Không có thông điệp bị gác này',
    'No such parked message',
    'Tải lại trang vận hành.',
    'Load the operations page anew.',
  ),
  '/problems/parked-settled': text(
    409,
    'Thông điệp này đã được xử lý',
    'This message has been dealt with',
    'Tải lại trang vận hành để xem kết quả.',
    'Load the operations page anew to see the result.',
  ),
  '/problems/regime-not-found': text(
    404,
    'Không có quy trình này',
    'No such regime',
    'Xem danh sách quy trình.',
    'See the list of regimes.',
  ),
  '/problems/no-regime': text(
    409,
    'Không có quy trình nào có hiệu lực vào ngày này cho bậc này',
    'No regime is in force on this day for this tier',
    'Quản trị tỉnh nạp quy trình trước.',
    'The administrator loads a regime first.',
  ),
  '/problems/dossier-not-found': text(
    404,
    'Không thấy hồ sơ này',
    'No such dossier',
    'Mở từ danh sách việc hôm nay.',
    'Open it from your work list.',
  ),
  '/problems/document-not-found': text(
    404,
    'Không thấy giấy tờ này',
    'No such document',
    'Tải lại hồ sơ.',
    'Reload the dossier.',
  ),
  '/problems/already-registered': text(
    409,
    'Xã đã có hồ sơ đang mở cho bậc và năm này',
    'The commune already has an open dossier for this tier and year',
    'Mở hồ sơ đang có.',
    'Open the one that exists.',
  ),
  '/problems/wrong-stage': text(
    409,
    'Hồ sơ không còn ở bước này',
    'The dossier is not at this step',
    'Tải lại hồ sơ để xem bước hiện tại.',
    'Reload to see where it stands.',
  ),
  '/problems/unknown-outcome': text(
    422,
    'Bước này không có kết quả như vậy',
    'This step has no such outcome',
    'Chọn một trong các kết quả của bước.',
    'Choose one of the step’s outcomes.',
  ),
  '/problems/criteria-missing': text(
    422,
    'Chưa đủ tiêu chí để nộp hồ sơ',
    'Criteria are still missing',
    'Hoàn thành các tiêu chí còn thiếu, tự đánh giá lại rồi nộp.',
    'Meet the criteria named, assess again, then submit.',
  ),
  '/problems/documents-missing': text(
    422,
    'Hồ sơ còn thiếu giấy tờ bắt buộc',
    'Required papers are missing',
    'Đính kèm các giấy tờ được nêu.',
    'Attach the papers named.',
  ),
  '/problems/reasons-required': text(
    422,
    'Phải nêu lý do',
    'Reasons are required',
    'Ghi lý do, theo từng tiêu chí nếu bước này yêu cầu.',
    'Write the reasons, per criterion where the step asks for it.',
  ),
  '/problems/already-confirmed': text(
    409,
    'Cơ quan đã có ý kiến ở lượt này',
    'Your department has already spoken in this round',
    'Xem ý kiến ở dòng thời gian.',
    'See it on the time line.',
  ),
  '/problems/not-your-criterion': text(
    403,
    'Tiêu chí này do cơ quan khác phụ trách',
    'Another department leads this criterion',
    'Chỉ xác nhận các tiêu chí cơ quan mình phụ trách.',
    'Confirm only the criteria you lead.',
  ),
  '/problems/meeting-open': text(
    409,
    'Đang có một phiên họp chưa kết thúc',
    'A meeting is still open',
    'Kết thúc phiên đang mở trước.',
    'Close it first.',
  ),
  '/problems/no-meeting-open': text(
    409,
    'Chưa có phiên họp nào đang mở',
    'No meeting is open',
    'Văn phòng Điều phối triệu tập phiên họp trước.',
    'The coordination office convenes one first.',
  ),
  '/problems/already-voted': text(
    409,
    'Đã bỏ phiếu trong phiên này',
    'You have already voted in this meeting',
    'Mỗi thành viên một phiếu.',
    'One ballot per member.',
  ),
  '/problems/decision-number-taken': text(
    409,
    'Số quyết định này đã dùng cho xã khác',
    'This decision number is already another commune’s',
    'Kiểm tra lại số quyết định.',
    'Check the number.',
  ),
  '/problems/attachment-too-large': text(
    413,
    'Tệp lớn hơn 10 MB',
    'The file is larger than 10 MB',
    'Nén hoặc chia tệp rồi đính kèm lại.',
    'Compress or split it and attach again.',
  ),
  '/problems/attachment-kind': text(
    415,
    'Kiểu tệp không được nhận',
    'This kind of file is not accepted',
    'Chỉ nhận PDF, JPEG, PNG, DOCX, XLSX.',
    'PDF, JPEG, PNG, DOCX and XLSX only.',
  ),
} as const satisfies Record<string, ProblemText>;

export type ProblemType = keyof typeof problemTexts;

/** Sentences for input that contradicts itself, the dossier or the date; contracts name them by `params.code`. */
export const inputTexts = {
  presentAboveInvited: { vi: 'Số người dự không thể nhiều hơn số người được mời', en: 'More present than invited' },
  votesDoNotAddUp: {
    vi: 'Đồng ý + không đồng ý + ý kiến khác phải bằng số người dự',
    en: 'In favour, against and abstained must add up to those present',
  },
  moreBallotsThanHouseholds: { vi: 'Số phiếu không thể nhiều hơn số hộ của xã', en: 'More ballots than households' },
  moreReturnedThanDistributed: {
    vi: 'Số phiếu thu về không thể nhiều hơn số phiếu phát ra',
    en: 'More ballots returned than distributed',
  },
  contentDoesNotAddUp: {
    vi: 'Hài lòng + chưa hài lòng + không ý kiến phải bằng số phiếu thu về',
    en: 'The answers must add up to the ballots returned',
  },
  fieldNeeded: { vi: 'Cần điền ô này khi ban hành quyết định', en: 'Needed when a decision is issued' },
  dateInFuture: { vi: 'Ngày này chưa đến', en: 'This day has not come yet' },
  meetingInPast: { vi: 'Ngày họp không thể ở trước hôm nay', en: 'The meeting cannot be before today' },
  effectiveBeforeSigned: {
    vi: 'Ngày có hiệu lực không thể trước ngày ký',
    en: 'Cannot take effect before it is signed',
  },
  announcedBeforeSigned: {
    vi: 'Ngày công bố không thể trước ngày ký quyết định',
    en: 'Cannot be announced before the decision is signed',
  },
  nothingToAnnounce: { vi: 'Chưa có quyết định để công bố', en: 'There is no decision to announce yet' },
  councilEmpty: { vi: 'Hội đồng chưa có thành viên nào', en: 'The council has no members yet' },
  versionNeeded: {
    vi: 'Cho biết phiên bản tự đánh giá đã xem',
    en: 'Say which version of the self-assessment you saw',
  },
  criterionTwice: { vi: 'Mỗi tiêu chí chỉ cho ý kiến một lần', en: 'One opinion per criterion' },
  criterionAbove: { vi: 'Tiêu chí này đã có ở trên', en: 'This criterion stands above already' },
  criterionUnknown: { vi: 'Bộ tiêu chí không có tiêu chí này', en: 'The set has no such criterion' },
  partAboveWhole: { vi: 'Không thể lớn hơn toàn bộ', en: 'Cannot be larger than the whole' },
  planNeeded: { vi: 'Số giải ngân cần có kế hoạch vốn', en: 'A disbursement needs the plan that it was paid out of' },
  planUnasked: { vi: 'Số huy động không có kế hoạch vốn', en: 'What was mobilised has no plan' },
  fileNeeded: { vi: 'Chọn một tệp để đính kèm', en: 'Choose a file to attach' },
} as const satisfies Record<string, Text>;

/** The sentence of a code; undefined for a code that nobody listed. */
export const inputTextOf = (code: string): Text | undefined =>
  Object.hasOwn(inputTexts, code) ? inputTexts[code as keyof typeof inputTexts] : undefined;
