import { yearApi } from '@langmoi/contracts/year';
import { served } from '../../services';

export const years = served('/api/criteria', yearApi);
