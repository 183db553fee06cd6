import { Role } from '@langmoi/contracts/caller';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { needsSecondFactor } from './second-factor';

it('asks a second factor of whoever decides, pays or administers, and of nobody else', () => {
  expect(needsSecondFactor(['communeOfficer', 'chairmanOffice'])).toBe(true);
  expect(needsSecondFactor(['financeOfficer'])).toBe(true);
  expect(needsSecondFactor(['provinceAdministrator'])).toBe(true);
  expect(needsSecondFactor(['communeOfficer', 'frontOfficer', 'auditor', 'citizen'])).toBe(false);
  expect(needsSecondFactor([])).toBe(false);
});

describe('The realm that a Keycloak is given', () => {
  interface RealmRole {
    readonly name: string;
    readonly composites?: { readonly realm: readonly string[] };
  }
  const file = join(__dirname, '../../../../deploy/keycloak/realm.json');
  const { roles } = JSON.parse(readFileSync(file, 'utf8')) as { roles: { realm: RealmRole[] } };

  it('has our roles, each of them and no other but the mark of a second factor', () => {
    const names = roles.realm.map(({ name }) => name).filter((name) => name !== 'second-factor');
    expect(names).toEqual(Role.options);
  });

  it('asks a second factor of the roles that we ask it of', () => {
    const marked = roles.realm.filter(({ composites }) => composites?.realm.includes('second-factor'));
    expect(marked.map(({ name }) => name)).toEqual(Role.options.filter((role) => needsSecondFactor([role])));
  });
});
