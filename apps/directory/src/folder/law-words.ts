import type { Text, Tier } from '@langmoi/contracts/common';
import type { MissingLaw } from './law';

export const tierNames: Readonly<Record<Tier, Text>> = {
  NTM: { vi: 'xã nông thôn mới', en: 'new-rural commune' },
  NANG_CAO: { vi: 'xã nông thôn mới nâng cao', en: 'advanced new-rural commune' },
  KIEU_MAU: { vi: 'xã nông thôn mới kiểu mẫu', en: 'model new-rural commune' },
};

/** What the law has not given, in a sentence. */
export function lawWords({ tier, what }: MissingLaw): Text {
  const { vi, en } = tierNames[tier];
  return what === 'criteriaSet'
    ? { vi: `Chưa có bộ tiêu chí cho ${vi}`, en: `No criteria set for a ${en}` }
    : { vi: `Chưa có trình tự xét, công nhận ${vi}`, en: `No procedure for recognising a ${en}` };
}
