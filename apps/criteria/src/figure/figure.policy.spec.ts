import type { Role } from '@langmoi/contracts/caller';
import { refusalOf } from '@langmoi/testing/refusals';
import { aGround, somebodyAt, type Standing } from '@langmoi/testing/standings';
import fc from 'fast-check';
import { confirming, permit, seesWords } from './figure.policy';

const ground = aGround();
const commune = { provinceId: ground.provinceId, parentId: ground.district, id: ground.commune };
const refused = '/problems/not-permitted';

/** Decision 2540/QĐ-TTg, A3: UBND xã assesses itself; A10: each department of the province confirms what it leads. */
const mayEnter = (roles: readonly Role[], standing: Standing): boolean =>
  roles.includes('communeOfficer') && standing === 'commune';
const mayConfirm = (roles: readonly Role[], standing: Standing, leads: boolean): boolean =>
  roles.includes('departmentOfficer') && standing === 'province' && leads;

it('lets in whom the regulation lets in, and of departments the one that leads', () => {
  fc.assert(
    fc.property(somebodyAt(ground), fc.boolean(), ({ caller, roles, standing }, isLed) => {
      const entering = mayEnter(roles, standing) ? undefined : refused;
      expect(refusalOf(() => permit('recordFigures', caller, commune))?.type).toBe(entering);
      const leads = new Map([[1, isLed ? [caller.organisationId] : []]]);
      const { provinceId } = ground;
      const asked = { provinceId, criterion: 1, leads };
      const confirmed = mayConfirm(roles, standing, isLed) ? undefined : refused;
      expect(refusalOf(() => confirming.permit('confirmFigures', caller, asked))?.type).toBe(confirmed);
      expect(confirming.actionsOf(caller, asked).map(({ reason }) => reason)).toEqual([confirmed]);
    }),
    { numRuns: 2_000 },
  );
});

it('shows what officers wrote to no citizen', () => {
  fc.assert(
    fc.property(somebodyAt(ground), ({ caller }) => {
      const citizen = { ...caller, roles: ['citizen' as const] };
      expect(seesWords(citizen, { provinceId: ground.provinceId, path: [ground.district, ground.commune] })).toBe(
        false,
      );
    }),
  );
});
