import { Problem } from '@langmoi/contracts/problem';
import { policyOf } from './policy';

const { permit, actionsOf } = policyOf({
  open: () => undefined,
  shut: (caller: string, place: string) =>
    caller === place ? undefined : new Problem('/problems/not-permitted', 403, 'Not here'),
});

it('tells the view of the very problem that the command would meet', () => {
  expect(actionsOf('somebody', 'here')).toEqual([
    { name: 'open', allowed: true },
    { name: 'shut', allowed: false, reason: '/problems/not-permitted' },
  ]);
  expect(() => permit('shut', 'somebody', 'here')).toThrow(Problem);
});

it('lets in whoever meets no obstacle', () => {
  expect(actionsOf('here', 'here').every(({ allowed }) => allowed)).toBe(true);
  expect(() => permit('shut', 'here', 'here')).not.toThrow();
});
