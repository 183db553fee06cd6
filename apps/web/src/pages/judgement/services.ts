import { decisionApi } from '@langmoi/contracts/decisions';
import { judgementApi } from '@langmoi/contracts/judgement';
import { unitJudgementApi } from '@langmoi/contracts/unit-judgements';
import { served } from '../../services';

export const judgements = served('/api/criteria', judgementApi);
export const decisions = served('/api/criteria', decisionApi);
export const unitJudgements = served('/api/criteria', unitJudgementApi);
