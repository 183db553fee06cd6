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

/** For questions: one's own province, or the one that a national office reads. */
export const reading: readonly Relation[] = [...inProvince, 'nation'];

/** May read it, wherever in the province it belongs. */
export const readBy = (...roles: readonly Role[]): Grant => ({ roles, relations: reading });
