import { Role } from '@langmoi/contracts/caller';
import { Problem } from '@langmoi/contracts/problem';
import { actionsOf, permit } from './holding.policy';

const matrix = Role.options.flatMap((role) => ['own', 'other'].map((provinceId): [Role, string] => [role, provinceId]));

it.each(matrix)('asked by %s of the %s province, lets in the own culture officer alone', (role, provinceId) => {
  const caller = { roles: [role], provinceId };
  const permitted = role === 'cultureOfficer' && provinceId === 'own';
  const holding = { provinceId: 'own' };
  expect(actionsOf(caller, holding)).toMatchObject([{ name: 'recordHolders', allowed: permitted }]);
  if (permitted) permit('recordHolders', caller, holding);
  else expect(() => permit('recordHolders', caller, holding)).toThrow(Problem);
});

it('keeps out somebody without a role', () => {
  expect(() => permit('recordHolders', { roles: [], provinceId: 'own' }, { provinceId: 'own' })).toThrow(Problem);
});
