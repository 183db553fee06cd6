import type { Text } from '@langmoi/contracts/common';

/** What is wrong, and what mends it. */
export interface Words {
  readonly detail: Text;
  readonly remedy: Text;
}

export const words = (detail: Text, vi: string, en: string): Words => ({ detail, remedy: { vi, en } });

/** What may be wrong in a cell of whatever file. */
export const cellFaults = {
  unitUnknown: words(
    { vi: 'Không có xã nào tên hoặc mã như vậy trong tỉnh', en: 'No commune of the province has this name or code' },
    'Ghi mã xã hoặc tên xã đúng như trong danh mục; dòng không phải là xã thì trả lời «Bỏ qua».',
    'Write the code or the name as the register has it; leave the row out if it is no commune.',
  ),
  noNumber: words(
    { vi: 'Ô này không phải là số', en: 'The cell is no number' },
    'Viết như 1.187,69: dấu chấm ngăn hàng nghìn, dấu phẩy trước phần thập phân. Chưa có số thì để trống.',
    'Write it as 1.187,69: dots between thousands, a comma before the fraction. Leave it empty if there is none.',
  ),
  noDay: words(
    { vi: 'Ô này không phải là ngày', en: 'The cell is no day' },
    'Viết ngày/tháng/năm, ví dụ 30/6/2020.',
    'Write day/month/year, as in 30/6/2020.',
  ),
  dayToCome: words(
    { vi: 'Ngày này chưa đến', en: 'This day has not come yet' },
    'Ghi ngày không muộn hơn hôm nay.',
    'Write a day not later than today.',
  ),
  dayClosed: words(
    { vi: 'Số liệu của ngày này đã chốt', en: 'Figures of this day are closed' },
    'Ghi ngày sau ngày chốt; nếu phải sửa kỳ đã chốt, đề nghị tỉnh mở lại, có lý do.',
    'Write a later day; if the closed period must be changed, ask the province to open it, with the reason.',
  ),
} as const;

/** What may be wrong in a cell of a list that people keep. */
export const listFaults = {
  empty: words(
    { vi: 'Ô này không được để trống', en: 'The cell may not be empty' },
    'Điền ô này; cột chưa có thì thêm vào tệp.',
    'Fill it in; add the column if the file has none.',
  ),
  tooLong: words({ vi: 'Ô này dài quá', en: 'The cell is too long' }, 'Viết gọn lại.', 'Shorten it.'),
  formula: words(
    { vi: 'Ô này viết như một công thức', en: 'The cell is written as a formula' },
    'Bỏ dấu =, +, @ ở đầu ô.',
    'Take away the =, + or @ in front.',
  ),
  noYear: words(
    { vi: 'Ô này không phải là năm', en: 'The cell is no year' },
    'Viết năm bốn chữ số, ví dụ 2020.',
    'Write four digits, as in 2020.',
  ),
  notWhole: words(
    { vi: 'Ô này phải là số nguyên, không âm', en: 'The cell must be a whole number, not negative' },
    'Viết số nguyên, ví dụ 1.187.',
    'Write a whole number, as in 1.187.',
  ),
  rowAbove: words(
    { vi: 'Mục này đã có ở một dòng khác', en: 'Another row speaks of this already' },
    'Giữ một dòng cho mỗi mục.',
    'Keep one row for each.',
  ),
} as const;

/** The cell holds none of a few words. */
export const notAmong = (names: readonly string[]): Words =>
  words(
    { vi: 'Ô này không đúng một trong các từ cho phép', en: 'The cell has none of the words that it may have' },
    `Viết một trong các từ: ${names.join('; ')}.`,
    `Write one of: ${names.join('; ')}.`,
  );
