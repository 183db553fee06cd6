import type { ProgrammeFigure } from '@langmoi/contracts/reporting';
import type { Language } from '../i18n/translate';

const swapped: Readonly<Record<string, string>> = { '.': ',', ',': '.' };

/**
 * A figure of the report in the reader's language, without its unit where a heading names it: `1.257.265,3 triệu đồng`
 * is `1.257.265,3`, and `1,257,265.3` in English. What is no figure, a dash of the paper, stays.
 */
export function figureText(value: string, language: Language): string {
  const bare = value.replace(/\s*triệu đồng$/, '').replace(/^-(?=\d)/, '−');
  if (language === 'vi') return bare;
  return bare.replace(/[.,](?=\d)/g, (mark) => swapped[mark] ?? mark).replace(/điểm %$/, 'points');
}

/** For drawing only: how long a bar is. Null for what is no figure. */
export function figureNumber(value: string | null | undefined): number | null {
  const [, digits] = /^(\d[\d.]*(?:,\d+)?)(?:\s*triệu đồng|\s*%)?$/.exec(value ?? '') ?? [];
  return digits === undefined ? null : Number(digits.replaceAll('.', '').replace(',', '.'));
}

/** What a bar shows of a figure: what papers say, and where they say nothing, what comes of their numbers. */
export const drawnOf = ({ stated, computed }: Pick<ProgrammeFigure, 'stated' | 'computed'>): number | null =>
  figureNumber(stated?.value) ?? figureNumber(computed?.value);

/** True where there is more to tell than one empty cell. */
export const isKnown = ({ stated, computed, rehearsal }: ProgrammeFigure): boolean =>
  (stated?.value ?? computed?.value ?? rehearsal?.value ?? null) !== null || (stated?.readings.length ?? 0) > 0;

/** In percent of the whole, for the width of a bar: never outside of it. */
export function widthOf(part: number | null, whole: number | null): number {
  if (part === null || whole === null || whole <= 0) return 0;
  return Math.min(100, Math.max(0, (part / whole) * 100));
}
