import type { Capacity } from '@langmoi/contracts/caller';
import type { Text } from '@langmoi/contracts/common';
import { stepRoles } from '@langmoi/domain/access/recognition';
import type { Relation } from '@langmoi/domain/access/table';

/** What stands in a cell of a table, and what it means. */
export const relationWords: Readonly<Record<Relation, Text & { readonly letter: string }>> = {
  own: { letter: 'M', vi: 'đơn vị của mình', en: "one's own unit" },
  below: { letter: 'D', vi: 'đơn vị cấp dưới của mình', en: 'a unit below' },
  above: { letter: 'T', vi: 'đơn vị cấp trên của mình', en: 'a unit above' },
  sibling: { letter: 'B', vi: 'đơn vị bên cạnh, cùng tỉnh', en: 'a unit beside, in the same province' },
  nation: {
    letter: 'Q',
    vi: 'cấp quốc gia đang đọc tỉnh đó',
    en: 'a national office that reads the province just now',
  },
  predecessor: {
    letter: 'N',
    vi: 'cơ quan cấp tỉnh của tỉnh đã tiếp nhận tỉnh đó, đang đọc',
    en: 'an office of the province that took that one over, and reads it just now',
  },
  otherProvince: { letter: 'K', vi: 'không thuộc tỉnh nào', en: 'of no province at all' },
};

export const capacityWords: Readonly<Record<Capacity, Text>> = {
  own: { vi: 'chính mình ký', en: 'in their own right' },
  forHead: { vi: 'ký thay (KT.)', en: 'for the head (KT.)' },
  underAuthority: { vi: 'thừa ủy quyền (TUQ.)', en: 'by delegated authority (TUQ.)' },
  byOrder: { vi: 'thừa lệnh (TL.)', en: 'by order (TL.)' },
};

const steps = Object.keys(stepRoles);

/** The states of a grant in words: an office of a step, or what the service calls the state. */
export const statesOf = (states: readonly string[]): string => {
  const isStep = states.every((state) => steps.includes(state));
  const names = states.map((state) => `\`${state}\``).join(', ');
  return isStep ? `bước của ${names}` : names;
};

/** Titles of the pages. */
export const serviceWords: Readonly<Record<string, Text>> = {
  directory: { vi: 'Danh bạ', en: 'Directory' },
  criteria: { vi: 'Tiêu chí', en: 'Criteria' },
  funding: { vi: 'Nguồn lực', en: 'Funding' },
  poverty: { vi: 'Giảm nghèo', en: 'Poverty reduction' },
  culture: { vi: 'Văn hóa', en: 'Culture' },
  recognition: { vi: 'Xét công nhận', en: 'Recognition' },
  reporting: { vi: 'Báo cáo', en: 'Reporting' },
  identity: { vi: 'Đăng nhập', en: 'Identity' },
  gateway: { vi: 'Cổng vào', en: 'Gateway' },
};
