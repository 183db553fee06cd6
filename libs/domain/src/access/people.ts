import type { Role } from '@langmoi/contracts/caller';
import type { Grant, Relation } from './table';

/** The offices that carry the programmes out: each of them reads its province. */
export const officers = [
  'communeOfficer',
  'districtReviewer',
  'frontOfficer',
  'departmentOfficer',
  'coordinationOffice',
  'councilMember',
  'chairmanOffice',
  'financeOfficer',
  'povertyOfficer',
  'cultureOfficer',
] as const satisfies readonly Role[];

/** Offices of the province: they read every dossier of it. */
export const ofProvince = [
  'departmentOfficer',
  'coordinationOffice',
  'councilMember',
  'chairmanOffice',
  'financeOfficer',
  'povertyOfficer',
  'cultureOfficer',
] as const satisfies readonly Role[];

/** Who reads everything of the field in their scope and changes nothing. */
export const inspectors = ['auditor', 'nationalViewer'] as const satisfies readonly Role[];

/** Who gives offices, makes provinces and changes units; none of them says or judges figures. */
export const administrators = ['provinceAdministrator', 'nationalAdministrator'] as const satisfies readonly Role[];

/** Machines: narrow, and none of a person's roles. */
export const machines = ['figuresMachine', 'healthMachine'] as const satisfies readonly Role[];

/** Every kind of person. */
export const persons: readonly Role[] = [...officers, ...inspectors, 'citizen', 'operator', ...administrators];

/** Anywhere in one's own province. */
export const inProvince: readonly Relation[] = ['own', 'below', 'above', 'sibling'];

/** Roles that an office of the nation can have: they read one province at a time. */
const ofNation: readonly Role[] = [...inspectors, 'nationalAdministrator'];

/**
 * Offices of a province read it of one that their province took over: they carry its programmes on, or inspect them. A
 * line that means them says so; none that speaks of persons or households does.
 */
export const bySuccessor: Grant = { roles: [...officers, 'auditor'], relations: ['predecessor'] };

/** May read it, wherever in their province it belongs; offices of the nation also in the province that they read. */
export function readBy(...roles: readonly Role[]): readonly Grant[] {
  const ways: Grant[] = [
    { roles, relations: inProvince },
    { roles: roles.filter((role) => ofNation.includes(role)), relations: ['nation'] },
  ];
  return ways.filter((way) => way.roles.length > 0);
}
