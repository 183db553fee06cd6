import { Problem } from '@langmoi/contracts/problem';
import { forward } from './clock';

it('moves to any later day, over months and years', () => {
  expect(forward('2020-07-01', '2020-07-02')).toBe('2020-07-02');
  expect(forward('2020-12-31', '2021-01-01')).toBe('2021-01-01');
});

it.each(['2020-07-01', '2020-06-30', '2019-12-31'])('refuses to go from 2020-07-01 to %s', (to) => {
  expect(() => forward('2020-07-01', to)).toThrow(Problem);
});
