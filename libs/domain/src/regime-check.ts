import type { Outcome, Regime, Stage, StageKind } from '@langmoi/contracts/regime';
import { actorKey, closedTo } from './access/recognition';
import { roleOf } from './stage-actors';

/** Why no dossier can go by a regime. */
export type Fault =
  | 'duplicateStage'
  | 'unknownStart'
  | 'unknownTarget'
  | 'unreachable'
  | 'noWayOut'
  | 'outcomeMissing'
  | 'outcomeNotOfKind'
  | 'valueMissing'
  | 'limitOutcomeUnknown'
  | 'limitMissing'
  | 'actorUnknown'
  | 'actorMayNot'
  | 'unmendableReturn';

/** One thing that is wrong with a regime; `stage` null where it concerns the whole. For the administrator's eyes. */
export interface RegimeFault {
  readonly stage: string | null;
  readonly fault: Fault;
  readonly message: string;
}

interface KindRule {
  /** Outcomes that the kind's judge decides; null: whatever the data names. */
  readonly outcomes: readonly string[] | null;
  readonly values: readonly string[];
}

const kindRules: Readonly<Record<StageKind, KindRule>> = {
  task: { outcomes: null, values: [] },
  notice: { outcomes: null, values: [] },
  vote: { outcomes: ['passed', 'failed'], values: ['approvePct'] },
  poll: { outcomes: ['passed', 'failed'], values: ['coveragePct', 'satisfiedPct'] },
  confirmations: { outcomes: ['confirmed', 'disagreed'], values: [] },
  council: { outcomes: ['approved', 'rejected', 'noQuorum'], values: ['quorumPct', 'approvePct', 'maxMeetings'] },
  decision: { outcomes: ['issued', 'declined'], values: [] },
  announcement: { outcomes: ['announced'], values: [] },
};

/**
 * What the schema of a regime cannot say: that every stage can be reached and left for good, that each kind has the
 * outcomes and numbers its judge needs, and that whoever gets a dossier back can do something about it. Empty: sound.
 */
export function checkRegime(regime: Regime): RegimeFault[] {
  return [
    ...faultsOfTheWhole(regime),
    ...regime.stages.flatMap((stage) => [
      ...faultsOfTargets(regime, stage),
      ...faultsOfKind(stage),
      ...faultsOfLimit(stage),
      ...faultsOfReturns(regime, stage),
    ]),
  ];
}

function faultsOfTheWhole(regime: Regime): RegimeFault[] {
  const ids = regime.stages.map(({ id }) => id);
  const reached = reachable(regime, regime.start);
  const faults = ids.flatMap((id, index) =>
    ids.indexOf(id) < index ? [fault(id, 'duplicateStage', 'two stages have this id')] : [],
  );
  if (!ids.includes(regime.start)) return [...faults, fault(null, 'unknownStart', `${regime.start} is no stage`)];
  for (const id of ids) if (!reached.has(id)) faults.push(fault(id, 'unreachable', 'no way leads here'));
  return faults;
}

function faultsOfTargets(regime: Regime, stage: Stage): RegimeFault[] {
  const known = new Set([...regime.stages.map(({ id }) => id), ...endsOf(regime)]);
  const faults = outcomesOf(stage).flatMap(([name, { to }]) =>
    known.has(to) ? [] : [fault(stage.id, 'unknownTarget', `${name} leads to ${to}, which is neither stage nor end`)],
  );
  const ends = endsOf(regime);
  if (![...reachable(regime, stage.id)].some((id) => ends.has(id))) {
    faults.push(fault(stage.id, 'noWayOut', 'no end can be reached from here'));
  }
  if (!roleOf(stage.actor)) {
    return [...faults, fault(stage.id, 'actorUnknown', `nobody acts as ${actorKey(stage.actor)}`)];
  }
  const closed = closedTo(stage.kind, stage.actor).map((line) =>
    fault(stage.id, 'actorMayNot', `the table of access lets ${actorKey(stage.actor)} do no ${line}`),
  );
  return [...faults, ...closed];
}

function faultsOfKind(stage: Stage): RegimeFault[] {
  const { outcomes, values } = kindRules[stage.kind];
  const missing = (outcomes ?? []).filter((name) => !stage.outcomes[name]);
  const foreign = outcomes === null ? [] : Object.keys(stage.outcomes).filter((name) => !outcomes.includes(name));
  const silent = values.filter((name) => typeof stage.values[name]?.value !== 'number');
  return [
    ...missing.map((name) => fault(stage.id, 'outcomeMissing', `a ${stage.kind} needs the outcome ${name}`)),
    ...foreign.map((name) => fault(stage.id, 'outcomeNotOfKind', `a ${stage.kind} never ends by ${name}`)),
    ...silent.map((name) => fault(stage.id, 'valueMissing', `a ${stage.kind} needs the number ${name}`)),
  ];
}

function faultsOfLimit({ id, kind, limit, onLimit, outcomes }: Stage): RegimeFault[] {
  const { outcome, remindDaysBefore } = onLimit;
  const faults: RegimeFault[] = [];
  if (kind === 'notice' && outcome === null) {
    faults.push(fault(id, 'limitOutcomeUnknown', 'a notice ends by its limit and by nothing else'));
  }
  if (outcome !== null && !outcomes[outcome]) {
    faults.push(fault(id, 'limitOutcomeUnknown', `${outcome} is none of its outcomes`));
  }
  if (limit.days === null && (outcome !== null || remindDaysBefore.length > 0)) {
    faults.push(fault(id, 'limitMissing', 'something is to happen by a limit that is not known'));
  }
  return faults;
}

/** A return says what is wrong; somebody other than who returned it must get a task on the way round. */
function faultsOfReturns(regime: Regime, stage: Stage): RegimeFault[] {
  return outcomesOf(stage).flatMap(([name, { to, reasons }]) => {
    const comesRound = to === stage.id || reachable(regime, to).has(stage.id);
    if (reasons === 'none' || !comesRound) return [];
    const onTheWay = reachable(regime, to, stage.id);
    const mends = regime.stages.some(
      (other) =>
        onTheWay.has(other.id) &&
        other.kind === 'task' &&
        !sameActor(other, stage) &&
        reachable(regime, other.id).has(stage.id),
    );
    return mends ? [] : [fault(stage.id, 'unmendableReturn', `${name} goes to ${to}, where nobody can mend it`)];
  });
}

/** Every stage and end that can be reached from one, itself included; `without` is not passed. */
function reachable(regime: Regime, from: string, without?: string): Set<string> {
  const reached = new Set<string>();
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id) || id === without) continue;
    reached.add(id);
    const stage = regime.stages.find((candidate) => candidate.id === id);
    if (stage) open.push(...outcomesOf(stage).map(([, { to }]) => to));
  }
  return reached;
}

const outcomesOf = (stage: Stage): [string, Outcome][] => Object.entries(stage.outcomes);
const endsOf = (regime: Regime): Set<string> => new Set(regime.ends.map(({ id }) => id));
const sameActor = (a: Stage, b: Stage): boolean => a.actor.level === b.actor.level && a.actor.office === b.actor.office;
const fault = (stage: string | null, name: Fault, message: string): RegimeFault => ({ stage, fault: name, message });
