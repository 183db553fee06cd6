import { dateInVietNam, todayOf, viewOf } from './province';

const aProvince = { id: 'an id', code: '84', name: 'Trà Vinh' };

it.each([
  ['2026-11-24T16:59:59Z', '2026-11-24'],
  ['2026-11-24T17:00:00Z', '2026-11-25'],
  ['2026-12-31T23:00:00Z', '2027-01-01'],
])('calls %s the day %s in Viet Nam', (instant, date) => {
  expect(dateInVietNam(new Date(instant))).toBe(date);
});

it('lives by its own date on demo data and by the world elsewhere', () => {
  const now = new Date('2026-11-24T12:00:00Z');
  expect(todayOf({ today: '2020-07-01' }, now)).toBe('2020-07-01');
  expect(viewOf({ ...aProvince, isDemo: false, today: null }, now)).toEqual({
    ...aProvince,
    isDemo: false,
    today: '2026-11-24',
  });
});
