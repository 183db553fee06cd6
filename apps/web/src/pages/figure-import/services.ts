import { figureImportApi } from '@langmoi/contracts/figure-imports';
import { served } from '../../services';

export const imports = served('/api/criteria', figureImportApi);
