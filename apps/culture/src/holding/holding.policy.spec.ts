import type { Role } from '@langmoi/contracts/caller';
import { refusalOf } from '@langmoi/testing/refusals';
import { aGround, somebodyAt, type Standing } from '@langmoi/testing/standings';
import fc from 'fast-check';
import { actionsOf, permit } from './holding.policy';

const ground = aGround();

/**
 * Decree 122/2018/NĐ-CP gives the titles to chairmen of communes and districts (domain/culture.md 4.1 to 4.5); the sums
 * of a province, which are what is recorded here, are reported by its culture office: that one, of that province.
 */
const mayRecord = (roles: readonly Role[], standing: Standing): boolean =>
  roles.includes('cultureOfficer') && standing === 'province';

it('lets in whom the regulation lets in, for the command and for the view alike', () => {
  fc.assert(
    fc.property(somebodyAt(ground), ({ caller, roles, standing }) => {
      const expected = mayRecord(roles, standing) ? undefined : '/problems/not-permitted';
      expect(refusalOf(() => permit('recordHolders', caller, ground))?.type).toBe(expected);
      expect(actionsOf(caller, ground)).toEqual([
        expected
          ? { name: 'recordHolders', allowed: false, reason: expected }
          : { name: 'recordHolders', allowed: true },
      ]);
    }),
    { numRuns: 2_000 },
  );
});
