import { Role } from '@langmoi/contracts/caller';
import { Problem } from '@langmoi/contracts/problem';
import { actionsOf, permit } from './line.policy';

const matrix = Role.options.flatMap((role) => ['own', 'other'].map((provinceId): [Role, string] => [role, provinceId]));

it.each(matrix)('asked by %s of the %s province, lets in the own finance officer alone', (role, provinceId) => {
  const caller = { roles: [role], provinceId };
  const permitted = role === 'financeOfficer' && provinceId === 'own';
  const line = { provinceId: 'own' };
  expect(actionsOf(caller, line)).toMatchObject([{ name: 'recordFunds', allowed: permitted }]);
  if (permitted) permit('recordFunds', caller, line);
  else expect(() => permit('recordFunds', caller, line)).toThrow(Problem);
});

it('keeps out somebody without a role', () => {
  expect(() => permit('recordFunds', { roles: [], provinceId: 'own' }, { provinceId: 'own' })).toThrow(Problem);
});
