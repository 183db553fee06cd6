import type { Text } from './common';

interface Pattern extends Text {
  readonly pattern: RegExp;
  /** A text that fits; the words name it. */
  readonly example: string;
}

/** What is written by a pattern, with words of what is expected: a person is never shown a regular expression. */
export const patterns = {
  /** Whole đồng. */
  dong: {
    pattern: /^\d{1,18}$/,
    example: '1500000000',
    vi: 'Phải là số đồng nguyên, không âm, nhiều nhất 18 chữ số, ví dụ 1500000000',
    en: 'Must be whole đồng, not negative, of at most 18 digits, such as 1500000000',
  },
  decimal: {
    pattern: /^-?(0|[1-9]\d{0,17})(\.\d{1,6})?$/,
    example: '60',
    vi: 'Phải là một số, nhiều nhất 18 chữ số phần nguyên và 6 chữ số thập phân, ví dụ 60',
    en: 'Must be a number of at most 18 whole and 6 decimal digits, such as 60',
  },
  share: {
    pattern: /^[1-9]\d{0,14}\/[1-9]\d{0,14}$/,
    example: '3/7',
    vi: 'Phải là một phân số lớn hơn 0, viết bằng hai số nguyên, ví dụ 3/7',
    en: 'Must be a fraction above zero, of two whole numbers, such as 3/7',
  },
  targetKey: {
    pattern: /^[a-z0-9-]{1,60}$/,
    example: 'communes-ntm',
    vi: 'Chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối, nhiều nhất 60 ký tự, ví dụ communes-ntm',
    en: 'Small letters without accents, digits and hyphens alone, at most 60, such as communes-ntm',
  },
  ruleId: {
    pattern: /^[a-z0-9-]{3,60}$/,
    example: 'appointment-ends',
    vi: 'Chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối, từ 3 đến 60 ký tự, ví dụ appointment-ends',
    en: 'Small letters without accents, digits and hyphens alone, 3 to 60 of them, such as appointment-ends',
  },
  unitIds: {
    pattern: /^[0-9a-f-]{36}(,[0-9a-f-]{36}){0,199}$/i,
    example: '0191c2a4-7b1e-7c3d-9a55-2f6d8e4b1c70',
    vi: 'Phải là từ 1 đến 200 mã đơn vị, cách nhau bằng dấu phẩy, ví dụ 0191c2a4-7b1e-7c3d-9a55-2f6d8e4b1c70',
    en: 'Must be 1 to 200 ids of units with commas between, such as 0191c2a4-7b1e-7c3d-9a55-2f6d8e4b1c70',
  },
  sha256: {
    pattern: /^[0-9a-f]{64}$/,
    example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    vi: 'Phải là mã SHA-256 của tệp: 64 chữ số hệ 16, chữ thường, ví dụ 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    en: 'Must be the SHA-256 of the file: 64 hexadecimal digits in small letters, such as 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  },
  account: {
    pattern: /^[a-z0-9][a-z0-9.-]{1,78}$/,
    example: 'nguyen.van-a',
    vi: 'Chỉ gồm chữ thường không dấu, chữ số, dấu chấm và dấu gạch nối, bắt đầu bằng chữ hoặc số, từ 2 đến 79 ký tự, ví dụ nguyen.van-a',
    en: 'Small letters without accents, digits, dots and hyphens alone, a letter or digit first, 2 to 79 of them, such as nguyen.van-a',
  },
  lawId: {
    pattern: /^[a-z][A-Za-z]+$/,
    example: 'cleanWaterCredit',
    vi: 'Chỉ gồm chữ cái không dấu viết liền, chữ đầu viết thường, ít nhất 2 chữ, ví dụ cleanWaterCredit',
    en: 'Letters without accents alone, the first one small, at least 2 of them, such as cleanWaterCredit',
  },
  standardId: {
    pattern: /^\d{4}(-\d{4})?$/,
    example: '2022-2025',
    vi: 'Phải là một năm hoặc một giai đoạn, ví dụ 2022-2025',
    en: 'Must be a year or a period of years, such as 2022-2025',
  },
} as const satisfies Record<string, Pattern>;

const byPattern = new Map<string, Text>(Object.values(patterns).map((one) => [String(one.pattern), one]));

/** The words for what does not fit a pattern, as zod names it in its issue; undefined for a pattern of none of these. */
export const patternTextOf = (pattern: string): Text | undefined => byPattern.get(pattern);
