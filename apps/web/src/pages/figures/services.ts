import { figureApi } from '@langmoi/contracts/figures';
import { served } from '../../services';

export const figures = served('/api/criteria', figureApi);
