import { decisionApi, type RecordDecision } from '@langmoi/contracts/decisions';
import { judgementApi } from '@langmoi/contracts/judgement';
import { unitJudgementApi } from '@langmoi/contracts/unit-judgements';
import { served } from '../../services';
import type { SaidOf } from '../../view/said-of';

export const judgements = served('/api/criteria', judgementApi);
const decisions = served('/api/criteria', decisionApi);
export const unitJudgements = served('/api/criteria', unitJudgementApi);

/** The command by which a person decides what is open of a unit. */
export function decidingOf({ unitId, ...of }: SaidOf) {
  if (of.level === 'commune') {
    const params = { communeId: unitId, tier: of.tier };
    return { route: decisions.recordDecision, params, inputOf: (body: RecordDecision) => ({ params, body }) };
  }
  const params = { unitId, tier: of.tier };
  return { route: unitJudgements.recordUnitDecision, params, inputOf: (body: RecordDecision) => ({ params, body }) };
}
