import { translate, type Key, type Language } from '../i18n/translate';

/** Đồng in a triệu đồng, as its zeros. */
const zeros = 6;
/** Of the whole triệu that a contract's `Dong` has room for. */
const longest = 18 - zeros;

/** What a person typed, read exactly; or the words of what is wrong with it. */
export type ReadMoney = { readonly dong: string } | { readonly fault: Key };

/**
 * Triệu đồng as people here write it, `1.257.265,3`, in whole đồng: `1257265300000`. A dot stands between thousands, a
 * comma before the decimals; whatever could be read in two ways is refused. Never through a float.
 */
export function readMillions(typed: string): ReadMoney {
  const text = typed.trim();
  if (text === '') return { fault: 'error.fill' };
  if (/^[-−]/.test(text)) return { fault: 'money.negative' };
  const plain = text.replace(/(?<=\d)[\s\u00a0\u202f](?=\d{3}(\D|$))/g, '.');
  const [, whole, decimals = ''] = /^(\d+|\d{1,3}(?:\.\d{3})+)(?:,(\d+))?$/.exec(plain) ?? [];
  if (whole === undefined) return { fault: 'money.separators' };
  if (decimals.length > zeros) return { fault: 'money.tooFine' };
  const millions = whole.replaceAll('.', '').replace(/^0+(?=\d)/, '');
  if (millions.length > longest) return { fault: 'money.tooLarge' };
  return { dong: String(BigInt(millions + decimals.padEnd(zeros, '0'))) };
}

/** The same where only a sum is of use: null for whatever cannot be read. */
export function dongOf(typed: string): string | null {
  const read = readMillions(typed);
  return 'dong' in read ? read.dong : null;
}

const separators = { vi: ['.', ','], en: [',', '.'] } as const;

const grouped = (digits: string, mark: string) => digits.replace(/\B(?=(\d{3})+$)/g, mark);

/** Whole đồng, every digit: `1.257.265.300.000`. */
export const dongText = (dong: string, language: Language): string =>
  grouped(String(BigInt(dong)), separators[language][0]);

/** Đồng in triệu đồng with as many decimals as there are: `1.257.265,3`. */
export function millionsText(dong: string, language: Language): string {
  const digits = String(BigInt(dong)).padStart(zeros + 1, '0');
  const [thousands, decimal] = separators[language];
  const decimals = digits.slice(-zeros).replace(/0+$/, '');
  return grouped(digits.slice(0, -zeros), thousands) + (decimals ? decimal + decimals : '');
}

/** What stands under the field while one types: the same sum in đồng, so that a misread separator is noticed. */
export function echoOf(typed: string, language: Language): string | null {
  const dong = dongOf(typed);
  return dong === null ? null : translate(language, 'money.echo', { dong: dongText(dong, language) });
}
