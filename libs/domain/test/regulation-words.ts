import type { Capacity, Role } from '@langmoi/contracts/caller';
import type { Standing } from '@langmoi/testing/standings';

/**
 * Who may do what, as the regulation and the mission have it: written from the texts, office by office, and from no table
 * of ours. Sources stand with the lines; `domain/…` and `seed …` are the papers that the product was made from, `mission`
 * its table of people. `regulation.spec` draws callers and compares.
 */
export interface Ask {
  readonly role: Role;
  /** Where the office stands to the commune that the thing belongs to, or that lies in the province it belongs to. */
  readonly standing: Standing;
  /** What the thing belongs to this time. */
  readonly of: Owner;
  readonly capacity: Capacity;
  /** The state of the thing, in the words of its line. */
  readonly state: string;
}

/** What a thing can belong to. */
export type Owner = 'commune' | 'district' | 'province' | 'nation';

export interface Regulation {
  /** What the thing belongs to; several, where it is one of them at a time. */
  readonly of: Owner | readonly Owner[];
  /** The states that are drawn. */
  readonly states?: readonly string[];
  may(ask: Ask): boolean;
}

// — Words of the texts —

const homes: readonly Standing[] = ['commune', 'district', 'province', 'hamlet', 'nextCommune', 'nextDistrict'];
export const atHome = ({ standing }: Ask): boolean => homes.includes(standing);
export const is =
  (...roles: readonly Role[]) =>
  ({ role }: Ask): boolean =>
    roles.includes(role);

/** Decision 2540/QĐ-TTg, A1 to A13 of domain/recognition-procedures.md 1.2: every office that it gives a part. */
export const ofDossiers: readonly Role[] = [
  'communeOfficer',
  'districtReviewer',
  'frontOfficer',
  'departmentOfficer',
  'coordinationOffice',
  'councilMember',
  'chairmanOffice',
];
/** The offices of the other programmes: domain/funding.md 5, poverty.md 3.4, culture.md 4. */
export const ofFacts: readonly Role[] = ['financeOfficer', 'povertyOfficer', 'cultureOfficer'];
export const offices = is(...ofDossiers, ...ofFacts);
/** Issue 6 §2: when a province takes over others, a grant opens their rows to the offices of the successor province. */
export const succeeds = (ask: Ask): boolean =>
  ask.standing === 'successor' && is(...ofDossiers, ...ofFacts, 'auditor')(ask);
/** mission: "read everything in their scope, change nothing"; issue 5 §4: across provinces, one at a time. */
export const inspects = (ask: Ask): boolean =>
  is('auditor', 'nationalViewer')(ask) && (atHome(ask) || ask.standing === 'nation');
/** Whoever has a part in the programmes, in the province; and who inspects it. */
export const ofHome = (ask: Ask): boolean => (offices(ask) && atHome(ask)) || inspects(ask);
/** And of the province that took it over. */
export const officers = (ask: Ask): boolean => ofHome(ask) || succeeds(ask);
/** mission: "read what was published". */
export const public_ = (ask: Ask): boolean => officers(ask) || (is('citizen')(ask) && atHome(ask));
export const machine = (name: Role) => (ask: Ask) => is(name)(ask) && atHome(ask);
/** mission: administrators keep units and people; the operator keeps the parts running. */
const keepers = (ask: Ask): boolean =>
  (is('provinceAdministrator', 'nationalAdministrator', 'operator')(ask) && atHome(ask)) ||
  (ask.role === 'nationalAdministrator' && ask.standing === 'nation');
/** Law, units and their date: everybody's. */
export const everybody = (ask: Ask): boolean => public_(ask) || keepers(ask);
/** Published law of the whole country (Luật 72/2025/QH15): read from every province, by the machine for figures too. */
export const whoever = ({ role }: Ask): boolean => role !== 'healthMachine';
export const nobody = (): boolean => false;
export const either =
  (...ways: readonly ((ask: Ask) => boolean)[]) =>
  (ask: Ask): boolean =>
    ways.some((way) => way(ask));

/** An office of the commune itself, of its own district, of the province: "the right office" of a step. */
export const ofCommune = (role: Role) => (ask: Ask) => ask.role === role && ask.standing === 'commune';
/** A district's office reads and judges its communes; whoever holds the office at the province stands above them too. */
export const above = (role: Role) => (ask: Ask) => ask.role === role && ['district', 'province'].includes(ask.standing);
/** What a commune sends up is seen on its way: by the commune itself, its district, its province. */
export const reachedBy = (those: (ask: Ask) => boolean) => (ask: Ask) =>
  those(ask) && ['commune', 'district', 'province'].includes(ask.standing);
/** Of what is its own: a commune, and a district of its own criteria. */
export const ofItsOwn = either(ofCommune('communeOfficer'), ofCommune('districtReviewer'));
export const placing = [ofItsOwn, (ask: Ask) => ask.role === 'auditor' && inspects(ask)];
export const bringing = (ask: Ask) => is('communeOfficer', 'districtReviewer', 'departmentOfficer')(ask) && atHome(ask);
export const exporting = (ask: Ask) => (offices(ask) || is('auditor')(ask)) && atHome(ask);
export const same = (actions: readonly string[], line: Regulation) =>
  Object.fromEntries(actions.map((action) => [`criteria.${action}`, line]));
export const ofTheProvince = (role: Role) => (ask: Ask) => ask.role === role && ask.standing === 'province';
