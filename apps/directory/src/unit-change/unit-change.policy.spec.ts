import { Role } from '@langmoi/contracts/caller';
import { ProposalState } from '@langmoi/contracts/unit-changes';
import { aCaller } from '@langmoi/testing/callers';
import { refusalOf } from '@langmoi/testing/refusals';
import fc from 'fast-check';
import { actionsOf, permit, permitDependants, permitDraft, permitRead } from './unit-change.policy';

const [province, other, nation] = ['province', 'other', 'nation'];
const actions = [
  ...(['amendUnitProposal', 'proposeUnitChange', 'returnUnitProposal'] as const),
  ...(['approveUnitProposal', 'reverseUnitChange'] as const),
];

/** At which step each is possible, as issue 6 §3 has it, told apart from the table. */
const steps: Readonly<Record<(typeof actions)[number], readonly ProposalState[]>> = {
  amendUnitProposal: ['draft'],
  proposeUnitChange: ['draft'],
  returnUnitProposal: ['proposed'],
  approveUnitProposal: ['proposed'],
  reverseUnitChange: ['approved', 'inEffect'],
};

const aCase = fc.record({
  role: fc.constantFrom(...Role.options),
  at: fc.constantFrom(province, other, nation),
  reads: fc.constantFrom(null, province, other),
  of: fc.constantFrom(province, other, nation),
  state: fc.constantFrom(...ProposalState.options),
  own: fc.boolean(),
  national: fc.boolean(),
  action: fc.constantFrom(...actions),
});

it('lets an administrator of the very province or nation act at the right step, and nobody approve their own', () => {
  fc.assert(
    fc.property(aCase, ({ role, at, reads, of, state, own, national, action }) => {
      const caller = aCaller({ provinceId: at, unitId: at, unitPath: [at], roles: [role], readsProvinceId: reads });
      const proposed = { provinceId: of, national, state, enteredBy: ['somebody', own ? caller.userId : 'another'] };
      const keeps = ['provinceAdministrator', 'nationalAdministrator'].includes(role) && at === of;
      const expected =
        !keeps || national // what the nation decided, nobody of the province takes further
          ? '/problems/not-permitted'
          : !steps[action].includes(state)
            ? '/problems/proposal-state'
            : action === 'approveUnitProposal' && own
              ? '/problems/own-proposal'
              : undefined;
      expect(refusalOf(() => permit(action, caller, proposed))?.type).toBe(expected);
      const shown = actionsOf(caller, proposed).find(({ name }) => name === action);
      expect(shown).toEqual({ name: action, allowed: !expected, ...(expected && { reason: expected }) });
      expect(refusalOf(() => permitDraft(caller, of)) === undefined).toBe(keeps);
    }),
    { numRuns: 2_000 },
  );
});

it('shows changes and what they touch to administrators and auditors of the province, and to the nation’s that read it', () => {
  fc.assert(
    fc.property(aCase, ({ role, at, reads, of }) => {
      const caller = aCaller({ provinceId: at, unitId: at, unitPath: [at], roles: [role], readsProvinceId: reads });
      const checks = ['auditor', 'nationalAdministrator'].includes(role);
      const here = at === of && (checks || role === 'provinceAdministrator');
      const sees = here || (at !== of && reads === of && checks);
      for (const question of ['listUnitProposals', 'viewUnitProposal'] as const) {
        expect(refusalOf(() => permitRead(question, caller, of)) === undefined).toBe(sees);
      }
      const asks = checks || (role === 'provinceAdministrator' && [null, at].includes(reads));
      expect(refusalOf(() => permitDependants(caller)) === undefined).toBe(asks);
    }),
    { numRuns: 2_000 },
  );
});
