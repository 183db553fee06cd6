/**
 * A date as Vietnamese offices write it: days below 10 and the months 1 and 2 get a zero (Decree 30/2020/NĐ-CP,
 * Annex I). `2020-06-30` is 30/6/2020, `2020-08-06` is 06/8/2020.
 */
export function formatDate(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${day}/${Number(month) < 3 ? month : Number(month)}/${year}`;
}

/** A date in words of a heading: `ngày 30 tháng 6 năm 2020`. */
export function formatLongDate(date: string): string {
  const [day, month, year] = formatDate(date).split('/');
  return `ngày ${day} tháng ${month} năm ${year}`;
}

/**
 * A number with Vietnamese separators: 1187.69 is 1.187,69. A string is a decimal as JSON carries money, and keeps
 * every digit. `decimals` fixes how many are shown (rounded half away from zero); without it, as many as there are.
 */
export function formatNumber(value: number | string, decimals?: number): string {
  const plain = decimals === undefined ? String(value) : Number(value).toFixed(decimals);
  const negative = plain.startsWith('-');
  const [whole = '0', fraction] = (negative ? plain.slice(1) : plain).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  return `${negative ? '-' : ''}${grouped}${fraction === undefined ? '' : `,${fraction}`}`;
}

/** A share in per cent: `69,41 %`, cut after `decimals` digits, so that what falls short of 90 never reads "90". */
export function formatPercent(numerator: number, denominator: number, decimals = 2): string {
  if (denominator === 0) return '–';
  const scale = 10 ** decimals;
  const cut = Math.floor((numerator * 100 * scale) / denominator) / scale;
  return `${formatNumber(cut)} %`;
}

/**
 * What two spellings of a name have in common: no diacritics, no case, single spaces. For searching only; never shown,
 * never stored in place of a name.
 */
export const searchKey = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const collator = new Intl.Collator('vi', { numeric: true });

/** The order of Vietnamese names in lists. */
export const byVietnamese = (a: string, b: string): number => collator.compare(a, b);
