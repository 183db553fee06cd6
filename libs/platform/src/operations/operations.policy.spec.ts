import { ParkedState } from '@langmoi/contracts/operations';
import { refusalOf } from '@langmoi/testing/refusals';
import { actionsOf, permitSettling, permitView, type May } from './operations.policy';

const operator: May = () => true;
const machine: May = (action) => action === 'viewOperations';
const stranger: May = () => false;

it('shows how a service fares to whom the table names', () => {
  expect(refusalOf(() => permitView(operator))).toBeUndefined();
  expect(refusalOf(() => permitView(machine))).toBeUndefined();
  expect(refusalOf(() => permitView(stranger))?.type).toBe('/problems/not-permitted');
});

it.each(ParkedState.options.flatMap((state) => [operator, machine, stranger].map((may) => ({ state, may }))))(
  'settles a $state message as the view says',
  ({ state, may }) => {
    const settled = state === 'parked' ? undefined : '/problems/parked-settled';
    const expected = may === operator ? settled : '/problems/not-permitted';
    expect(refusalOf(() => permitSettling(may, 'replayParked', state))?.type).toBe(expected);
    expect(refusalOf(() => permitSettling(may, 'dismissParked', state))?.type).toBe(expected);
    const verdict = expected ? { allowed: false, reason: expected } : { allowed: true };
    expect(actionsOf(may, state)).toEqual([
      { name: 'replayParked', ...verdict },
      { name: 'dismissParked', ...verdict },
    ]);
  },
);
