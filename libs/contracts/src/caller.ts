import { z } from 'zod';

/** Every kind of person of the product; one identifier each, the same in token, policy, data and screen. */
export const Role = z.enum([
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
  'auditor',
  'nationalViewer',
  'citizen',
  'operator',
  'provinceAdministrator',
  'nationalAdministrator',
]);
export type Role = z.infer<typeof Role>;

/**
 * Who is asking, as the gateway's token says it. `unitId` is the unit the office belongs to: a commune, a district,
 * or the province itself; `organisationId` the office.
 */
export const Caller = z.object({
  userId: z.uuid(),
  provinceId: z.uuid(),
  unitId: z.uuid(),
  organisationId: z.uuid(),
  roles: z.array(Role),
});
export type Caller = z.infer<typeof Caller>;
