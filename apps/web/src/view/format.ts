/** Vietnamese marks and case do not matter when searching: "long duc" finds "Long Đức". */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .toLowerCase()
    .trim();
}

/** True when every word asked for stands somewhere in the text. */
export function matches(text: string, asked: string): boolean {
  const inside = plain(text);
  return plain(asked)
    .split(/\s+/)
    .every((word) => inside.includes(word));
}

/** The clock of Vietnam shown by the UTC parts of a date: whatever zone the machine that reads is set to. */
const inVietnam = (instant: string): Date => new Date(Date.parse(instant) + 7 * 3_600_000);

/** `2020-06-30` → `30/6/2020`; of an instant its day in Vietnam; what is neither stays as it is. */
export function dateText(date: string): string {
  if (!/^\d{4}-\d{2}-\d{2}/.test(date)) return date;
  const whole = date.includes('T') ? inVietnam(date).toISOString() : date;
  const [year, month, day] = whole.slice(0, 10).split('-').map(Number);
  return `${day}/${month}/${year}`;
}

/** `30/6/2020`, `30-06-2020` and `2020-06-30` are one date; anything else, also the 31st of June, is none. */
export function readDate(typed: string): string | null {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed.trim()) ?? [];
  const iso = year ? `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}` : typed.trim();
  return /^\d{4}-\d{2}-\d{2}$/.test(iso) && plusDays(iso, 0) === iso ? iso : null;
}

/** 10:15 by the clock of Vietnam, from an instant: of the day that `dateText` says. */
export const timeText = (instant: string): string => inVietnam(instant).toISOString().slice(11, 16);

/** 10:15:03 by the clock of Vietnam, where the second matters. */
export const clockText = (milliseconds: number): string =>
  inVietnam(new Date(milliseconds).toISOString()).toISOString().slice(11, 19);

/** `1187.69` → `1.187,69` in Vietnamese, `1,187.69` in English; at most two decimals. */
export function numberText(value: number, language: 'vi' | 'en'): string {
  return value.toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 2 });
}

/** What a person typed as a whole number: `1.187`, `1 187` and `1187` are one; nonsense stays undefined. */
export function wholeNumber(typed: string): number | undefined {
  const digits = typed.replace(/[.\s\u00a0,]/g, '');
  return /^\d{1,12}$/.test(digits) ? Number(digits) : undefined;
}

/** A percentage with its two decimals at most; null when there is nothing to divide by. */
export function percentOf(part: number, whole: number): number | null {
  return whole > 0 ? Math.round((part / whole) * 10_000) / 100 : null;
}

/** `2020-07-01` plus days, as a date. No zone, no clock. */
export function plusDays(date: string, days: number): string {
  const [year = 1970, month = 1, day = 1] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
}

/** File sizes for people. */
export function bytesText(bytes: number, language: 'vi' | 'en'): string {
  return bytes < 1_000_000
    ? `${numberText(Math.max(1, Math.round(bytes / 1000)), language)} kB`
    : `${numberText(Math.round(bytes / 100_000) / 10, language)} MB`;
}

/** What papers print, each figure once: `61/85` and `61` say the same; the longer says more. */
export function distinctFigures(printed: readonly string[]): string[] {
  const counted = (value: string) => value.split('/')[0]?.replace(/^0+(?=\d)/, '') ?? value;
  const byCount = new Map<string, string>();
  for (const value of printed) {
    const known = byCount.get(counted(value));
    if (known === undefined || value.length > known.length) byCount.set(counted(value), value);
  }
  return [...byCount.values()];
}
