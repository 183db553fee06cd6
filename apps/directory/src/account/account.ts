import type { Role } from '@langmoi/contracts/caller';
import type { AccountView } from '@langmoi/contracts/directory';

interface Held {
  readonly organisationId: string;
  readonly unitId: string;
  readonly role: Role;
}

/**
 * The office that somebody acts for: that of the newest appointment, with every role held in it. Undefined for somebody
 * without an appointment in force.
 */
export function officeOf<H extends Held>([newest, ...older]: readonly H[]):
  (H & { roles: [Role, ...Role[]] }) | undefined {
  if (!newest) return undefined;
  const { organisationId, unitId } = newest;
  const alongside = older.filter((held) => held.organisationId === organisationId && held.unitId === unitId);
  const others = new Set(alongside.map(({ role }) => role).filter((role) => role !== newest.role));
  return { ...newest, roles: [newest.role, ...others] };
}

/** Every office held, each with the roles held in it; that of the newest appointment first. */
export function officesOf<H extends Held>(held: readonly H[]): (H & { roles: [Role, ...Role[]] })[] {
  const office = officeOf(held);
  if (!office) return [];
  const { organisationId, unitId } = office;
  return [office, ...officesOf(held.filter((one) => one.organisationId !== organisationId || one.unitId !== unitId))];
}

/** The way a dossier goes; then those who keep the house, look on, or belong to later chapters. */
const order: readonly Role[] = [
  'communeOfficer',
  'districtReviewer',
  'frontOfficer',
  'departmentOfficer',
  'coordinationOffice',
  'councilMember',
  'chairmanOffice',
  'citizen',
  'auditor',
  'nationalViewer',
  'provinceAdministrator',
  'nationalAdministrator',
  'operator',
  'financeOfficer',
  'povertyOfficer',
  'cultureOfficer',
];

/** Accounts as a newcomer understands them: by the way of a dossier, then by name. */
export function inReadingOrder(accounts: readonly AccountView[]): AccountView[] {
  const { compare } = new Intl.Collator('vi', { numeric: true });
  return [...accounts].sort(
    (a, b) => order.indexOf(a.role) - order.indexOf(b.role) || compare(a.displayName, b.displayName),
  );
}
