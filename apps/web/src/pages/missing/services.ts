import { missingApi } from '@langmoi/contracts/missing';
import { served } from '../../services';

export const missing = served('/api/criteria', missingApi);
