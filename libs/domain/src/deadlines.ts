const DAY = 86_400_000;
const VIETNAM = 7 * 3_600_000; // UTC+7 the year round

/** Days on which offices work, or every day. */
export type CalendarKind = 'working' | 'calendar';

/** A legal limit: how many days, of which kind. `days` null: the law's limit is not known, and nothing is due. */
export interface TimeLimit {
  readonly days: number | null;
  readonly calendar: CalendarKind;
}

/** Which days offices work. Dates are Vietnamese dates, `YYYY-MM-DD`. */
export interface Calendar {
  isWorkingDay(date: string): boolean;
}

interface NamedDay {
  readonly date: string;
}

/** What this needs of a file `data/calendars/<year>.json`: how the year's announcement changes the ordinary week. */
export interface CalendarFile {
  readonly year: number;
  /** Days of the week, 1 Monday … 7 Sunday, on which offices rest. */
  readonly weekend: readonly number[];
  /** Public holidays and days off in lieu. */
  readonly holidays: readonly NamedDay[];
  /** Days of a weekend worked in exchange for another day. */
  readonly workingDays: readonly NamedDay[];
}

/** The calendar of several years' files. A year without a file knows Monday to Friday only. */
export function calendarOf(files: readonly CalendarFile[]): Calendar {
  const off = new Set(files.flatMap(({ holidays }) => holidays.map(({ date }) => date)));
  const worked = new Set(files.flatMap(({ workingDays }) => workingDays.map(({ date }) => date)));
  const weekends = new Map(files.map(({ year, weekend }) => [String(year), weekend]));
  return {
    isWorkingDay: (date) => worked.has(date) || (!off.has(date) && !isWeekend(date, weekends.get(date.slice(0, 4)))),
  };
}

/** Monday to Friday and no holiday: for specs, and for a year that nobody has announced yet. */
export const weekdaysOnly: Calendar = { isWorkingDay: (date) => !isWeekend(date) };

/** The date `days` calendar days later; earlier if negative. */
export const addDays = (date: string, days: number): string => dateOf(dayOf(date) + days);

/** The day in Vietnam at an instant. */
export const dateAt = (instant: Date): string => dateOf(Math.floor((instant.getTime() + VIETNAM) / DAY));

/** 00:00 in Vietnam: the instant at which a date begins, and the day before it ends. */
export const beginningOf = (date: string): Date => new Date(dayOf(date) * DAY - VIETNAM);

/** 24:00 in Vietnam: the instant until which a period ending on this date still runs (Civil Code 2015, Art. 148). */
export const endOf = (date: string): Date => beginningOf(addDays(date, 1));

/**
 * Last day of a limit that began on `enteredOn`; null where the law's limit is not known.
 * Civil Code 2015: the first day does not count (Art. 147); a period whose last day is a day off ends on the next
 * working day (Art. 148).
 */
export function dueOn(enteredOn: string, limit: TimeLimit, calendar: Calendar): string | null {
  if (limit.days === null) return null;
  let date = enteredOn;
  for (let left = limit.days; left > 0;) {
    date = addDays(date, 1);
    if (limit.calendar === 'calendar' || calendar.isWorkingDay(date)) left--;
  }
  while (!calendar.isWorkingDay(date)) date = addDays(date, 1);
  return date;
}

/**
 * The days on which somebody is reminded, ascending, each once: `daysBefore` days of the limit's own kind before its
 * last day. A day that is not after the entry is left out: nobody is reminded of what he has just been given.
 */
export function remindersOn(
  enteredOn: string,
  lastDay: string | null,
  remind: { readonly daysBefore: readonly number[]; readonly kind: CalendarKind },
  calendar: Calendar,
): string[] {
  if (lastDay === null) return [];
  const dates = remind.daysBefore.map((days) => goBack(lastDay, days, remind.kind, calendar));
  return [...new Set(dates)].filter((date) => date > enteredOn).sort();
}

/** Days of the limit's kind from today to its last day: 0 on that day, negative when it has passed. */
export function daysLeft(today: string, lastDay: string, kind: CalendarKind, calendar: Calendar): number {
  if (today > lastDay) return 0 - daysLeft(lastDay, today, kind, calendar);
  if (kind === 'calendar') return dayOf(lastDay) - dayOf(today);
  let left = 0;
  for (let date = addDays(today, 1); date <= lastDay; date = addDays(date, 1)) if (calendar.isWorkingDay(date)) left++;
  return left;
}

function goBack(date: string, days: number, kind: CalendarKind, calendar: Calendar): string {
  if (kind === 'calendar') return addDays(date, -days);
  for (let left = days; left > 0;) {
    date = addDays(date, -1);
    if (calendar.isWorkingDay(date)) left--;
  }
  return date;
}

const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY;
const dateOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);
const isWeekend = (date: string, weekend: readonly number[] = [6, 7]): boolean =>
  weekend.includes(new Date(`${date}T00:00:00Z`).getUTCDay() || 7);
