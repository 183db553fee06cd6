import { nationId } from '@langmoi/platform/nation';
import { refusalOf } from '@langmoi/testing/refusals';
import { aGround, somebodyAt, type Standing } from '@langmoi/testing/standings';
import type { Role } from '@langmoi/contracts/caller';
import fc from 'fast-check';
import { actionsOf, permit } from './invitation.policy';

const ground = aGround();

/**
 * Issue 5 §1 and mission: a province's administrator sees to the province's accounts; the national one to those that
 * administer a province, in the province that is read, and to the nation's own.
 */
function seesTo(roles: readonly Role[], standing: Standing, account: { ofNation: boolean; administrator: boolean }) {
  const national = roles.includes('nationalAdministrator');
  if (account.ofNation) return national && ['nation', 'nationElsewhere', 'nationNowhere'].includes(standing);
  if (standing === 'province' && roles.includes('provinceAdministrator')) return true;
  return standing === 'nation' && national && account.administrator;
}

const accounts = fc.record({ ofNation: fc.boolean(), administrator: fc.boolean() });
/** A national office is held in the nation, and no administrator of a province there: directory's data refuse both. */
const isHeld = (role: Role, standing: Standing) =>
  standing.startsWith('nation') ? role !== 'provinceAdministrator' : role !== 'nationalAdministrator';

it('lets in whom the regulation lets in, for question, command and view alike', () => {
  fc.assert(
    fc.property(somebodyAt(ground), accounts, ({ caller: drawn, standing }, account) => {
      const roles = drawn.roles.filter((role) => isHeld(role, standing));
      const caller = { ...drawn, roles };
      const { administrator } = account;
      const looked = { provinceId: account.ofNation ? nationId : ground.provinceId, administrator };
      const expected = seesTo(roles, standing, account) ? undefined : '/problems/not-permitted';
      expect(refusalOf(() => permit('viewAccountAccess', caller, looked))?.type).toBe(expected);
      expect(refusalOf(() => permit('inviteAccount', caller, looked))?.type).toBe(expected);
      expect(actionsOf(caller, looked).map(({ name, reason }) => [name, reason])).toEqual([
        ['inviteAccount', expected],
      ]);
    }),
    { numRuns: 2_000 },
  );
});
