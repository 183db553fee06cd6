import fc from 'fast-check';
import {
  addDays,
  beginningOf,
  calendarOf,
  dateAt,
  daysLeft,
  dueOn,
  endOf,
  remindersOn,
  weekdaysOnly,
  type CalendarFile,
} from './deadlines';

const year2026: CalendarFile = {
  year: 2026,
  weekend: [6, 7],
  holidays: [{ date: '2026-09-01' }, { date: '2026-09-02' }],
  workingDays: [{ date: '2026-08-22' }],
};
const calendar = calendarOf([year2026]);
const someDate = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2016-12-30', days));
const someLimit = fc.record({
  days: fc.integer({ min: 1, max: 90 }),
  calendar: fc.constantFrom('working' as const, 'calendar' as const),
});

it.each([
  { rule: 'the day of receipt does not count', entered: '2026-08-24', days: 1, kind: 'working', due: '2026-08-25' },
  { rule: 'National Day does not count', entered: '2026-08-31', days: 1, kind: 'working', due: '2026-09-03' },
  { rule: 'a Saturday worked in exchange counts', entered: '2026-08-20', days: 2, kind: 'working', due: '2026-08-22' },
  { rule: 'calendar days count weekends', entered: '2026-08-17', days: 3, kind: 'calendar', due: '2026-08-20' },
  { rule: 'an end on a Sunday moves to Monday', entered: '2026-08-17', days: 6, kind: 'calendar', due: '2026-08-24' },
  { rule: 'an end on a holiday moves behind it', entered: '2026-08-29', days: 3, kind: 'calendar', due: '2026-09-03' },
] as const)('counts by the Civil Code: $rule', ({ entered, days, kind, due }) => {
  expect(dueOn(entered, { days, calendar: kind }, calendar)).toBe(due);
});

it('takes each year’s weekend and holidays from its own file', () => {
  const sundaysOnly = calendarOf([{ ...year2026, weekend: [7] }]);
  expect(sundaysOnly.isWorkingDay('2026-08-29')).toBe(true);
  expect(sundaysOnly.isWorkingDay('2027-08-28')).toBe(false);
});

it('is due on no day where the law’s limit is not known', () => {
  expect(dueOn('2020-07-01', { days: null, calendar: 'working' }, calendar)).toBeNull();
  expect(remindersOn('2020-07-01', null, { daysBefore: [5], kind: 'working' }, calendar)).toEqual([]);
});

it('always ends a limit on a working day after the entry', () => {
  fc.assert(
    fc.property(someDate, someLimit, (entered, limit) => {
      const due = dueOn(entered, limit, calendar);
      return due !== null && due > entered && calendar.isWorkingDay(due);
    }),
  );
});

it('counts exactly the working days it gave', () => {
  fc.assert(
    fc.property(someDate, fc.integer({ min: 1, max: 90 }), (entered, days) => {
      const due = dueOn(entered, { days, calendar: 'working' }, calendar) ?? '';
      expect(daysLeft(entered, due, 'working', calendar)).toBe(days);
      expect(daysLeft(due, entered, 'working', calendar)).toBe(-days);
    }),
  );
});

it.each([
  ['2020-07-13', '2020-07-16', 'calendar', 3],
  ['2020-07-16', '2020-07-16', 'calendar', 0],
  ['2020-07-18', '2020-07-16', 'calendar', -2],
  ['2020-07-17', '2020-07-20', 'working', 1],
  ['2020-07-18', '2020-07-17', 'working', 0],
] as const)('on %s a period until %s has these %s days left: %i', (today, due, kind, left) => {
  expect(daysLeft(today, due, kind, weekdaysOnly)).toBe(left);
});

it('reminds on the days of the limit’s own kind, ascending and once', () => {
  const remind = { daysBefore: [1, 5, 5], kind: 'calendar' } as const;
  expect(remindersOn('2020-07-01', '2020-07-16', remind, weekdaysOnly)).toEqual(['2020-07-11', '2020-07-15']);
  expect(remindersOn('2020-07-01', '2020-07-20', { daysBefore: [2], kind: 'working' }, weekdaysOnly)).toEqual([
    '2020-07-16',
  ]);
});

it('reminds nobody of what was given to him today', () => {
  const remind = { daysBefore: [5, 2], kind: 'working' } as const;
  expect(remindersOn('2020-07-01', '2020-07-06', remind, weekdaysOnly)).toEqual(['2020-07-02']);
});

it('begins and ends a day at midnight in Vietnam', () => {
  expect(beginningOf('2020-07-01').toISOString()).toBe('2020-06-30T17:00:00.000Z');
  expect(endOf('2020-07-01').toISOString()).toBe('2020-07-01T17:00:00.000Z');
  expect(dateAt(new Date('2020-06-30T16:59:59Z'))).toBe('2020-06-30');
  expect(dateAt(new Date('2020-06-30T17:00:00Z'))).toBe('2020-07-01');
});

it('goes over the end of months and leap years', () => {
  expect(addDays('2020-02-28', 1)).toBe('2020-02-29');
  expect(addDays('2020-12-31', 1)).toBe('2021-01-01');
  expect(addDays('2020-03-01', -1)).toBe('2020-02-29');
});
