import { decisionApi } from '@langmoi/contracts/decisions';
import { judgementApi } from '@langmoi/contracts/judgement';
import { served } from '../../services';

export const judgements = served('/api/criteria', judgementApi);
export const decisions = served('/api/criteria', decisionApi);
