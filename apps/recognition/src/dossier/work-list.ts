import type { Caller } from '@langmoi/contracts/caller';
import type { Text } from '@langmoi/contracts/common';
import type { DossierItem, WorkItem } from '@langmoi/contracts/recognition';
import type { Actor, Stage } from '@langmoi/contracts/regime';
import { actorOf, acts, type Standing } from './dossier';
import { lower } from './dossier-view';

/** What of a dossier tells who must act. */
export type Waiting = Pick<Standing, 'stage' | 'units' | 'offices' | 'branches' | 'meeting' | 'councilMembers'> & {
  readonly spoken: readonly string[];
  /** Offices to which the stage was escalated in this round. */
  readonly escalatedTo: readonly Actor[];
};

/** What the caller must do now on this dossier; undefined when others are awaited. */
export function workOf(caller: Caller, item: DossierItem, waiting: Waiting): WorkItem | undefined {
  const { stage } = waiting;
  if (!stage) return undefined;
  const escalated = waiting.escalatedTo.length > 0;
  const action = due(caller, stage, waiting);
  if (action) return { ...item, action, actionTitle: titleOf(stage, action), escalated };
  if (!waiting.escalatedTo.some((actor) => acts(caller, actor, waiting))) return undefined;
  return { ...item, action: 'escalation', actionTitle: urge(stage), escalated: true };
}

/** Late first, then by legal time left; those without a known limit last, the oldest of them first. */
export const byLegalTime = (a: DossierItem, b: DossierItem): number =>
  (a.daysLeft ?? Infinity) - (b.daysLeft ?? Infinity) || a.communeName.localeCompare(b.communeName, 'vi');

function due(caller: Caller, stage: Stage, waiting: Waiting): string | undefined {
  const mine = (action: string) => acts(caller, actorOf(stage, action), waiting);
  switch (stage.kind) {
    case 'confirmations':
      return mine('confirm') && mustSpeak(caller, waiting) ? 'confirm' : undefined;
    case 'council':
      return councilAction(caller, mine, waiting);
    case 'task':
      return mine('task') ? Object.keys(stage.outcomes)[0] : undefined;
    case 'notice':
      return mine('opinion') ? 'opinion' : undefined;
    case 'decision':
      return mine('issued') ? 'issued' : undefined;
    case 'announcement':
      return mine('announce') ? 'announce' : undefined;
    case 'vote':
    case 'poll':
      return mine(stage.kind) ? stage.kind : undefined;
  }
}

function mustSpeak({ organisationId }: Caller, { branches, spoken }: Waiting): boolean {
  return branches.some((branch) => branch.organisationId === organisationId) && !spoken.includes(organisationId);
}

function councilAction(caller: Caller, mine: (action: string) => boolean, waiting: Waiting): string | undefined {
  const { meeting, councilMembers } = waiting;
  if (mine('convene')) return meeting ? 'closeMeeting' : 'convene';
  const mayVote = mine('ballot') && councilMembers.includes(caller.userId);
  return mayVote && meeting && !meeting.voted ? 'ballot' : undefined;
}

const titles: Record<string, Text> = {
  opinion: { vi: 'Công khai, ghi nhận ý kiến tham gia', en: 'Publish, and record the opinions that come in' },
  vote: { vi: 'Họp, ghi kết quả bỏ phiếu', en: 'Hold the meeting and record its vote' },
  poll: { vi: 'Lấy ý kiến sự hài lòng, ghi kết quả', en: 'Poll the households and record the result' },
  confirm: { vi: 'Xác nhận các tiêu chí phụ trách', en: 'Confirm the criteria you lead' },
  convene: { vi: 'Triệu tập phiên họp Hội đồng', en: 'Convene the council' },
  ballot: { vi: 'Bỏ phiếu kín', en: 'Cast your secret ballot' },
  closeMeeting: { vi: 'Kết thúc phiên họp, kiểm phiếu', en: 'Close the meeting and count the ballots' },
  issued: { vi: 'Quyết định công nhận', en: 'Decide on the recognition' },
  announce: { vi: 'Công bố quyết định', en: 'Announce the decision' },
};

/** A task is named by the law's own words: its only way out, or the step with all of them. */
function titleOf(stage: Stage, action: string): Text {
  const known = stage.kind === 'task' ? undefined : titles[action];
  if (known) return known;
  const outcomes = Object.values(stage.outcomes);
  const [only] = outcomes;
  if (only && outcomes.length === 1) return only.title;
  return {
    vi: `${stage.title.vi}: ${outcomes.map(({ title }) => lower(title.vi)).join(' hoặc ')}`,
    en: `${stage.title.en}: ${outcomes.map(({ title }) => lower(title.en)).join(' or ')}`,
  };
}

const urge = ({ title }: Stage): Text => ({
  vi: `Đôn đốc bước quá hạn: ${lower(title.vi)}`,
  en: `Urge the late step: ${lower(title.en)}`,
});
