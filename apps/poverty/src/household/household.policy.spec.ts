import type { Role } from '@langmoi/contracts/caller';
import { unitPlace } from '@langmoi/domain/access/table';
import { refusalOf } from '@langmoi/testing/refusals';
import { aGround, somebodyAt, type Standing } from '@langmoi/testing/standings';
import fc from 'fast-check';
import { ofHousehold, ofRegister, permitRead, reads } from './household.policy';

const ground = aGround();
const place = unitPlace({ provinceId: ground.provinceId, parentId: ground.district, id: ground.commune });

/**
 * The commune draws up the list and its chairman recognises it (domain/poverty.md 3.4, steps 2 and 7: UBND xã), by the
 * officer who has poverty there.
 */
const keeps = (roles: readonly Role[], standing: Standing): boolean =>
  roles.includes('povertyOfficer') && standing === 'commune';

const carriesTheProgrammesOut: readonly Role[] = [
  ...(['communeOfficer', 'districtReviewer', 'frontOfficer', 'departmentOfficer', 'coordinationOffice'] as const),
  ...(['councilMember', 'chairmanOffice', 'financeOfficer', 'povertyOfficer', 'cultureOfficer'] as const),
];
const inside: readonly Standing[] = ['commune', 'district', 'province', 'hamlet', 'nextCommune', 'nextDistrict'];

/**
 * The list goes up from the commune through the district to the province (steps 6 and 8): each sees what it answers for.
 * Who audits or watches sees the province, or from the nation the one that is read just now.
 */
const sees = (roles: readonly Role[], standing: Standing): boolean =>
  (roles.some((role) => carriesTheProgrammesOut.includes(role)) &&
    ['commune', 'district', 'province'].includes(standing)) ||
  (roles.some((role) => role === 'auditor' || role === 'nationalViewer') &&
    (inside.includes(standing) || standing === 'nation'));

it('lets in whom the regulation lets in, for the command and for the view alike', () => {
  fc.assert(
    fc.property(somebodyAt(ground), fc.boolean(), ({ caller, roles, standing }, left) => {
      const kept = keeps(roles, standing) ? undefined : '/problems/not-permitted';
      const changed = kept ?? (left ? '/problems/household-left' : undefined);
      expect(refusalOf(() => ofRegister.permit('registerHousehold', caller, place))?.type).toBe(kept);
      for (const name of ['correctHousehold', 'removeHousehold'] as const) {
        expect(refusalOf(() => ofHousehold.permit(name, caller, { place, left }))?.type).toBe(changed);
        expect(ofHousehold.actionsOf(caller, { place, left })).toContainEqual(
          changed ? { name, allowed: false, reason: changed } : { name, allowed: true },
        );
      }
    }),
    { numRuns: 2_000 },
  );
});

it('shows households to whom the list goes up, and to who watches the province', () => {
  fc.assert(
    fc.property(somebodyAt(ground), ({ caller, roles, standing }) => {
      expect(reads(caller, place)).toBe(sees(roles, standing));
      const refusal = sees(roles, standing) ? undefined : '/problems/not-permitted';
      expect(refusalOf(() => permitRead(caller, place))?.type).toBe(refusal);
    }),
    { numRuns: 2_000 },
  );
});
