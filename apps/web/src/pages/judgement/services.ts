import { judgementApi } from '@langmoi/contracts/judgement';
import { served } from '../../services';

export const judgements = served('/api/criteria', judgementApi);
