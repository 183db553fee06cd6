import { inputTexts } from '@langmoi/contracts/input-texts';
import { formatNumber } from '../vietnamese';
import { because, refuseAt, refuseFuture, type Judgement } from './judgement';
import { numberOf, shareOf } from './share';
import type { Stage } from '@langmoi/contracts/regime';

/** A meeting's vote. Persons. */
export interface VoteFacts {
  readonly invited: number;
  readonly present: number;
  readonly inFavour: number;
  readonly against: number;
  readonly abstained: number;
  readonly heldOn: string;
  readonly today: string;
}

/** Passed when `approvePct` of those present are in favour; abstaining is not agreeing. */
export function judgeVote(stage: Stage, facts: VoteFacts): Judgement {
  const { invited, present, inFavour, against, abstained } = facts;
  refuseFuture('/heldOn', facts.heldOn, facts.today);
  if (present > invited) throw refuseAt('/present', inputTexts.presentAboveInvited);
  if (inFavour + against + abstained !== present) {
    throw refuseAt('/inFavour', inputTexts.votesDoNotAddUp);
  }
  const requiredPct = numberOf(stage, 'approvePct');
  const approve = shareOf({ name: 'approve', numerator: inFavour, denominator: present, requiredPct });
  if (approve.met) return { outcome: 'passed', reasons: [], figures: [approve] };
  const text =
    `Đồng ý ${inFavour}/${present} người dự (${formatNumber(approve.pct)} %), ` +
    `cần ít nhất ${approve.needed} người (${formatNumber(requiredPct)} %)`;
  return { outcome: 'failed', reasons: [because(text)], figures: [approve] };
}
