import type { Role } from '@langmoi/contracts/caller';
import type { AccountView } from '@langmoi/contracts/directory';
import { matches } from './format';

/** In the order in which a dossier meets them; readers and keepers after that. */
const order: readonly Role[] = [
  'communeOfficer',
  'districtReviewer',
  'frontOfficer',
  'departmentOfficer',
  'councilMember',
  'coordinationOffice',
  'chairmanOffice',
  'citizen',
  'auditor',
  'nationalViewer',
  'financeOfficer',
  'povertyOfficer',
  'cultureOfficer',
  'provinceAdministrator',
  'operator',
  'nationalAdministrator',
];

export interface RoleGroup {
  readonly role: Role;
  readonly accounts: readonly AccountView[];
}

/** Accounts by kind of person, only those that the search finds; kinds without any are left out. */
export function groupAccounts(accounts: readonly AccountView[], asked: string, roleName: (role: Role) => string) {
  const found = accounts.filter((one) =>
    matches(`${one.displayName} ${one.unitName} ${one.organisationName} ${roleName(one.role)} ${one.account}`, asked),
  );
  return order.flatMap((role): RoleGroup[] => {
    const ofRole = found.filter((one) => one.role === role);
    const sorted = ofRole.sort((one, other) => placeOf(one).localeCompare(placeOf(other), 'vi', { numeric: true }));
    return sorted.length > 0 ? [{ role, accounts: sorted }] : [];
  });
}

/** What tells the accounts of one kind apart: the unit, the office, or the seat. */
export function placeOf({ role, unitName, organisationName, displayName }: AccountView): string {
  if (role === 'communeOfficer' || role === 'districtReviewer' || role === 'frontOfficer') return unitName;
  if (role === 'departmentOfficer') return organisationName;
  return shortName(displayName);
}

/** A name without the note that it was made up; the note stands elsewhere on the screen. */
export const shortName = (displayName: string): string => displayName.replace(/ \((diễn tập|rehearsal)\)$/, '');
