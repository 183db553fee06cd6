import type { Language } from '../i18n/translate';

/** What a person typed, taken apart: digits alone, no zeros in front; or what is wrong with it. */
export type ReadDigits =
  { readonly whole: string; readonly decimals: string } | { readonly fault: 'empty' | 'negative' | 'separators' };

/**
 * A number as people here write it, `1.187,69`: a dot stands between thousands, a comma before the decimals. Whatever
 * could be read in two ways is refused: `0.5` is no half here. Never through a float.
 */
export function readDigits(typed: string): ReadDigits {
  const text = typed.trim();
  if (text === '') return { fault: 'empty' };
  if (/^[-−]/.test(text)) return { fault: 'negative' };
  const plain = text.replace(/(?<=\d)[\s\u00a0\u202f](?=\d{3}(\D|$))/g, '.');
  const [, whole, decimals = ''] = /^(\d+|[1-9]\d{0,2}(?:\.\d{3})+)(?:,(\d+))?$/.exec(plain) ?? [];
  if (whole === undefined) return { fault: 'separators' };
  return { whole: whole.replaceAll('.', '').replace(/^0+(?=\d)/, ''), decimals };
}

export const separators = { vi: ['.', ','], en: [',', '.'] } as const;

export const grouped = (digits: string, mark: string): string => digits.replace(/\B(?=(\d{3})+$)/g, mark);

/** `1187.690` → `1.187,69` in Vietnamese, every digit kept but the zeros that say nothing. */
export function decimalText(decimal: string, language: Language): string {
  const [, sign = '', whole = '', decimals = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal) ?? [];
  const [thousands, point] = separators[language];
  const rest = decimals.replace(/0+$/, '');
  return (sign && '−') + grouped(whole, thousands) + (rest ? point + rest : '');
}
