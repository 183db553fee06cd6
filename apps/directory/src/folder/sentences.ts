import { inputTexts } from '@langmoi/contracts/input-texts';
import type { FactFault } from '@langmoi/domain/criteria/fact';
import type { Words } from './cell';

const say = (vi: string, en: string, remedyVi: string, remedyEn: string): Words => ({
  detail: { vi, en },
  remedy: { vi: remedyVi, en: remedyEn },
});

export const known = say(
  'Dòng trùng với một dòng ở trên',
  'A line above says the same',
  'Bỏ một trong hai dòng.',
  'Remove one of them.',
);
export const oneProvince = say(
  'Tệp có hơn một tỉnh',
  'The file has more than one province',
  'Mỗi thư mục một tỉnh.',
  'One folder for each province.',
);
export const isTheProvince = say(
  'Mã này là của tỉnh',
  'This is the province’s code',
  'Tỉnh chỉ nằm trong tệp tinh; bỏ dòng này.',
  'The province is in its own file; remove the line.',
);
export const wrongKind = say(
  'Loại đơn vị không hợp với cấp',
  'The kind does not go with the level',
  'Cấp huyện: huyện, thị xã, thành phố, quận. Cấp xã: xã, phường, thị trấn, đặc khu.',
  'District level: district, town, city, urban district. Commune level: commune, ward, township, special zone.',
);
export const noDistricts = say(
  'Từ 01/7/2025 không còn cấp huyện',
  'There are no districts from 1 July 2025 on',
  'Bỏ dòng này, đặt xã trực thuộc tỉnh; hoặc ghi ngày số liệu trước 01/7/2025.',
  'Remove the line and put communes under the province, or give the folder an earlier day.',
);
export const cycle = say(
  'Cấp trên vòng lại chính nó',
  'What is above leads back to the line itself',
  'Sửa mã cấp trên.',
  'Correct what is above.',
);
export const unknownUnit = (code: string) =>
  say(
    `Không có đơn vị mã ${code}`,
    `There is no unit with the code ${code}`,
    'Sửa mã, hoặc thêm đơn vị vào tệp don-vi.',
    'Correct the code, or add the unit to the file of units.',
  );
export const underProvince = say(
  'Cấp trên của đơn vị này phải là tỉnh',
  'This unit is right below the province',
  'Ghi mã tỉnh làm mã cấp trên.',
  'Give the province’s code as parent.',
);
export const underDistrict = say(
  'Trước 01/7/2025 cấp trên của xã là huyện',
  'Before 1 July 2025 a commune is below a district',
  'Ghi mã của một đơn vị cấp huyện.',
  'Give the code of a district.',
);
export const unknownOffice = say(
  'Không có cơ quan tên này ở đơn vị hoặc cấp trên',
  'No office of this name in the unit or above it',
  'Sửa tên cho đúng như trong tệp co-quan.',
  'Write it as in the file of organisations.',
);
export const nationalRole = say(
  'Vai trò này không thuộc tỉnh',
  'This role is not a province’s',
  'Chọn vai trò của tỉnh, huyện hoặc xã.',
  'Choose a role of a province, district or commune.',
);
export const endsBefore = say(
  'Ngày cuối trước ngày đầu',
  'It ends before it begins',
  'Sửa một trong hai ngày.',
  'Correct one of the days.',
);
export const twoNames = (name: string) =>
  say(
    `Tài khoản này còn mang tên “${name}”`,
    `This account is also called “${name}”`,
    'Mỗi tài khoản một người.',
    'One account for each person.',
  );
export const overlaps = say(
  'Người này đã giữ chính chức vụ đó trong thời gian ấy',
  'They hold that very office in that time already',
  'Sửa ngày, hoặc bỏ một dòng.',
  'Correct the days, or remove a line.',
);
export const headNeeded = say(
  'Ký thay, thừa ủy quyền, thừa lệnh phải kèm người được ký cho, và ngược lại',
  'Signing on behalf goes with whom it is for, and the other way round',
  'Điền cả hai cột, hoặc để trống cả hai.',
  'Fill in both columns, or neither.',
);
export const noHead = say(
  'Người được ký cho không giữ chức vụ của chính mình ở cơ quan này suốt thời gian đó',
  'Whom it is for does not hold this office in their own right all that time',
  'Sửa tài khoản hoặc ngày.',
  'Correct the account or the days.',
);
export const noAdministrator = say(
  'Không có quản trị của tỉnh vào ngày số liệu',
  'Nobody administers the province on the folder’s day',
  'Thêm một dòng với vai trò “quản trị của tỉnh”.',
  'Add a line with the role provinceAdministrator.',
);
export const unknownSet = (ids: readonly string[]) =>
  say(
    'Không có bộ tiêu chí này trong luật đã nạp',
    'There is no such criteria set in the law that is loaded',
    `Dùng một trong: ${ids.join(', ')}.`,
    `Use one of: ${ids.join(', ')}.`,
  );
export const othersSet = say(
  'Bộ tiêu chí này do tỉnh khác ban hành',
  'Another province issued this set',
  'Dùng bộ quốc gia hoặc bộ của tỉnh.',
  'Use a national set, or the province’s own.',
);
export const unnamedSet = say(
  'Tệp bo-tieu-chi không có bộ này',
  'The file of criteria sets does not name it',
  'Thêm bộ vào tệp bo-tieu-chi, hoặc sửa mã.',
  'Add it there, or correct the id.',
);
export const noCriterion = (no: number) =>
  say(`Bộ này không có tiêu chí số ${no}`, `The set has no criterion ${no}`, 'Sửa số tiêu chí.', 'Correct the number.');
export const ledTwice = (no: number) =>
  say(
    `Tiêu chí số ${no} đã có cơ quan phụ trách`,
    `Criterion ${no} has a lead already`,
    'Mỗi tiêu chí một cơ quan.',
    'One office for each criterion.',
  );
export const setNeeded = say(
  'Thiếu bộ tiêu chí',
  'The criteria set is missing',
  'Ghi bộ tiêu chí mà đánh giá dựa vào.',
  'Name the set that the assessment is by.',
);
export const dayNeeded = say(
  'Thiếu ngày',
  'The day is missing',
  'Ghi ngày mà đánh giá tính đến.',
  'Give the day of the assessment.',
);
export const otherTier = say(
  'Bộ tiêu chí là của danh hiệu khác',
  'The set is for another tier',
  'Sửa bộ tiêu chí hoặc danh hiệu.',
  'Correct the set or the tier.',
);
export const noIndicator = say(
  'Bộ tiêu chí không có chỉ tiêu này',
  'The set has no such indicator',
  'Ghi mã chỉ tiêu như trong bộ tiêu chí, ví dụ 2.1.',
  'Give the indicator’s code as the set has it, as in 2.1.',
);
export const noFigure = (fault: FactFault): Words => ({
  detail: inputTexts[fault],
  remedy: { vi: 'Ghi số liệu đúng với cách đo của chỉ tiêu.', en: 'Write a figure as the indicator is measured.' },
});
export const columnNeeded = say(
  'Ô này cần cho mục tiêu loại ấy',
  'A target of this kind needs the cell',
  'Điền giá trị.',
  'Fill it in.',
);
export const columnUnasked = say(
  'Ô này không dùng cho mục tiêu loại ấy',
  'A target of this kind does not use the cell',
  'Để trống, hoặc sửa cách tính.',
  'Leave it empty, or correct the kind.',
);
export const notADistrict = say(
  'Có mã không phải của một huyện',
  'One of the codes is no district’s',
  'Sửa mã huyện.',
  'Correct the codes.',
);
export const oneDistrict = say(
  'Mục tiêu này của một huyện, hoặc của cả tỉnh',
  'This target is of one district, or of the province',
  'Ghi một mã huyện, hoặc để trống.',
  'Give one code, or none.',
);
export const saidTwice = say(
  'Tiêu chí vừa chưa đạt vừa chưa có số liệu',
  'A criterion is missing and without data at once',
  'Giữ ở một trong hai cột.',
  'Keep it in one of the two columns.',
);
export const assessedTwice = say(
  'Đánh giá của xã này đã có ở tệp dang-ky',
  'The file of registrations says what this commune lacks',
  'Ghi đánh giá ở một trong hai tệp.',
  'Say it in one of the two files.',
);
export const toCome = say(
  'Ngày sau ngày số liệu',
  'The day comes after the folder’s',
  'Sửa ngày, hoặc ngày số liệu trong tệp tinh.',
  'Correct it, or the folder’s day.',
);
export const closedBefore = say(
  'Chốt trước khi ngày ấy đến',
  'Closed before that day had come',
  'Sửa một trong hai ngày.',
  'Correct one of the days.',
);
export const notACommune = say(
  'Đơn vị này không phải cấp xã',
  'This unit is no commune',
  'Ghi mã của một xã, phường hoặc thị trấn.',
  'Give the code of a commune.',
);
export const planUnasked = say(
  'Huy động không có kế hoạch vốn',
  'What is mobilised has no plan',
  'Để trống ô kế hoạch vốn.',
  'Leave the plan empty.',
);
export const planNeeded = say(
  'Giải ngân phải có kế hoạch vốn',
  'A disbursement needs its plan',
  'Điền kế hoạch vốn.',
  'Fill in the plan.',
);
export const partExceeds = say(
  'Phần lớn hơn tổng',
  'The part is larger than the whole',
  'Sửa một trong hai số.',
  'Correct one of the numbers.',
);
export const unknownId = (id: string) =>
  say(
    `Không có mã ${id}`,
    `There is no ${id}`,
    'Sửa mã, hoặc thêm dòng định nghĩa nó.',
    'Correct it, or add the line that defines it.',
  );
export const nothingSaid = say(
  'Dòng không có số nào',
  'The line says no number',
  'Điền ít nhất một số, hoặc bỏ dòng.',
  'Fill in one number at least, or remove the line.',
);
