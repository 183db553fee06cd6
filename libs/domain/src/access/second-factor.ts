import type { Role } from '@langmoi/contracts/caller';

/**
 * Roles that act only after a second factor, each with its reason. Issue 5 §1: "a second factor for decision, finance
 * and administration"; ASVS 5.0, 6.3.3. A vote of the council decides a dossier with others, so it counts as decision.
 */
export const secondFactorRoles: Readonly<Partial<Record<Role, 'decision' | 'finance' | 'administration'>>> = {
  chairmanOffice: 'decision',
  councilMember: 'decision',
  financeOfficer: 'finance',
  provinceAdministrator: 'administration',
  nationalAdministrator: 'administration',
  operator: 'administration',
};

/** Whether somebody with these roles must have shown a second factor. Not asked of the one click on demo data. */
export const needsSecondFactor = (roles: readonly Role[]): boolean => roles.some((role) => role in secondFactorRoles);
