import { Role } from '@langmoi/contracts/caller';
import { inReadingOrder, officeOf } from './account';

const anAccount = (role: Role, displayName: string) => ({
  account: displayName,
  officerId: 'o',
  displayName,
  role,
  organisationName: 'an office',
  unitName: 'a unit',
  rehearsal: true,
});

it('acts for the office of the newest appointment, with every role held there', () => {
  const held = (organisationId: string, role: Role) => ({
    organisationId,
    unitId: 'u',
    role,
    capacity: 'own' as const,
  });
  expect(officeOf([held('new', 'auditor'), held('old', 'operator'), held('new', 'citizen')])).toMatchObject({
    organisationId: 'new',
    unitId: 'u',
    roles: ['auditor', 'citizen'],
  });
  expect(officeOf([])).toBeUndefined();
});

it('lists accounts along the way of a dossier and then by name', () => {
  const accounts = [
    anAccount('chairmanOffice', 'h'),
    anAccount('councilMember', 'g 10'),
    anAccount('councilMember', 'g 9'),
    anAccount('communeOfficer', 'b'),
    anAccount('districtReviewer', 'c'),
  ];
  expect(inReadingOrder(accounts).map(({ displayName }) => displayName)).toEqual(['b', 'c', 'g 9', 'g 10', 'h']);
});

it('has a place for every role of a person', () => {
  const people = Role.options.filter((role) => !role.endsWith('Machine'));
  const accounts = people.map((role) => anAccount(role, role));
  expect(new Set(inReadingOrder([...accounts, anAccount('communeOfficer', 'a')]).map(({ role }) => role)).size).toBe(
    people.length,
  );
  expect(inReadingOrder(accounts)[0]?.role).toBe('communeOfficer');
});
