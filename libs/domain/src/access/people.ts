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

export const administrators = ['provinceAdministrator', 'nationalAdministrator'] as const satisfies readonly Role[];

/** Machines: narrow, and none of a person's roles. */
export const machines = ['figuresMachine', 'healthMachine'] as const satisfies readonly Role[];

/** Every kind of person. */
export const persons: readonly Role[] = [...officers, ...inspectors, 'citizen', 'operator', ...administrators];

/** Anywhere in one's own province. */
export const inProvince: readonly Relation[] = ['own', 'below', 'above', 'sibling'];

/** Roles that an office of the nation can have: they read one province at a time. */
const ofNation: readonly Role[] = [...inspectors, 'nationalAdministrator'];

/** Offices of a province that read what one that it took over has kept: they carry its programmes on, or inspect them. */
const ofSuccessor: readonly Role[] = [...officers, 'auditor'];

/**
 * May read it, wherever in their province it belongs; offices of the nation also in the province that they read, those of
 * a successor in the one that their province took over, where what is read is the offices' at all, and not of persons.
 */
export function readBy(...roles: readonly Role[]): readonly Grant[] {
  const ways: Grant[] = [
    { roles, relations: inProvince },
    { roles: roles.filter((role) => ofNation.includes(role)), relations: ['nation'] },
    { roles: officers.every((role) => roles.includes(role)) ? ofSuccessor : [], relations: ['predecessor'] },
  ];
  return ways.filter((way) => way.roles.length > 0);
}
