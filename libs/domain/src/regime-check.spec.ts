import type { Regime, Stage } from '@langmoi/contracts/regime';
import { checkRegime, type Fault } from './regime-check';
import { aStage, regime2540, ways } from '../test/a-stage';

const district = { level: 'district', office: 'peoplesCommittee' } as const;
const a = aStage({ id: 'a', outcomes: ways({ go: 'b' }) });
const b = aStage({ id: 'b', actor: district, outcomes: ways({ accept: 'recognised', back: ['a', 'perCriterion'] }) });
const regime = (...stages: Stage[]): Regime => ({ ...regime2540, start: 'a', stages });
const faults = (checked: Regime) => checkRegime(checked).map(({ stage, fault }) => [stage, fault]);

it('finds nothing wrong with Decision 2540 as it runs', () => expect(checkRegime(regime2540)).toEqual([]));

it('finds nothing wrong with a small regime with one return', () => expect(checkRegime(regime(a, b))).toEqual([]));

it.each<[string, Regime, string | null, Fault]>([
  ['two stages of one name', regime(a, b, b), 'b', 'duplicateStage'],
  ['a start that is no stage', { ...regime(a, b), start: 'x' }, null, 'unknownStart'],
  ['a stage that no way leads to', regime(a, b, aStage({ id: 'c', outcomes: ways({ go: 'b' }) })), 'c', 'unreachable'],
  ['a stage without outcomes', regime(aStage({ ...a, values: {}, outcomes: {} }), b), 'a', 'noWayOut'],
  ['an outcome that leads nowhere', regime({ ...a, outcomes: ways({ go: 'b', up: 'x' }) }, b), 'a', 'unknownTarget'],
  ['an actor whom nobody plays', regime({ ...a, actor: { ...district, level: 'central' } }, b), 'a', 'actorUnknown'],
  [
    'a task for an office that the table of access gives none',
    regime({ ...a, actor: { level: 'province', office: 'appraisalCouncil' } }, b),
    'a',
    'actorMayNot',
  ],
  [
    'a vote that cannot fail',
    regime({ ...a, kind: 'vote', outcomes: ways({ passed: 'b' }) }, b),
    'a',
    'outcomeMissing',
  ],
  [
    'a decision with an outcome of its own making',
    regime({ ...a, kind: 'decision', outcomes: ways({ issued: 'b', declined: 'rejected', go: 'b' }) }, b),
    'a',
    'outcomeNotOfKind',
  ],
  [
    'a vote whose threshold the law is not known to state',
    regime(
      aStage({
        id: 'a',
        kind: 'vote',
        outcomes: ways({ passed: 'b', failed: 'rejected' }),
        values: { approvePct: null },
      }),
      b,
    ),
    'a',
    'valueMissing',
  ],
  ['a notice that never elapses', regime({ ...a, kind: 'notice' }, b), 'a', 'limitOutcomeUnknown'],
  [
    'an automatic outcome that it does not have',
    regime({ ...a, onLimit: { remindDaysBefore: [], escalateTo: null, outcome: 'x' } }, b),
    'a',
    'limitOutcomeUnknown',
  ],
  [
    'a reminder of a limit that is not known',
    regime({ ...a, onLimit: { remindDaysBefore: [3], escalateTo: null, outcome: null } }, b),
    'a',
    'limitMissing',
  ],
  ['a return to whoever returned it', regime(a, { ...b, actor: a.actor }), 'b', 'unmendableReturn'],
  [
    'a return into a notice that merely elapses',
    regime(aStage({ id: 'a', kind: 'notice', outcomes: ways({ go: 'b' }) }), b),
    'b',
    'unmendableReturn',
  ],
])('finds %s', (_, checked, stage, fault) => expect(faults(checked)).toContainEqual([stage, fault]));

it('finds a circle that no dossier leaves', () => {
  const circle = regime(a, { ...b, outcomes: ways({ back: ['a', 'required'] }) });
  expect(faults(circle)).toEqual([
    ['a', 'noWayOut'],
    ['b', 'noWayOut'],
  ]);
});
