import { translate, type Key, type Language } from '../i18n/translate';
import { grouped, readDigits, separators } from './decimal';

/** Đồng in a triệu đồng, as its zeros. */
const zeros = 6;
/** Of the whole triệu that a contract's `Dong` has room for. */
const longest = 18 - zeros;

const faults = { empty: 'error.fill', negative: 'money.negative', separators: 'money.separators' } as const;

/** What a person typed, read exactly; or the words of what is wrong with it. */
export type ReadMoney = { readonly dong: string } | { readonly fault: Key };

/** Triệu đồng as people here write it, `1.257.265,3`, in whole đồng: `1257265300000`. */
export function readMillions(typed: string): ReadMoney {
  const read = readDigits(typed);
  if ('fault' in read) return { fault: faults[read.fault] };
  const { whole, decimals } = read;
  if (decimals.length > zeros) return { fault: 'money.tooFine' };
  if (whole.length > longest) return { fault: 'money.tooLarge' };
  return { dong: String(BigInt(whole + decimals.padEnd(zeros, '0'))) };
}

/** The same where only a sum is of use: null for whatever cannot be read. */
export function dongOf(typed: string): string | null {
  const read = readMillions(typed);
  return 'dong' in read ? read.dong : null;
}

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
