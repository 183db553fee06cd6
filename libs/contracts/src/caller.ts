import { z } from 'zod';

/** Every kind of person of the product, and the two kinds of machines; the same word in token, policy, data and screen. */
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
  'figuresMachine',
  'healthMachine',
]);
export type Role = z.infer<typeof Role>;

/**
 * How somebody signs (Decree 30/2020/NĐ-CP, article 13): in their own right, for the head of the office (ký thay, KT.),
 * by delegated authority (thừa ủy quyền, TUQ.), or by order (thừa lệnh, TL.).
 */
export const Capacity = z.enum(['own', 'forHead', 'underAuthority', 'byOrder']);
export type Capacity = z.infer<typeof Capacity>;

/**
 * Who is asking, as the gateway's token says it. `unitId` is the unit the office belongs to: a commune, a district, or
 * the province itself; `organisationId` the office. Authority comes from the one appointment that is acted under, which
 * is in force on the day of the token.
 */
export const Caller = z.object({
  userId: z.uuid(),
  /** The tenant. For a national office the nation itself, which owns no row of a province. */
  provinceId: z.uuid(),
  unitId: z.uuid(),
  /** The units above, from the province down, then `unitId` itself: what relation the caller has to another unit. */
  unitPath: z.array(z.uuid()).default([]),
  organisationId: z.uuid(),
  roles: z.array(Role),
  /** Null for the house itself, for machines and for citizens. */
  appointmentId: z.uuid().nullable().default(null),
  capacity: Capacity.default('own'),
  /** The province that a national office reads with this request; read only, and each use is recorded. */
  readsProvinceId: z.uuid().nullable().default(null),
  /** The province that is read is one that the caller's own took over; read only, and each use is recorded. */
  inherits: z.boolean().exactOptional(),
  /** What an auditor says to see personal data; recorded with each use. */
  purpose: z.string().max(200).nullable().default(null),
});
export type Caller = z.infer<typeof Caller>;
