import type { Capacity, Role } from '@langmoi/contracts/caller';
import type { AccountView } from '@langmoi/contracts/directory';
import { needsSecondFactor } from '@langmoi/domain/access/second-factor';

interface Held {
  readonly organisationId: string;
  readonly unitId: string;
  readonly role: Role;
  /** How they sign there. */
  readonly capacity: Capacity;
}

/**
 * The office that somebody acts for: that of the newest appointment, with every role held in it in the same capacity.
 * Undefined for somebody without an appointment in force.
 */
export function officeOf<H extends Held>([newest, ...older]: readonly H[]):
  (H & { roles: [Role, ...Role[]] }) | undefined {
  if (!newest) return undefined;
  const alongside = older.filter((held) => sameOffice(held, newest));
  const others = new Set(alongside.map(({ role }) => role).filter((role) => role !== newest.role));
  return { ...newest, roles: [newest.role, ...others] };
}

/** Every office held, each with the roles held in it; that of the newest appointment first. */
export function officesOf<H extends Held>(held: readonly H[]): (H & { roles: [Role, ...Role[]] })[] {
  const office = officeOf(held);
  if (!office) return [];
  return [office, ...officesOf(held.filter((one) => !sameOffice(one, office)))];
}

/** One that signs on behalf of another is an office apart, even in the same house. */
function sameOffice(a: Held, b: Held): boolean {
  return a.organisationId === b.organisationId && a.unitId === b.unitId && a.capacity === b.capacity;
}

/** What is announced of an account. */
export interface Standing {
  readonly active: boolean;
  readonly secondFactor: boolean;
  readonly administrator: boolean;
}

const administering: readonly Role[] = ['provinceAdministrator', 'nationalAdministrator'];

/** What a sign-in needs of somebody, from the appointments that they hold or are going to hold. */
export function standingOf(held: readonly Pick<Held, 'role'>[]): Standing {
  const roles = held.map(({ role }) => role);
  const administrator = roles.some((role) => administering.includes(role));
  return { active: held.length > 0, administrator, secondFactor: needsSecondFactor(roles) };
}

/** Whether an account was announced like this. */
export const isAnnounced = (
  standing: Standing,
  { active, secondFactor, administrator }: Readonly<Record<keyof Standing, boolean | null>>,
): boolean =>
  active === standing.active && secondFactor === standing.secondFactor && administrator === standing.administrator;

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
