import { capacityNames, roleNames } from '@langmoi/domain/access/names';
import {
  fundingMeasureWords,
  fundingSourceWords,
  programmeWords,
  supportMeasureWords,
  targetWords,
  tierWords,
} from '@langmoi/domain/office-words';
import { oneOf, shaped } from './cell';

/* What offices call the words of the contract; the first name of each is the one that is written. */

export const tier = oneOf(tierWords);
export const provinceKind = oneOf({ province: ['tỉnh'], city: ['thành phố'] });
export const unitKind = oneOf({
  ...{ province: ['tỉnh'], district: ['huyện'], town: ['thị xã'], city: ['thành phố'], urbanDistrict: ['quận'] },
  ...{ commune: ['xã'], ward: ['phường'], township: ['thị trấn'], specialZone: ['đặc khu'] },
});
export const level = oneOf({ district: ['huyện', 'cấp huyện'], commune: ['xã', 'cấp xã'] });
export const organisationKind = oneOf({
  peoplesCommittee: ['ủy ban nhân dân', 'UBND'],
  fatherlandFront: ['mặt trận Tổ quốc', 'MTTQ'],
  coordinationOffice: ['văn phòng điều phối'],
  department: ['sở, ngành', 'sở', 'ngành'],
  appraisalCouncil: ['hội đồng thẩm định'],
  steeringCommittee: ['ban chỉ đạo'],
  ppcChairman: ['chủ tịch UBND tỉnh'],
  other: ['khác'],
});
const called = <W extends string>(names: Readonly<Record<W, { vi: string; en: string }>>) =>
  Object.fromEntries(
    Object.entries<{ vi: string; en: string }>(names).map(([word, { vi, en }]) => [word, [vi, en]]),
  ) as unknown as Readonly<Record<W, readonly [string, ...string[]]>>;
export const role = oneOf(called(roleNames));
export const capacity = oneOf({
  own: ['chính mình'],
  forHead: [capacityNames.forHead.vi, 'KT', 'ký thay'],
  underAuthority: [capacityNames.underAuthority.vi, 'TUQ', 'thừa ủy quyền'],
  byOrder: [capacityNames.byOrder.vi, 'TL', 'thừa lệnh'],
});
export const programme = oneOf(programmeWords);
export const fundingSource = oneOf(fundingSourceWords);
export const fundingMeasure = oneOf(fundingMeasureWords);
export const supportMeasure = oneOf(supportMeasureWords);
export const countingUnit = oneOf({
  ...{ households: ['hộ'], borrowings: ['lượt vay'], persons: ['người'], occurrences: ['lượt'] },
  ...{ cards: ['thẻ'], cases: ['trường hợp'] },
});
export const subject = oneOf({
  ...{ household: ['hộ gia đình'], hamlet: ['ấp, khóm', 'ấp', 'thôn'], commune: ['xã'], ward: ['phường'] },
  agency: ['cơ quan'],
});
export const account = shaped(/^[a-z0-9][a-z0-9.-]{1,78}$/, {
  vi: 'Dùng chữ thường không dấu, số, dấu chấm và gạch nối, ví dụ xa.an-thuan.',
  en: 'Use small letters without marks, digits, dots and dashes, as in xa.an-thuan.',
});
export const id = shaped(/^[a-z][A-Za-z]{1,59}$/, {
  vi: 'Mã gồm chữ không dấu, bắt đầu bằng chữ thường, ví dụ vayVon.',
  en: 'An id has letters without marks and begins with a small one, as in policyCredit.',
});
export const targetKey = shaped(/^[a-z0-9-]{1,60}$/, {
  vi: 'Mã mục tiêu gồm chữ thường không dấu, số và gạch nối, ví dụ xa-dat-chuan.',
  en: 'A key of small letters without marks, digits and dashes, as in communes-recognised.',
});
export const targetKind = oneOf(targetWords);
export const setId = shaped(/^[a-z0-9][a-z0-9-]{1,79}$/, {
  vi: 'Dùng mã của bộ tiêu chí, ví dụ xa-ntm-2016-2020.',
  en: 'Use the id of the criteria set, as in xa-ntm-2016-2020.',
});
