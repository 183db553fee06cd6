import { Role } from '@langmoi/contracts/caller';
import { Problem } from '@langmoi/contracts/problem';
import { actionsOf, permit } from './support.policy';

const matrix = Role.options.flatMap((role) => ['own', 'other'].map((provinceId): [Role, string] => [role, provinceId]));

it.each(matrix)('asked by %s of the %s province, lets in the own poverty officer alone', (role, provinceId) => {
  const caller = { roles: [role], provinceId };
  const permitted = role === 'povertyOfficer' && provinceId === 'own';
  const support = { provinceId: 'own' };
  expect(actionsOf(caller, support)).toMatchObject([{ name: 'recordSupport', allowed: permitted }]);
  if (permitted) permit('recordSupport', caller, support);
  else expect(() => permit('recordSupport', caller, support)).toThrow(Problem);
});

it('keeps out somebody without a role', () => {
  expect(() => permit('recordSupport', { roles: [], provinceId: 'own' }, { provinceId: 'own' })).toThrow(Problem);
});
