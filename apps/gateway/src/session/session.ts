import type { Caller } from '@langmoi/contracts/caller';
import type { CallerView } from '@langmoi/contracts/directory';
import type { OfficeView, SessionView } from '@langmoi/contracts/gateway';
import { doorsOpenTo } from '@langmoi/domain/access/powers';
import { needsSecondFactor } from '@langmoi/domain/access/second-factor';
import type { WhyEnded } from '../not-signed-in';

/** Seconds after which a sign-in ends whatever happens, and after which it ends when nothing does. */
export interface SessionLimits {
  readonly absoluteSeconds: number;
  readonly idleSeconds: number;
}

/** What somebody chose to go on with, and how they signed in; of a session's row, or of a bearer token. */
export interface Choice {
  readonly signedInBy: SessionView['signedInBy'];
  readonly appointmentId: string | null;
  readonly readsProvinceId: string | null;
  readonly purpose: string | null;
}

/** Why a sign-in may not go on; undefined: it may. Pure. */
export function whyOver(
  row: { readonly endedBecause: WhyEnded | null; readonly endsAt: Date; readonly lastSeenAt: Date },
  { idleSeconds }: SessionLimits,
  now: number,
): WhyEnded | undefined {
  if (row.endedBecause) return row.endedBecause;
  if (now >= row.endsAt.getTime()) return 'limit';
  return now >= row.lastSeenAt.getTime() + idleSeconds * 1000 ? 'idle' : undefined;
}

const programs = [
  'Edg',
  'OPR',
  'SamsungBrowser',
  'CocCoc',
  'coc_coc_browser',
  'Firefox',
  'FxiOS',
  'CriOS',
  'Chrome',
  'Safari',
];
const systems = ['Android', 'iPhone', 'iPad', 'Windows', 'Macintosh', 'CrOS', 'Linux'];

/**
 * Program and system of a browser, without any version: what stays the same through updates and from network to
 * network. A cookie that comes back from another kind was copied.
 */
export function browserKindOf(userAgent: string): string {
  const first = (words: readonly string[]) => words.find((word) => userAgent.includes(word)) ?? 'other';
  return `${first(programs)}/${first(systems)}`;
}

/** As a browser calls itself, fit for a list: printable, of bounded length. */
export const browserName = (userAgent: string): string =>
  userAgent.replace(/[^\x20-\x7e]/g, '').slice(0, 200) || 'other';

/** The office to act under: the chosen one while it is held, else the newest that is; none where none is. */
const officeOf = ({ offices }: CallerView, { appointmentId }: Choice): CallerView['offices'][number] | undefined =>
  offices.find((office) => office.appointmentId === appointmentId) ?? offices[0];

/** Without a second factor, an office that asks for one gives no role. The one click on demo data is let off. */
const rolesOf = (office: OfficeView, { signedInBy }: Choice): OfficeView['roles'] =>
  signedInBy === 'password' ? office.roles.filter((role) => !needsSecondFactor([role])) : office.roles;

/**
 * Who asks with this request: the person as directory knows them just now, acting as they chose. Whoever holds no office
 * has no role. Pure.
 */
export function callerOf(view: CallerView, choice: Choice): Caller {
  const { officerId: userId, provinceId, national } = view;
  const office = officeOf(view, choice);
  if (!office) {
    return {
      ...{ userId, provinceId, unitId: provinceId, unitPath: [], organisationId: userId, roles: [] },
      ...{ appointmentId: null, capacity: 'own', readsProvinceId: null, purpose: null },
    };
  }
  const { unitId, unitPath, organisationId, appointmentId, capacity } = office;
  const inherits = predecessorsOf(view, choice).some((one) => one.provinceId === choice.readsProvinceId);
  const readsProvinceId = national || inherits ? choice.readsProvinceId : null;
  const roles = rolesOf(office, choice);
  const purpose = roles.includes('auditor') ? choice.purpose : null;
  return {
    ...{ userId, provinceId, unitId, unitPath, organisationId, roles },
    ...{ appointmentId, capacity, readsProvinceId, purpose },
    ...(inherits && { inherits }),
  };
}

/** Only offices of the province itself read what their province took over. */
const predecessorsOf = (view: CallerView, choice: Choice): CallerView['predecessors'] =>
  officeOf(view, choice)?.unitPath.length === 1 ? view.predecessors : [];

/** What the shell of the page shows. */
export function sessionViewOf(view: CallerView, choice: Choice): SessionView {
  const { account, displayName, rehearsal, national, offices } = view;
  const { signedInBy } = choice;
  const caller = callerOf(view, choice);
  const predecessors = predecessorsOf(view, choice);
  const person = { account, displayName, rehearsal, signedInBy, national, predecessors, offices };
  return { ...person, caller, may: doorsOpenTo(caller) };
}
