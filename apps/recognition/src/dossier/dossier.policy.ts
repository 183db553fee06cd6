import type { Caller } from '@langmoi/contracts/caller';
import type { Action } from '@langmoi/contracts/common';
import { Problem } from '@langmoi/contracts/problem';
import type { DossierStatus } from '@langmoi/contracts/recognition';
import type { Actor, Stage } from '@langmoi/contracts/regime';
import { actorKey, recognition } from '@langmoi/domain/access/recognition';
import { notPermitted, refusedBy } from '@langmoi/domain/access/refusal';
import { isGranted, unitPlace, type Place } from '@langmoi/domain/access/table';
import { missingCriteria, missingDocuments } from '@langmoi/domain/procedures/task';
import { isOn } from '@langmoi/domain/procedures/share';
import { dutyObstacle, noLongerInOffice } from '../duty/duty.service';
import { actionsAt, actorOf, acts, attachedFor, stagesAhead, type Standing } from './dossier';

type Table = typeof recognition;

/** The route by which an action of a step is asked for; a task's outcomes have one of their own. */
const routes: Readonly<Record<string, keyof Table | undefined>> = {
  opinion: 'giveOpinion',
  vote: 'recordVote',
  poll: 'recordPoll',
  confirm: 'confirmCriteria',
  convene: 'conveneMeeting',
  ballot: 'castBallot',
  recuse: 'recuse',
  closeMeeting: 'closeMeeting',
  issued: 'issueDecision',
  declined: 'issueDecision',
  announce: 'announce',
  attach: 'attachDocument',
};

/** What of a dossier tells whose step it is. */
export type Step = Pick<Standing, 'provinceId' | 'units' | 'offices'>;

/**
 * Whether the caller may carry the action out for the office that the regime names: by the table for role, relation and
 * capacity, and as one of that very office.
 */
export function isNamed(action: string, caller: Caller, actor: Actor, step: Step): boolean {
  const { province, district, commune } = step.units;
  const place: Place = { provinceId: step.provinceId, path: [province, district, commune] };
  const rule = recognition[routes[action] ?? 'giveOutcome'];
  return isGranted(rule, caller, { place, state: actorKey(actor) }) && acts(caller, actor, step);
}

/** For the command. */
export function permit(action: string, caller: Caller, standing: Standing): void {
  const problem = obstacle(action, caller, standing);
  if (problem) throw problem;
}

/** For the view. The same rules, so a button is enabled exactly when its command would be let in. */
export function actionsOf(caller: Caller, standing: Standing): Action[] {
  if (!standing.stage) return [];
  return [...actionsAt(standing.stage), 'attach'].map((name) => {
    const problem = obstacle(name, caller, standing);
    return problem ? { name, allowed: false, reason: problem.type } : { name, allowed: true };
  });
}

/** The problem that stands in the way of an action, if one does: the stage, then the office, then what is missing. */
function obstacle(action: string, caller: Caller, standing: Standing): Problem | undefined {
  const { stage } = standing;
  if (standing.left) return noLongerInOffice();
  if (!stage) return wrongStage(standing);
  if (action === 'attach') return attachObstacle(caller, stage, standing);
  if (!actionsAt(stage).includes(action)) return stage.kind === 'task' ? unknownOutcome(stage) : wrongStage(standing);
  const actor = actorOf(stage, action);
  if (!isNamed(action, caller, actor, standing)) return notPermitted();
  const duty = dutyObstacle(caller, actor, standing);
  return duty ?? obstacles[action]?.(caller, standing) ?? forwardObstacle(action, stage, standing);
}

type Obstacle = (caller: Caller, standing: Standing) => Problem | undefined;

const obstacles: Record<string, Obstacle | undefined> = {
  confirm({ organisationId }, { branches, spoken }) {
    if (!branches.some((branch) => branch.organisationId === organisationId)) return notPermitted();
    if (!spoken.some((said) => said.organisationId === organisationId)) return undefined;
    return new Problem('/problems/already-confirmed', 409, 'Your department has already spoken in this round');
  },
  convene(_, { meeting }) {
    return meeting ? new Problem('/problems/meeting-open', 409, 'A meeting is still open') : undefined;
  },
  ballot: seatObstacle,
  recuse: seatObstacle,
  closeMeeting(_, { meeting }) {
    return meeting ? undefined : noMeeting();
  },
};

/** A member votes, or stands aside, once, in an open meeting. */
function seatObstacle({ userId }: Caller, { meeting, seats }: Standing): Problem | undefined {
  const seat = seats.find(({ officerId }) => officerId === userId);
  if (!seat) return notPermitted();
  if (seat.cause !== null) return recused(seat.cause);
  if (!meeting) return noMeeting();
  return meeting.voted ? alreadyVoted() : undefined;
}

/** Whoever gives an outcome without reasons gets on, and needs what the stage asks for. */
function forwardObstacle(action: string, stage: Stage, standing: Standing): Problem | undefined {
  if (stage.kind !== 'task' || stage.outcomes[action]?.reasons !== 'none') return undefined;
  const criteria = isOn(stage, 'allCriteria') ? missingCriteria(standing) : [];
  if (criteria.length > 0) {
    return new Problem('/problems/criteria-missing', 422, 'Criteria are still missing', { missing: criteria });
  }
  const papers = missingDocuments(stage, attachedFor(stage, standing.documents));
  if (papers.length === 0) return undefined;
  return new Problem('/problems/documents-missing', 422, 'Required papers are missing', { missing: papers });
}

/** Papers are attached by those who act at the stage, or prepare for one ahead of it. */
function attachObstacle(caller: Caller, stage: Stage, standing: Standing): Problem | undefined {
  const isActor = ({ actor }: Stage) => isNamed('attach', caller, actor, standing);
  if ([stage, ...stagesAhead(standing.regime, stage)].some(isActor)) return undefined;
  return standing.regime.stages.some(isActor) ? wrongStage(standing) : notPermitted();
}

export const wrongStage = ({ stage, round }: Pick<Standing, 'stage' | 'round'>): Problem =>
  new Problem('/problems/wrong-stage', 409, 'The dossier is not at this step', {
    stage: stage?.id ?? null,
    round: stage ? round : null,
  });

const unknownOutcome = (stage: Stage): Problem =>
  new Problem('/problems/unknown-outcome', 422, 'This step has no such outcome', {
    outcomes: Object.keys(stage.outcomes),
  });

const noMeeting = (): Problem => new Problem('/problems/no-meeting-open', 409, 'No meeting is open');

const recused = (cause: string): Problem =>
  new Problem('/problems/recused', 403, 'This member stands aside from the dossier', { cause });

export const alreadyVoted = (): Problem =>
  new Problem('/problems/already-voted', 409, 'You have already voted in this meeting');

// — Who sees which dossier —

export interface Placed {
  readonly provinceId: string;
  readonly communeId: string;
  readonly districtId: string;
  readonly status: DossierStatus;
}

const seenAs = (action: 'viewDossier' | 'readPapers' | 'downloadDocument') => (caller: Caller, placed: Placed) => {
  const { provinceId, communeId, districtId, status } = placed;
  return isGranted(recognition[action], caller, {
    place: { provinceId, path: [districtId, communeId] },
    state: status,
  });
};

/** Whether the dossier is there for the reader at all. Another province's are hidden by the database itself. */
export const sees = seenAs('viewDossier');

/** A citizen sees the decision and the way to it, never what an office wrote on it. */
export const seesActs = seenAs('readPapers');

/** Whether the reader may have the papers themselves. */
export const fetches = seenAs('downloadDocument');

/** A commune registers for itself, through its own office. */
export function permitRegistration(caller: Caller, commune: Parameters<typeof unitPlace>[0], office: string): void {
  const refused = refusedBy(recognition.register, caller, { place: unitPlace(commune) });
  if (refused) throw refused;
  if (caller.organisationId !== office) throw notPermitted();
}
