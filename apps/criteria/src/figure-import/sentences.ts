import { inputTexts } from '@langmoi/contracts/input-texts';
import { cellFaults, words, type Words } from '@langmoi/facts/lists/faults';

const inFile = ['Sửa ô này trong tệp rồi gửi lại.', 'Mend the cell in the file and send it again.'] as const;

const faults = {
  ...cellFaults,
  unitNotThereThen: words(
    inputTexts.unitNotThereThen,
    'Kiểm tra ngày của số liệu, hoặc ghi xã có vào ngày đó.',
    'Look at the day of the figures, or name the commune that was there.',
  ),
  indicatorUnknown: words(
    { vi: 'Bộ tiêu chí không có chỉ tiêu này', en: 'The criteria set has no such indicator' },
    'Ghi mã chỉ tiêu như trong bộ tiêu chí, ví dụ 1.1.',
    'Write the code of the indicator as the set has it, such as 1.1.',
  ),
  rowAbove: words(
    { vi: 'Xã này đã có ở một dòng khác', en: 'Another row speaks of this commune already' },
    'Giữ một dòng cho mỗi xã.',
    'Keep one row for each commune.',
  ),
  figureAbove: words(
    { vi: 'Số liệu này đã có ở một ô khác', en: 'Another cell says this figure already' },
    'Giữ một giá trị cho mỗi xã, chỉ tiêu và ngày.',
    'Keep one value for each commune, indicator and day.',
  ),
  noYesNo: words(
    { vi: 'Ô này phải là Đạt hoặc Không đạt', en: 'The cell must be yes or no' },
    'Viết Đạt hoặc Không đạt. Chưa có thì để trống.',
    'Write Đạt or Không đạt. Leave it empty if it is not known.',
  ),
  noMet: words(
    { vi: 'Ô này phải là Đạt hoặc Chưa đạt', en: 'The cell must say whether the criterion is met' },
    'Viết Đạt, Chưa đạt, x, 1 hoặc 0; điều cần nói thêm để trong ngoặc. Chưa có thì để trống.',
    'Write Đạt, Chưa đạt, x, 1 or 0, and more words in brackets. Leave it empty if it is not known.',
  ),
  selfAssessed: words(
    { vi: 'Ô này là lời tự đánh giá của xã, không phải xác nhận của sở', en: 'This is the commune’s own word' },
    'Ghi điều sở xác nhận, hoặc để trống. Kết quả tự đánh giá của các xã do Văn phòng Điều phối gửi.',
    'Write what your department confirms, or leave it empty. The coordination office gathers what communes say.',
  ),
  notLed: words(
    { vi: 'Cơ quan của bạn không phụ trách tiêu chí này', en: 'Your office does not lead this criterion' },
    'Bỏ phần này khỏi tệp, hoặc chỉ ghi phần hợp lệ: phần này được để lại cho cơ quan phụ trách.',
    'Take it out of the file, or record the valid part alone: this is left to the office that leads it.',
  ),
  figuresDecide: words(
    inputTexts.alreadyDecided,
    'Xem các số của tiêu chí ở trang của xã; số nào sai thì xác nhận số đúng.',
    'Look at the criterion’s figures on the commune’s page; where one is wrong, confirm the right one.',
  ),
  figureUnknown: words(
    inputTexts.figureUnknown,
    'Sở xác nhận điều xã đã ghi đến ngày này: nhắc xã ghi trước, hoặc để trống.',
    'A department confirms what the commune has recorded by the day: remind the commune, or leave it empty.',
  ),
  reasonNeeded: words(
    inputTexts.reasonNeeded,
    'Thêm cột Ghi chú và nêu lý do ở dòng này.',
    'Add a column Ghi chú and give the reason in this row.',
  ),
  laterSaid: words(
    { vi: 'Đã có kết quả của một ngày muộn hơn', en: 'A later day’s result is known already' },
    'Chọn ngày của bảng cho đúng.',
    'Choose the day of the sheet.',
  ),
  rateAlone: words(
    { vi: 'Tỷ lệ cần cả tử số và mẫu số', en: 'A rate needs its numerator and denominator' },
    'Viết 1.187/1.250, hoặc thêm cột tử số và cột mẫu số; tỷ lệ được tính.',
    'Write 1.187/1.250, or add a column for each of the two numbers; the rate is computed.',
  ),
  partMissing: words(
    { vi: 'Thiếu một trong các số của chỉ tiêu này', en: 'One of the numbers of this indicator is missing' },
    'Điền đủ các cột của chỉ tiêu, hoặc để trống tất cả.',
    'Fill in all columns of the indicator, or none.',
  ),
  partNotOfKind: words(
    { vi: 'Chỉ tiêu này không có số ở cột này', en: 'The indicator has no such number' },
    'Để trống ô này; xem loại giá trị của chỉ tiêu trong bộ tiêu chí.',
    'Leave the cell empty; see in the set how the indicator is measured.',
  ),
  otherSetThen: words(
    inputTexts.otherSetThen,
    'Đưa số liệu của ngày này vào một tệp riêng, chọn hạng và ngày cho đúng.',
    'Send the figures of this day as a file of their own, with its tier and day.',
  ),
  noteTooLong: words(
    { vi: 'Ghi chú dài quá 2.000 ký tự', en: 'The note is longer than 2,000 characters' },
    'Viết gọn lại.',
    'Shorten it.',
  ),
  indicatorNotMeasured: words(inputTexts.indicatorNotMeasured, 'Để trống ô này.', 'Leave the cell empty.'),
  wrongKind: words(inputTexts.wrongKind, 'Để trống ô này.', 'Leave the cell empty.'),
  noneNotAsked: words(inputTexts.noneNotAsked, ...inFile),
  negative: words(inputTexts.negative, ...inFile),
  notWhole: words(inputTexts.notWhole, ...inFile),
  numeratorAboveDenominator: words(inputTexts.numeratorAboveDenominator, ...inFile),
  ofWhichAboveNumerator: words(inputTexts.ofWhichAboveNumerator, ...inFile),
  rateDisagrees: words(inputTexts.rateDisagrees, ...inFile),
  outOfNothing: words(inputTexts.outOfNothing, ...inFile),
} as const;
export type FaultCode = keyof typeof faults;

/** A fault in words; `other`: the cell that it speaks of. */
export function faultWords(code: FaultCode, other: string | null): Words {
  const { detail, remedy } = faults[code];
  return other === null
    ? { detail, remedy }
    : { detail: { vi: `${detail.vi} (${other})`, en: `${detail.en} (${other})` }, remedy };
}

const saveAs = [
  'Mở trong Excel, chọn Lưu thành › “CSV UTF-8” hoặc “.xlsx”, rồi gửi lại.',
  'Open it in Excel, choose Save As › “CSV UTF-8” or “.xlsx”, and send it again.',
] as const;

const refusals = {
  broken: words(
    { vi: 'Tệp hỏng hoặc không phải CSV, XLSX', en: 'The file is broken, or neither CSV nor XLSX' },
    ...saveAs,
  ),
  encoding: words(
    {
      vi: 'Không đọc được bảng mã chữ của tệp (không phải UTF-8 hay Windows-1258)',
      en: 'The file’s encoding cannot be read (neither UTF-8 nor Windows-1258)',
    },
    ...saveAs,
  ),
  noHeadings: words(
    { vi: 'Không tìm thấy dòng tiêu đề', en: 'No row of headings was found' },
    'Trong 30 dòng đầu cần một dòng có cột Xã (hoặc Mã xã) và các chỉ tiêu; danh sách dài cần cột Chỉ tiêu và cột giá trị.',
    'One of the first 30 rows needs a column Xã (or Mã xã) and indicators; a long list a column Chỉ tiêu and one of values.',
  ),
  tooLong: words(
    { vi: 'Tệp có quá 150.000 dòng', en: 'The file has more than 150,000 rows' },
    'Tách thành nhiều tệp.',
    'Split it.',
  ),
  failed: words(
    {
      vi: 'Hệ thống gặp lỗi khi xử lý tệp, nên chưa ghi gì',
      en: 'Something went wrong on our side, so nothing was recorded',
    },
    'Thử lại; nếu còn lỗi, báo cho người vận hành.',
    'Try again; if it persists, tell the operator.',
  ),
  changedSince: words(
    {
      vi: 'Có người đã ghi số liệu sau khi tệp được kiểm tra, nên chưa ghi gì',
      en: 'Somebody has recorded since the file was checked, so nothing was recorded',
    },
    'Tệp vừa được kiểm tra lại: xem các thay đổi rồi ghi.',
    'The file has been checked again: look at the changes, then record.',
  ),
  recordedSince: words(
    {
      vi: 'Có người đã ghi số liệu mới hơn lên trên tệp này, nên chưa rút gì',
      en: 'Somebody has recorded on top of this file, so nothing was taken back',
    },
    'Sửa từng số liệu ở trang của xã.',
    'Correct the single figures on the communes’ pages.',
  ),
  closedSince: words(
    {
      vi: 'Số liệu của tệp đã chốt, nên không ghi và không rút gì',
      en: 'The file’s figures are closed: nothing was changed',
    },
    'Nếu phải sửa kỳ đã chốt, đề nghị tỉnh mở lại, có lý do; xem ở trang Mục tiêu năm.',
    'If the closed period must be changed, ask the province to open it, with the reason; see the page of the year.',
  ),
} as const;
export type RefusalCode = keyof typeof refusals;

export const refusalWords = (code: RefusalCode): Words => refusals[code];
