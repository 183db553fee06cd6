import { inputTexts } from '@langmoi/contracts/input-texts';
import type { Reason } from '@langmoi/contracts/recognition';
import type { Stage } from '@langmoi/contracts/regime';
import { formatNumber } from '../vietnamese';
import { because, refuseAt, refuseFuture, type Judgement } from './judgement';
import { isOn, numberOf, shareOf, type Share } from './share';

/** Households by their answer to one question of the poll. */
export interface PollContent {
  readonly content: string;
  readonly satisfied: number;
  readonly notSatisfied: number;
  readonly noOpinion: number;
}

/** The Front's poll. One ballot a household. */
export interface PollFacts {
  readonly households: number;
  readonly distributed: number;
  readonly returned: number;
  readonly contents: readonly PollContent[];
  readonly heldOn: string;
  readonly today: string;
}

/**
 * Passed when enough households answered (`coveragePct`) and every content satisfies more (`satisfiedStrictly`) than
 * `satisfiedPct` of those who answered; a household without an opinion is not satisfied. Otherwise the reasons name
 * each figure that fell short.
 */
export function judgePoll(stage: Stage, facts: PollFacts): Judgement {
  refusePoll(facts);
  const coverage = shareOf({
    name: 'coverage',
    numerator: facts.returned,
    denominator: facts.households,
    requiredPct: numberOf(stage, 'coveragePct'),
  });
  const contents = facts.contents.map(({ content, satisfied }) =>
    shareOf({
      name: 'satisfied',
      content,
      numerator: satisfied,
      denominator: facts.returned,
      requiredPct: numberOf(stage, 'satisfiedPct'),
      strictly: isOn(stage, 'satisfiedStrictly'),
    }),
  );
  const figures = [coverage, ...contents];
  const failed = figures.filter(({ met }) => !met);
  return { outcome: failed.length === 0 ? 'passed' : 'failed', reasons: failed.map(reasonOf), figures };
}

function refusePoll(facts: PollFacts): void {
  const { households, distributed, returned } = facts;
  refuseFuture('/heldOn', facts.heldOn, facts.today);
  if (distributed > households) throw refuseAt('/distributed', inputTexts.moreBallotsThanHouseholds);
  if (returned > households) throw refuseAt('/returned', inputTexts.moreBallotsThanHouseholds);
  if (returned > distributed) throw refuseAt('/returned', inputTexts.moreReturnedThanDistributed);
  facts.contents.forEach(({ satisfied, notSatisfied, noOpinion }, index) => {
    if (satisfied + notSatisfied + noOpinion === returned) return;
    throw refuseAt(`/contents/${index}/satisfied`, inputTexts.contentDoesNotAddUp);
  });
}

function reasonOf({ content, numerator, denominator, pct, requiredPct, strictly }: Share): Reason {
  const figure = `${formatNumber(numerator)}/${formatNumber(denominator)}`;
  const required = `${strictly ? 'phải trên' : 'cần ít nhất'} ${formatNumber(requiredPct)} %`;
  return because(
    content === undefined
      ? `Thu về ${figure} phiếu theo số hộ (${formatNumber(pct)} %), ${required}`
      : `Nội dung "${content}": hài lòng ${figure} phiếu (${formatNumber(pct)} %), ${required}`,
  );
}
