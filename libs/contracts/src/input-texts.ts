import type { Text } from './common';
import { patternTextOf } from './patterns';

/** Sentences for input that contradicts itself, the dossier or the date; contracts name them by `params.code`. */
export const inputTexts = {
  unwritable: {
    vi: 'Có ký tự không ghi được (ký tự rỗng hoặc nửa ký tự): xóa rồi gõ lại chữ này',
    en: 'Has a character that cannot be recorded (empty, or half of one): delete this text and type it again',
  },
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
  lastBeforeFirst: {
    vi: 'Ngày cuối không được trước ngày đầu',
    en: 'The last day cannot be before the first',
  },
  fieldNeeded: { vi: 'Cần điền ô này khi ban hành quyết định', en: 'Needed when a decision is issued' },
  closedAlready: {
    vi: 'Số liệu đến ngày này đã chốt rồi: chọn ngày sau',
    en: 'Figures up to this day are closed already: choose a later one',
  },
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
  indicatorUnknown: { vi: 'Bộ tiêu chí không có chỉ tiêu này', en: 'The set has no such indicator' },
  indicatorAbove: { vi: 'Chỉ tiêu này đã có ở trên', en: 'This indicator stands above already' },
  indicatorNotMeasured: {
    vi: 'Chưa rõ chỉ tiêu này đo bằng gì nên chưa nhập được; người có thẩm quyền quyết định kèm minh chứng',
    en: 'How this is measured is not known, so it cannot be entered: a person decides it with evidence',
  },
  wrongKind: {
    vi: 'Giá trị không đúng loại mà chỉ tiêu này đo; chỉ tiêu về hạng khác hoặc về cấp dưới được tính, không nhập',
    en: 'Not the kind of value this indicator is measured in; what refers to tiers or units below is never entered',
  },
  noneNotAsked: { vi: 'Chỉ tiêu này không có chữ «nếu có»', en: 'This indicator is not asked "if there is any"' },
  negative: { vi: 'Không thể nhỏ hơn 0', en: 'Cannot be below zero' },
  notWhole: { vi: 'Phải là số nguyên', en: 'Must be a whole number' },
  numeratorAboveDenominator: {
    vi: 'Tử số không thể lớn hơn mẫu số',
    en: 'The numerator cannot be larger than the denominator',
  },
  ofWhichAboveNumerator: {
    vi: 'Phần «trong đó» không thể lớn hơn tử số',
    en: 'The part "of which" cannot be larger than the numerator',
  },
  rateDisagrees: {
    vi: 'Tỷ lệ ghi kèm không khớp với hai số; bỏ trống thì tỷ lệ được tính',
    en: 'The rate does not agree with the two numbers; leave it out and it is computed',
  },
  outOfNothing: {
    vi: 'Mẫu số là 0 mà tử số lớn hơn 0: sửa một trong hai số',
    en: 'Something out of nothing: mend one of the two numbers',
  },
  nothingToTakeBack: { vi: 'Ngày này chưa có số liệu để rút', en: 'There is no figure of that day to take back' },
  otherSetThen: {
    vi: 'Bộ tiêu chí này không phải bộ có hiệu lực vào ngày của số liệu',
    en: 'This is not the set in force on the day of the figures',
  },
  noSetThen: {
    vi: 'Không có bộ tiêu chí cho bậc này vào ngày đó: chọn ngày khác',
    en: 'No criteria set for this tier is in force on that day: choose another',
  },
  unitNotThereThen: { vi: 'Đơn vị này không có vào ngày đó', en: 'The unit was not there on that day' },
  communeUnknown: { vi: 'Không có xã này trong tỉnh', en: 'The province has no such commune' },
  communeAbove: { vi: 'Xã này đã có ở trên', en: 'This commune stands above already' },
  listUnchanged: { vi: 'Chọn ít nhất một xã để thêm hoặc đưa ra', en: 'Choose a commune to add or to strike off' },
  onListAlready: { vi: 'Xã này đã có trong danh sách vào ngày đó', en: 'The commune is on the list on that day' },
  notOnList: { vi: 'Xã này không có trong danh sách vào ngày đó', en: 'The commune is not on the list on that day' },
  strikingReason: { vi: 'Đưa xã ra khỏi danh sách thì phải nêu lý do', en: 'Striking a commune off needs a reason' },
  afterYear: { vi: 'Ngày này ở sau năm của danh sách', en: 'This day lies after the year of the list' },
  districtUnknown: { vi: 'Không có đơn vị cấp huyện này trong tỉnh', en: 'The province has no such district' },
  districtAbove: { vi: 'Đơn vị này đã có ở trên', en: 'This district stands above already' },
  hamletAbove: { vi: 'Ấp này đã có ở trên', en: 'This hamlet stands above already' },
  targetCounts: {
    vi: 'Mục tiêu này đếm từng đơn vị, từng tiêu chí: cần số nguyên',
    en: 'This target counts units or criteria one by one: a whole number',
  },
  dueBeforeStart: {
    vi: 'Hạn không thể trước ngày mục tiêu bắt đầu áp dụng',
    en: 'Cannot be due before the day from which the target holds',
  },
  noSuchTarget: { vi: 'Chưa có mục tiêu này để rút', en: 'There is no such target to take back' },

  figureUnknown: { vi: 'Chưa có số liệu của chỉ tiêu này', en: 'There is no figure of this indicator' },
  figureAbove: { vi: 'Số liệu này đã có ở trên', en: 'This figure stands above already' },
  figureNotLed: {
    vi: 'Cơ quan của bạn không phụ trách tiêu chí của chỉ tiêu này',
    en: 'Your office does not lead the criterion of this indicator',
  },
  reasonNeeded: { vi: 'Khác số đã nêu thì phải nêu lý do', en: 'Another value than the one stated needs a reason' },
  criterionNext: {
    vi: 'Tiêu chí thêm được đánh số tiếp theo tiêu chí cuối của khung',
    en: 'Added criteria are numbered on from the last of the frame',
  },
  evidenceNeeded: { vi: 'Phải nêu ít nhất một minh chứng', en: 'At least one piece of evidence is needed' },
  takingBackReason: { vi: 'Rút số liệu phải nêu lý do', en: 'Taking a figure back needs a reason' },
  noDecisionToTakeBack: {
    vi: 'Ngày này chưa có quyết định để rút',
    en: 'There is no decision of that day to take back',
  },
  alreadyDecided: {
    vi: 'Số liệu và quy định đã trả lời điều này; không ai quyết định thay',
    en: 'Figures and law answer this already: nobody decides in their place',
  },
  figureChanged: {
    vi: 'Người khác đã ghi bản mới hơn bản bạn đã xem',
    en: 'Somebody has recorded a newer version than the one you saw',
  },
  partAboveWhole: { vi: 'Không thể lớn hơn toàn bộ', en: 'Cannot be larger than the whole' },
  planNeeded: { vi: 'Số giải ngân cần có kế hoạch vốn', en: 'A disbursement needs the plan that it was paid out of' },
  planUnasked: { vi: 'Số huy động không có kế hoạch vốn', en: 'What was mobilised has no plan' },
  unitOutsideOffice: {
    vi: 'Đơn vị này không thuộc phạm vi của cơ quan đã chọn',
    en: 'This unit is not within the chosen organisation’s',
  },
  endsByItself: { vi: 'Chức vụ này đã hết hạn trước ngày đó', en: 'The appointment ends before that day by itself' },
  transferFromDayAfter: {
    vi: 'Chức vụ mới bắt đầu sau ngày cuối của chức vụ cũ',
    en: 'The new office begins after the last day of the former',
  },
  laterLead: {
    vi: 'Đã có phân công khác từ ngày này hoặc muộn hơn',
    en: 'Another assignment begins on this day or later',
  },
  successorElsewhere: {
    vi: 'Người kế nhiệm phải đang giữ chức tại cùng cơ quan',
    en: 'The successor must hold an office in the same organisation',
  },
  birth: { vi: 'Ghi năm sinh (1958) hoặc ngày sinh (30/6/1958)', en: 'A year (1958) or a date of birth (30/6/1958)' },
  identityNumber: {
    vi: 'Số định danh có 12 chữ số, chứng minh nhân dân cũ có 9',
    en: 'An identity number has 12 digits, that of the older card 9',
  },
  identityTwice: { vi: 'Số này đã ghi cho người khác của hộ', en: 'Somebody else of the household has this number' },
  phone: { vi: 'Số điện thoại chỉ có chữ số, từ 8 đến 15', en: 'A phone number has 8 to 15 digits and nothing else' },
  oneHead: { vi: 'Mỗi hộ có đúng một chủ hộ', en: 'A household has exactly one head' },
  noStandardThen: {
    vi: 'Sổ chưa có chuẩn nghèo áp dụng cho ngày này',
    en: 'No poverty standard is known that applies on this day',
  },
  leavesBeforeSince: {
    vi: 'Không thể ra khỏi sổ trước ngày được xếp diện',
    en: 'Cannot leave before the day of its classification',
  },
  fileNeeded: {
    vi: 'Chưa có tệp, hoặc tệp trống: chọn một tệp có nội dung',
    en: 'No file, or an empty one: choose a file with something in it',
  },
  unitsIllFormed: {
    vi: 'Sự kiện thiếu hoặc thừa phần so với loại của nó (mỗi đơn vị một lần; nhập thì nhập toàn bộ)',
    en: 'Says too little or too much for its kind (each unit once; what is merged is merged whole)',
  },
  sharesNotOne: {
    vi: 'Các phần của một đơn vị phải cộng lại đúng bằng một, theo từng thước đo',
    en: 'The shares of a unit must be exactly one, by each measure',
  },
  unitNotThere: { vi: 'Đơn vị này không có vào ngày trước đó', en: 'The unit was not there the day before' },
  unitThere: { vi: 'Đơn vị này đã có', en: 'The unit is there already' },
  unitTwice: { vi: 'Đơn vị này đã bị sự kiện khác cùng ngày thay đổi', en: 'Another event of the day changes it too' },
  partGoesNowhere: { vi: 'Đơn vị nhận không có vào ngày này', en: 'What takes the part is not there on that day' },
  parentWrong: { vi: 'Đơn vị cấp trên không đúng hoặc không còn', en: 'The unit above is wrong, or no more' },
  unitKindWrong: { vi: 'Loại đơn vị không thuộc cấp này', en: 'Not a kind of this level' },
  childrenLeft: {
    vi: 'Đơn vị này còn đơn vị cấp dưới: nêu chúng chuyển về đâu trong cùng quyết định',
    en: 'Units are still below it: say in the same decision where they go',
  },
  unitCodeTaken: { vi: 'Mã này là của đơn vị khác', en: 'The code is another unit’s' },
  laterEvents: {
    vi: 'Sổ đơn vị đã ghi sự kiện muộn hơn về các đơn vị này (như sắp xếp từ 01/7/2025) mà quyết định này làm cho không thể xảy ra: xem lại ngày, hoặc đính chính sự kiện ấy trước',
    en: 'The register knows later events of these units (such as those of 01/7/2025) that this decision makes impossible: look again at the day, or correct those first',
  },
  ruleNotInForce: {
    vi: 'Không có quy tắc kế thừa này vào ngày hiệu lực',
    en: 'There is no such successor rule on that day',
  },
  setUnknown: { vi: 'Không có bản này của bộ tiêu chí', en: 'There is no such version of a criteria set' },
  indicatorNotOfSet: { vi: 'Bộ tiêu chí không có chỉ tiêu này', en: 'The set has no such indicator' },
  indicatorTwice: { vi: 'Chỉ tiêu này đã có', en: 'This indicator is there already' },
  frameTells: {
    vi: 'Khung quốc gia đã nêu tên tiêu chí này',
    en: 'The national frame tells the title of this criterion',
  },
  nothingToTighten: {
    vi: 'Khung quốc gia chỉ hỏi đạt hay không, hoặc hỏi về cấp khác: tỉnh không có ngưỡng để quy định',
    en: 'The national frame asks yes or no here, or asks of another tier: there is no threshold to lay down',
  },
  asksYes: { vi: 'Chỉ tiêu đạt hay không thì ghi = 1', en: 'A yes or no is asked for as = 1' },
  yesMeansNeeded: { vi: 'Nêu thế nào là đạt', en: 'Say what it takes to be met' },
  shareAbove100: { vi: 'Tỷ lệ từ 0 đến 100', en: 'A share is from 0 to 100' },
  thresholdBelow0: { vi: 'Ngưỡng không thể âm', en: 'A threshold cannot be below nought' },
  thresholdNotWhole: { vi: 'Đếm bằng số nguyên', en: 'Counted in whole numbers' },
  noSuchPart: { vi: 'Chỉ tiêu này không có phần “trong đó”', en: 'The indicator has no part “of which”' },
  otherDirection: {
    vi: 'Khung quốc gia so theo chiều khác: dùng cùng dấu so sánh',
    en: 'The national frame compares another way: use its sign',
  },
  exceptionOfWhom: {
    vi: 'Ngoại lệ là của một vùng, nhóm xã hay năm: chọn của ai',
    en: 'An exception is of a zone, a group or a year: choose of whom',
  },
  exceptionReason: { vi: 'Nêu căn cứ của ngoại lệ', en: 'Say what the exception rests on' },
  ruleAbove: {
    vi: 'Ngưỡng cho cùng nơi, cùng thời gian đã có ở trên',
    en: 'A rule for the same places and days stands above',
  },
  rulesContradict: {
    vi: 'Cùng một xã có thể thuộc hai ngưỡng khác nhau: nêu điều kiện rõ hơn ở một trong hai',
    en: 'One commune may come under two different thresholds: say more closely of whom one of them is',
  },
  earlierOtherwise: {
    vi: 'Quyết định trước không quy định như vậy: nêu điều của quyết định này',
    en: 'The earlier decision does not say so: name the article of this one',
  },
  articleNeeded: { vi: 'Nêu điều, khoản của quyết định', en: 'Name the article of the decision' },
  ruleMissing: { vi: 'Nêu ít nhất một ngưỡng', en: 'Lay down at least one threshold' },
  yearOutside: { vi: 'Năm này ở ngoài giai đoạn của bộ tiêu chí', en: 'The year lies outside the period of the set' },
  dayOutside: { vi: 'Ngày này ở ngoài thời gian của bộ tiêu chí', en: 'The day lies outside the days of the set' },
  endsBeforeBegins: { vi: 'Ngày cuối không thể trước ngày đầu', en: 'Cannot end before it begins' },
  decisionNeeded: { vi: 'Nêu quyết định của tỉnh và ngày ký', en: 'Name the decision of the province and its date' },
  firstDayNeeded: { vi: 'Nêu ngày bắt đầu áp dụng', en: 'Say from which day it is in force' },
  afterVersion: {
    vi: 'Bản đang áp dụng không sửa được, chỉ được thay: bản mới bắt đầu sau bản trước',
    en: 'A version in use is succeeded, not edited: the new one begins after the one before',
  },
  fileKindUnknown: {
    vi: 'Nội dung tệp không phải ảnh JPEG, PNG, WebP, tệp PDF, DOCX, XLSX hay ODT: lưu lại đúng một trong các loại ấy rồi gửi',
    en: 'The content is no JPEG, PNG or WebP photo and no PDF, DOCX, XLSX or ODT: save it as one of these and send it again',
  },
  fileKindLies: {
    vi: 'Tên tệp nói một loại mà nội dung là loại khác: mở xem có đúng tệp cần gửi không, lưu lại đúng loại rồi gửi',
    en: 'The name says one kind and the content is another: see whether it is the right file, and save it as what it is',
  },
  fileOldKind: {
    vi: 'Tệp có mật khẩu hoặc thuộc loại cũ (DOC, XLS): bỏ mật khẩu, lưu thành DOCX hoặc XLSX rồi gửi',
    en: 'The file is locked or of an old kind (DOC, XLS): unlock it, save it as DOCX or XLSX and send it again',
  },
  fileHeic: {
    vi: 'Ảnh HEIC máy khác không mở được: trên iPhone chọn Cài đặt › Camera › Định dạng › Tương thích nhất, hoặc xuất thành JPEG',
    en: 'HEIC photos do not open everywhere: on an iPhone choose Settings › Camera › Formats › Most Compatible, or export JPEG',
  },
  fileBroken: {
    vi: 'Tệp hỏng hoặc bị cắt cụt: mở xem trên máy của bạn rồi gửi lại bản đọc được',
    en: 'The file is broken or cut short: open it on your machine and send one that can be read',
  },
  fileTooLarge: {
    vi: 'Tệp lớn hơn 10 MB: giảm cỡ ảnh, hoặc tách tài liệu rồi gửi',
    en: 'The file is larger than 10 MB: make the photo smaller, or split the document',
  },
  filePixels: {
    vi: 'Ảnh quá 60 triệu điểm: thu nhỏ rồi gửi',
    en: 'The photo has more than 60 million pixels: make it smaller and send it again',
  },
  fileUnfolds: {
    vi: 'Tệp bung ra quá lớn: bỏ bớt ảnh, trang trong tài liệu rồi gửi',
    en: 'The file unfolds to too much: take pictures or sheets out of it and send it again',
  },
  fileHasMacros: {
    vi: 'Tài liệu có macro, đối tượng nhúng hoặc nối ra ngoài: lưu thành bản không có những thứ đó, hoặc xuất thành PDF rồi gửi',
    en: 'The document has macros, embedded objects or fetches from elsewhere: save it without them, or export it as PDF',
  },
  pdfHasActions: {
    vi: 'Tệp PDF có mã lệnh hoặc tệp đính kèm bên trong: in lại thành PDF rồi gửi',
    en: 'The PDF file carries scripts or attachments: print it to a new PDF and send that',
  },
  pdfLocked: {
    vi: 'Tệp PDF được mã hóa nên không kiểm tra được: bỏ mật khẩu, hoặc in lại thành PDF rồi gửi',
    en: 'The PDF file is encrypted and cannot be checked: unlock it, or print it to a new PDF and send that',
  },
  fileHasPosition: {
    vi: 'Ảnh trong tài liệu còn vị trí chụp: gửi riêng từng ảnh để hệ thống bỏ vị trí, hoặc in lại tài liệu thành PDF rồi gửi',
    en: 'Photos in the document still say where they were taken: send the photos themselves, or print the document to a new PDF',
  },
  fileHasNoPosition: {
    vi: 'Tệp này không có vị trí chụp để giữ: bỏ đánh dấu giữ vị trí',
    en: 'The file has no position that could be kept: untick that it be',
  },
  nothingOtherwise: { vi: 'Dự thảo chưa khác bản được chép', en: 'The draft says what its original says' },
} as const satisfies Record<string, Text>;

/** What of a zod issue names a sentence of the contracts. */
interface Issue {
  readonly code?: string | undefined;
  readonly params?: Readonly<Record<string, unknown>> | undefined;
  /** Of a text that does not fit one. */
  readonly pattern?: unknown;
}

/** The contracts' own sentence for what their schema refuses: by `params.code`, or by the pattern; else undefined. */
export function inputTextOf({ code, params, pattern }: Issue): Text | undefined {
  if (code === 'invalid_format') return typeof pattern === 'string' ? patternTextOf(pattern) : undefined;
  const named = params?.['code'];
  return typeof named === 'string' && Object.hasOwn(inputTexts, named)
    ? inputTexts[named as keyof typeof inputTexts]
    : undefined;
}
