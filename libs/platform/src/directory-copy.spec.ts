import { todayOf } from './directory-copy';

it('lives by its own date on demo data and by the world elsewhere', () => {
  const now = new Date('2026-11-24T17:00:00Z'); // already the 25th in Viet Nam
  expect(todayOf({ isDemo: true, today: '2020-07-01' }, now)).toBe('2020-07-01');
  expect(todayOf({ isDemo: false, today: '2020-07-01' }, now)).toBe('2026-11-25');
  expect(todayOf(undefined, now)).toBe('2026-11-25');
});
