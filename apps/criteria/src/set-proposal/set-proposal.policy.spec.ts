import { Role } from '@langmoi/contracts/caller';
import { SetProposalState } from '@langmoi/contracts/set-proposals';
import { aCaller } from '@langmoi/testing/callers';
import { refusalOf } from '@langmoi/testing/refusals';
import fc from 'fast-check';
import { actionsOf, permit, permitBeginning, permitRead } from './set-proposal.policy';

const actions = [
  ...(['changeSetProposal', 'submitSetProposal', 'withdrawSetProposal'] as const),
  ...(['returnSetProposal', 'approveSetProposal'] as const),
];

/** At which step each is possible and for whom, as issue 7 §1 has it, told apart from the table. */
const steps: Readonly<Record<(typeof actions)[number], readonly SetProposalState[]>> = {
  changeSetProposal: ['draft'],
  submitSetProposal: ['draft'],
  withdrawSetProposal: ['draft', 'submitted'],
  returnSetProposal: ['submitted'],
  approveSetProposal: ['submitted'],
};
const deciders: readonly Role[] = ['coordinationOffice', 'chairmanOffice'];
const officesOf = (action: (typeof actions)[number]): readonly Role[] =>
  ['returnSetProposal', 'approveSetProposal'].includes(action) ? deciders : ['coordinationOffice'];

const aCase = fc.record({
  role: fc.constantFrom(...Role.options),
  at: fc.constantFrom('province', 'other', 'nation'),
  below: fc.boolean(),
  reads: fc.constantFrom(null, 'province', 'other'),
  of: fc.constantFrom('province', 'other'),
  state: fc.constantFrom(...SetProposalState.options),
  own: fc.boolean(),
  action: fc.constantFrom(...actions),
});

function somebody({
  role,
  at,
  below,
  reads,
}: Readonly<{ role: Role; at: string; below: boolean; reads: string | null }>) {
  const unitPath = below ? [at, 'district'] : [at];
  const unitId = below ? 'district' : at;
  return aCaller({ provinceId: at, unitId, unitPath, roles: [role], readsProvinceId: reads });
}

it('lets the right office of the province itself act at the right step, and nobody approve their own', () => {
  fc.assert(
    fc.property(aCase, ({ role, at, below, reads, of, state, own, action }) => {
      const caller = somebody({ role, at, below, reads });
      const proposed = { provinceId: of, state, writtenBy: ['somebody', own ? caller.userId : 'another'] };
      const isOffice = officesOf(action).includes(role) && at === of && !below;
      const expected = [
        ...(isOffice ? [] : ['/problems/not-permitted']),
        ...(steps[action].includes(state) ? [] : ['/problems/proposal-state']),
        ...(action === 'approveSetProposal' && own ? ['/problems/own-proposal'] : []),
      ][0];
      expect(refusalOf(() => permit(action, caller, proposed))?.type).toBe(expected);
      const shown = actionsOf(caller, proposed).find(({ name }) => name === action);
      expect(shown).toEqual({ name: action, allowed: !expected, ...(expected && { reason: expected }) });
    }),
    { numRuns: 2_000 },
  );
});

it('shows drafts to who writes, approves, leads or inspects, in the province or reading it', () => {
  fc.assert(
    fc.property(aCase, ({ role, at, below, reads }) => {
      const caller = somebody({ role, at, below, reads });
      const inspects = ['auditor', 'nationalViewer'].includes(role);
      const isHere = reads === null || reads === at;
      const sees = isHere ? inspects || [...deciders, 'departmentOfficer'].includes(role) : inspects;
      for (const question of ['listSetProposals', 'viewSetProposal', 'trySetProposal'] as const)
        expect(refusalOf(() => permitRead(question, caller)) === undefined).toBe(sees);
      const begins = role === 'coordinationOffice' && !below;
      expect(refusalOf(() => permitBeginning(caller)) === undefined).toBe(begins);
    }),
    { numRuns: 2_000 },
  );
});
