import type { Role } from '@langmoi/contracts/caller';
import { refusalOf } from '@langmoi/testing/refusals';
import { aGround, somebodyAt, type Standing } from '@langmoi/testing/standings';
import fc from 'fast-check';
import { actionsOf, permit, settling, type Waiting } from './line.policy';

const ground = aGround();

/** UBND tỉnh allocates and answers for its money (domain/funding.md, step 3): its finance office, of that province. */
const isTheProvinces = (roles: readonly Role[], standing: Standing): boolean =>
  roles.includes('financeOfficer') && standing === 'province';

it('lets in whom the regulation lets in, for the command and for the view alike', () => {
  fc.assert(
    fc.property(somebodyAt(ground), ({ caller, roles, standing }) => {
      const expected = isTheProvinces(roles, standing) ? undefined : '/problems/not-permitted';
      expect(refusalOf(() => permit('recordFunds', caller, ground))?.type).toBe(expected);
      expect(actionsOf(caller, ground)).toEqual([
        expected ? { name: 'recordFunds', allowed: false, reason: expected } : { name: 'recordFunds', allowed: true },
      ]);
    }),
    { numRuns: 2_000 },
  );
});

/** Issue 5, section 3: who enters a disbursement does not approve it. Only what waits can be settled. */
function settlingOracle(isTheirs: boolean, waiting: 'mine' | 'another’s' | 'nothing'): string | undefined {
  if (!isTheirs) return '/problems/not-permitted';
  return {
    mine: '/problems/separation-of-duties',
    'another’s': undefined,
    nothing: '/problems/record-settled',
  }[waiting];
}

it('lets another finance officer of the province approve or reject, and never whoever entered it', () => {
  const waits = fc.constantFrom('mine' as const, 'another’s' as const, 'nothing' as const);
  fc.assert(
    fc.property(somebodyAt(ground), waits, ({ caller, roles, standing }, waiting) => {
      const recordedBy = waiting === 'mine' ? caller.userId : 'somebody else';
      const line: Waiting = { ...ground, waiting: waiting === 'nothing' ? null : { recordedBy } };
      const expected = settlingOracle(isTheProvinces(roles, standing), waiting);
      for (const action of ['approveFunds', 'rejectFunds'] as const) {
        expect(refusalOf(() => settling.permit(action, caller, line))?.type).toBe(expected);
      }
      for (const { allowed, reason } of settling.actionsOf(caller, line)) {
        expect({ allowed, reason }).toEqual({ allowed: expected === undefined, reason: expected });
      }
    }),
    { numRuns: 2_000 },
  );
});
