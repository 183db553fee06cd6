import { inputTexts } from '@langmoi/contracts/input-texts';
import type { Caller } from '@langmoi/contracts/caller';
import {
  Announce,
  CloseMeeting,
  ConfirmCriteria,
  ConveneMeeting,
  GiveOpinion,
  GiveOutcome,
  IssueDecision,
  RecordPoll,
  RecordVote,
} from '@langmoi/contracts/recognition';
import type { Stage, StageKind } from '@langmoi/contracts/regime';
import { judgeAnnouncement } from '@langmoi/domain/procedures/announcement';
import { checkConfirmation, judgeConfirmations } from '@langmoi/domain/procedures/confirmations';
import { checkConvening, judgeMeeting } from '@langmoi/domain/procedures/council';
import { judgeDecision } from '@langmoi/domain/procedures/decision';
import { goesOn, refuseAt, type Judgement } from '@langmoi/domain/procedures/judgement';
import { judgePoll } from '@langmoi/domain/procedures/poll';
import { judgeTask } from '@langmoi/domain/procedures/task';
import { judgeVote } from '@langmoi/domain/procedures/vote';
import type { Act, ActKind } from '@langmoi/workflows/dossier/contract';
import { createHash } from 'node:crypto';
import { actionOf, attachedFor, type Standing } from './dossier';
import { permit, wrongStage } from './dossier.policy';

/** An act together with what the office said. */
export interface SaidAct extends Act {
  readonly data: Readonly<Record<string, unknown>>;
}

const stageOf: Record<ActKind, StageKind> = {
  outcome: 'task',
  opinion: 'notice',
  vote: 'vote',
  poll: 'poll',
  confirmation: 'confirmations',
  convene: 'council',
  'close-meeting': 'council',
  decision: 'decision',
  announcement: 'announcement',
};

/**
 * Whether the act may be recorded, and what it means. Pure, so that the API knows the answer before it asks the
 * workflow, and the activity decides the same under the dossier's lock. Throws the Problem that stands in its way.
 */
export function checkAct(caller: Caller, act: SaidAct, standing: Standing): Judgement {
  const { stage, round } = standing;
  const meantHere = stage && stage.id === act.stage && round === act.round && stage.kind === stageOf[act.kind];
  if (!meantHere) throw wrongStage(standing);
  permit(actionOf(act.kind, act.data), caller, standing);
  return judges[act.kind](stage, act, standing);
}

type Judge = (stage: Stage, act: SaidAct, standing: Standing) => Judgement;

// The schemas that checked the request: what was kept is typed again, not trusted anew.
const judges: Record<ActKind, Judge> = {
  outcome(stage, { data }, { assessment, criteria, documents }) {
    const { outcome, reasons, assessmentVersion } = GiveOutcome.parse(data);
    const attached = attachedFor(stage, documents);
    return judgeTask(stage, {
      ...{ outcome, reasons, assessment, criteria },
      seenVersion: assessmentVersion,
      documents: attached,
    });
  },
  opinion(_, { data }) {
    GiveOpinion.parse(data);
    return goesOn;
  },
  vote: (stage, { data }, { today }) => judgeVote(stage, { ...RecordVote.parse(data), today }),
  poll: (stage, { data }, { today }) => judgePoll(stage, { ...RecordPoll.parse(data), today }),
  confirmation(_, { data, by: { organisationId } }, { branches, spoken, assessment }) {
    const { assessmentVersion, findings } = ConfirmCriteria.parse(data);
    checkConfirmation({
      leads: branches.find((branch) => branch.organisationId === organisationId)?.criteria ?? [],
      alreadySpoken: spoken.some((said) => said.organisationId === organisationId),
      seenVersion: assessmentVersion,
      currentVersion: assessment?.version ?? null,
      findings,
    });
    return judgeConfirmations({
      branches: branches.map((branch) => branch.organisationId),
      spoken: [...spoken, { organisationId, findings }],
    });
  },
  convene(_, { data }, { meeting, today, seats }) {
    const { meetsOn } = ConveneMeeting.parse(data);
    checkConvening({ meetsOn, today, meetingOpen: meeting !== null });
    if (seats.every(({ cause }) => cause !== null)) throw refuseAt('/meetsOn', inputTexts.councilEmpty);
    return goesOn;
  },
  'close-meeting'(stage, { data }, { meeting }) {
    const { members = 0, present = 0, inFavour = 0, against = 0, blank = 0 } = meeting ?? {};
    return judgeMeeting(stage, {
      ...{ members, present },
      ballots: { inFavour, against, blank },
      reasons: CloseMeeting.parse(data).reasons,
      meetingOpen: meeting !== null,
    });
  },
  decision: (stage, { data }, { today }) => judgeDecision(stage, { ...IssueDecision.parse(data), today }),
  announcement(_, { data }, { today, decision }) {
    if (!decision) throw refuseAt('/announcedOn', inputTexts.nothingToAnnounce);
    return judgeAnnouncement({ announcedOn: Announce.parse(data).announcedOn, decision, today });
  },
};

/** Equal acts have equal prints, in whatever order their fields came; ballots are no acts and have none. */
export function fingerprintOf({ kind, stage, round, by, data }: Omit<SaidAct, 'actId' | 'request'>): string {
  const text = JSON.stringify({ kind, stage, round, by, data }, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return createHash('sha256').update(text).digest('hex');
}
