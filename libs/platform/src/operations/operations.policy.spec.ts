import { Role } from '@langmoi/contracts/caller';
import { ParkedState } from '@langmoi/contracts/operations';
import { actionsOf, permitSettling, permitView } from './operations.policy';

const cases = Role.options.flatMap((role) => ParkedState.options.map((state) => ({ role, state })));
const refused = (attempt: () => void): string | undefined => {
  try {
    attempt();
    return undefined;
  } catch (error) {
    return (error as { type: string }).type;
  }
};

it.each(Role.options)('lets %s look behind a service only if that is the operator', (role) => {
  const expected = role === 'operator' ? undefined : '/problems/not-permitted';
  expect(refused(() => permitView({ roles: [role] }))).toBe(expected);
});

it.each(cases)('settles a $state message for $role as the view says', ({ role, state }) => {
  const caller = { roles: [role] };
  const settled = state === 'parked' ? undefined : '/problems/parked-settled';
  const expected = role === 'operator' ? settled : '/problems/not-permitted';
  expect(refused(() => permitSettling(caller, state))).toBe(expected);
  const verdict = expected ? { allowed: false, reason: expected } : { allowed: true };
  expect(actionsOf(caller, state)).toEqual([
    { name: 'replayParked', ...verdict },
    { name: 'dismissParked', ...verdict },
  ]);
});

it('keeps out somebody without any role', () => {
  expect(refused(() => permitView({ roles: [] }))).toBe('/problems/not-permitted');
});
