import { refusalOf } from '@langmoi/testing/refusals';
import { aGround, somebodyAt } from '@langmoi/testing/standings';
import fc from 'fast-check';
import { actionsOf, permit } from './machine.policy';

const ground = aGround();

/** Issue 5 §1, "client credentials with narrow roles": given and taken back by the administrator of that province alone. */
it('lets the administrator of the province look after its machines, and nobody else', () => {
  fc.assert(
    fc.property(somebodyAt(ground), ({ caller, roles, standing }) => {
      const keeps = roles.includes('provinceAdministrator') && standing === 'province';
      const expected = keeps ? undefined : '/problems/not-permitted';
      for (const action of ['listMachines', 'registerMachine', 'revokeMachine'] as const) {
        expect(refusalOf(() => permit(action, caller, ground))?.type).toBe(expected);
      }
      expect(actionsOf(caller, ground).map(({ name, reason }) => [name, reason])).toEqual([
        ['revokeMachine', expected],
      ]);
    }),
    { numRuns: 2_000 },
  );
});
