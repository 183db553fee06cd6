import type { Role } from '@langmoi/contracts/caller';
import { refusalOf } from '@langmoi/testing/refusals';
import { aGround, somebodyAt, type Standing } from '@langmoi/testing/standings';
import fc from 'fast-check';
import { actionsOf, permit } from './support.policy';

const ground = aGround();

/**
 * The province approves the results of the yearly review and reports whom its policies reached (domain/poverty.md, step
 * 8: UBND tỉnh): its poverty office, of that province.
 */
const mayRecord = (roles: readonly Role[], standing: Standing): boolean =>
  roles.includes('povertyOfficer') && standing === 'province';

it('lets in whom the regulation lets in, for the command and for the view alike', () => {
  fc.assert(
    fc.property(somebodyAt(ground), ({ caller, roles, standing }) => {
      const expected = mayRecord(roles, standing) ? undefined : '/problems/not-permitted';
      expect(refusalOf(() => permit('recordSupport', caller, ground))?.type).toBe(expected);
      expect(actionsOf(caller, ground)).toEqual([
        expected
          ? { name: 'recordSupport', allowed: false, reason: expected }
          : { name: 'recordSupport', allowed: true },
      ]);
    }),
    { numRuns: 2_000 },
  );
});
