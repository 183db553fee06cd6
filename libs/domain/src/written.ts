/**
 * A decimal as Vietnamese offices write it, as its digits before and behind the comma: dots or spaces group thousands, a
 * comma begins the fraction. Undefined for anything else, `1187.69` too: there nobody can tell what the dot is.
 */
export function writtenDecimal(text: string): { whole: string; fraction: string } | undefined {
  const [, whole = '', fraction = ''] = /^(\d+|\d{1,3}(?:[.\s\u00a0]\d{3})+)(?:,(\d+))?$/.exec(text) ?? [];
  return whole === '' ? undefined : { whole: whole.replace(/\D/g, '').replace(/^0+(?=\d)/, ''), fraction };
}

/** 31/12/2020, 31.12.2020 or 31-12-2020 as offices write it, or 2020-12-31, as YYYY-MM-DD; undefined for no day. */
export function writtenDay(text: string): string | undefined {
  const [, d = '', m = '', y = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  const iso = y === '' ? text : `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  return /^\d{4}-\d{2}-\d{2}$/.test(iso) && isOfCalendar(iso) ? iso : undefined;
}

function isOfCalendar(iso: string): boolean {
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
}
