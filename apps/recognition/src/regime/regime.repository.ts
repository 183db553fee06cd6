import type { Regime } from '@langmoi/contracts/regime';
import { calendarOf, type Calendar, type CalendarFile } from '@langmoi/domain/deadlines';
import type { EntityManager } from 'typeorm';
import { CalendarRow, RegimeRow } from './regime.entity';

export const listRegimes = (em: EntityManager): Promise<RegimeRow[]> =>
  em.find(RegimeRow, { order: { id: 'ASC', version: 'DESC' } });

/** The same order, without their texts. */
export const listVersions = (em: EntityManager): Promise<Pick<RegimeRow, 'id' | 'version'>[]> =>
  em.find(RegimeRow, { select: { id: true, version: true }, order: { id: 'ASC', version: 'DESC' } });

export const findRegime = (em: EntityManager, id: string, version: number): Promise<RegimeRow | null> =>
  em.findOneBy(RegimeRow, { id, version });

/** Holidays of every year we know; another year knows Monday to Friday only. */
export async function loadCalendar(em: EntityManager): Promise<Calendar> {
  const rows = await em.find(CalendarRow);
  return calendarOf(rows.map(({ content }) => content));
}

/** For a statement that reads more than the calendar; `calendarFrom` takes its text. */
export const calendarsPart = `(SELECT coalesce(json_agg(content ORDER BY year), '[]')::text FROM calendars)`;

let lastRead = { text: '[]', calendar: calendarOf([]) };

/** The calendar of the years' files as JSON; it changes once a year, so the last one is kept. */
export function calendarFrom(text: string): Calendar {
  if (text !== lastRead.text) lastRead = { text, calendar: calendarOf(JSON.parse(text) as CalendarFile[]) };
  return lastRead.calendar;
}

/** True when this version was not known; a version is never rewritten. */
export async function keepRegime(em: EntityManager, content: Regime): Promise<boolean> {
  const rows: unknown[] = await em.query(
    'INSERT INTO regimes (id, version, content) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING 1',
    [content.id, content.version, JSON.stringify(content)],
  );
  return rows.length === 1;
}

/** A later announcement replaces what was known of the year. */
export async function keepCalendar(em: EntityManager, file: CalendarFile): Promise<void> {
  await em.query(
    `INSERT INTO calendars (year, content) VALUES ($1, $2)
     ON CONFLICT (year) DO UPDATE SET content = excluded.content`,
    [file.year, JSON.stringify(file)],
  );
}
