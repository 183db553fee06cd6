import { evidenceApi } from '@langmoi/contracts/evidence';
import { served } from '../../services';

export const evidence = served('/api/criteria', evidenceApi);
