import { inputTexts } from '@langmoi/contracts/input-texts';
import { Problem } from '@langmoi/contracts/problem';
import type { Reason } from '@langmoi/contracts/recognition';
import type { Stage } from '@langmoi/contracts/regime';
import { formatNumber } from '../vietnamese';
import { because, refuseAt, requireReasons, type Judgement } from './judgement';
import { numberOf, shareOf, type Share } from './share';

/** Sums of a secret ballot; who chose what is known to nobody. */
export interface Ballots {
  readonly inFavour: number;
  readonly against: number;
  readonly blank: number;
}

/** A council’s meeting as it is closed: counts alone, for ballots are secret. */
export interface CouncilFacts {
  /** Members with an appointment in force. */
  readonly members: number;
  /** Members who voted; one ballot each. */
  readonly present: number;
  readonly ballots: Ballots;
  readonly reasons: readonly Reason[];
  /** An open meeting of this round; null: nothing to close. */
  readonly meetingOpen: boolean;
}

/**
 * Closes a meeting: without `quorumPct` of the members there was none (`noQuorum`, the council meets again); else
 * `approvePct` of those present in favour propose recognition; else rejected, for which the regime may ask reasons.
 * Throws no-meeting-open, reasons-required.
 */
export function judgeMeeting(stage: Stage, facts: CouncilFacts): Judgement {
  if (!facts.meetingOpen) throw new Problem('/problems/no-meeting-open', 409, 'No meeting is open');
  const { members, present, ballots, reasons } = facts;
  if (ballots.inFavour + ballots.against + ballots.blank !== present || present > members) {
    throw new Error(`The ballots of ${stage.id} do not add up`); // ours, not the caller's
  }
  const quorum = quorumOf(stage, facts);
  if (!quorum.met) return { outcome: 'noQuorum', reasons: [because(noQuorum(quorum))], figures: [quorum] };
  const approve = shareOf({
    name: 'approve',
    numerator: ballots.inFavour,
    denominator: present,
    requiredPct: numberOf(stage, 'approvePct'),
  });
  const figures = [quorum, approve];
  if (approve.met) return { outcome: 'approved', reasons: [], figures };
  requireReasons(stage, 'rejected', reasons);
  return { outcome: 'rejected', reasons: [because(notEnough(approve)), ...reasons], figures };
}

/** How far a meeting is from its quorum. */
export const quorumOf = (stage: Stage, { members, present }: Pick<CouncilFacts, 'members' | 'present'>): Share =>
  shareOf({
    name: 'quorum',
    numerator: present,
    denominator: members,
    requiredPct: numberOf(stage, 'quorumPct'),
  });

/** A meeting is convened for today or later, and only when none is open. Throws meeting-open, invalid-request. */
export function checkConvening(facts: { meetsOn: string; today: string; meetingOpen: boolean }): void {
  if (facts.meetingOpen) throw new Problem('/problems/meeting-open', 409, 'A meeting is still open');
  if (facts.meetsOn < facts.today) throw refuseAt('/meetsOn', inputTexts.meetingInPast);
}

/** One ballot a member and meeting. Throws no-meeting-open, already-voted. */
export function checkBallot(facts: { meetingOpen: boolean; voted: boolean }): void {
  if (!facts.meetingOpen) throw new Problem('/problems/no-meeting-open', 409, 'No meeting is open');
  if (facts.voted) throw new Problem('/problems/already-voted', 409, 'You have already voted in this meeting');
}

const noQuorum = ({ numerator, denominator, needed, requiredPct }: Share): string =>
  `Dự họp ${numerator}/${denominator} thành viên, cần ít nhất ${needed} (${formatNumber(requiredPct)} %)`;
const notEnough = ({ numerator, denominator, needed, requiredPct }: Share): string =>
  `Đồng ý ${numerator}/${denominator} phiếu, cần ít nhất ${needed} (${formatNumber(requiredPct)} %)`;
