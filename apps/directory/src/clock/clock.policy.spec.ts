import { Problem } from '@langmoi/contracts/problem';
import { permitMove } from './clock.policy';

it('lets the date of a demo be moved and tells what it is', () => {
  expect(permitMove({ isDemo: true, today: '2020-07-01' })).toBe('2020-07-01');
});

it('lets nobody move the clock of a real province', () => {
  expect(() => permitMove({ isDemo: false, today: null })).toThrow(Problem);
});
