import { text, type ProblemText } from './problem-text';

/** Problems of files that people send. */
export const fileProblemTexts = {
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
  '/problems/file-not-readable': text(
    422,
    'Không đọc được tệp này',
    'This file cannot be read',
    'Gửi tệp CSV (UTF-8) hoặc XLSX, dòng đầu là tên cột, tối đa 2.000 dòng và 2 MB.',
    'Send CSV (UTF-8) or XLSX with column names in the first row, at most 2,000 rows and 2 MB.',
  ),
  '/problems/figure-import-not-found': text(
    404,
    'Không có tệp số liệu này',
    'There is no such file of figures',
    'Chọn lại trong danh sách các tệp đã nhập.',
    'Choose it again from the list of files.',
  ),
  '/problems/figure-import-not-ready': text(
    409,
    'Tệp đang ở bước khác',
    'The file is at another step',
    'Tải lại để xem tệp đang ở bước nào.',
    'Load the page again to see where the file is.',
  ),
  '/problems/evidence-not-found': text(
    404,
    'Không có minh chứng này',
    'There is no such evidence',
    'Tải lại trang để xem các minh chứng đang có.',
    'Load the page again to see what there is.',
  ),
  '/problems/evidence-incomplete': text(
    409,
    'Tệp chưa tới đủ',
    'The file has not arrived whole',
    'Gửi những phần còn thiếu; phần đã tới được giữ một ngày.',
    'Send the parts that are missing; those that arrived are kept for a day.',
  ),
  '/problems/evidence-too-much': text(
    409,
    'Quá nhiều tệp gửi dở',
    'Too many files are half sent',
    'Gửi nốt hoặc bỏ những tệp đang gửi dở rồi mới gửi tệp khác.',
    'Finish the files that are under way before you send others.',
  ),
  '/problems/evidence-withdrawn': text(
    409,
    'Minh chứng này đã được rút',
    'This evidence is withdrawn already',
    'Tải lại trang; cần thì đưa một tệp khác.',
    'Load the page again; add another file if one is needed.',
  ),
} as const satisfies Record<string, ProblemText>;
