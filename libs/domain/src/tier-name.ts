import type { Text, Tier } from '@langmoi/contracts/common';

/** What a title of the tier is called, inside a sentence. */
export const tierNames: Readonly<Record<Tier, Text>> = {
  NTM: { vi: 'nông thôn mới', en: 'new rural' },
  NANG_CAO: { vi: 'nông thôn mới nâng cao', en: 'advanced new rural' },
  KIEU_MAU: { vi: 'nông thôn mới kiểu mẫu', en: 'model new rural' },
};

/** A commune that has it. */
export const communeOf = (tier: Tier): Text => ({
  vi: `xã ${tierNames[tier].vi}`,
  en: `${tierNames[tier].en} commune`,
});
