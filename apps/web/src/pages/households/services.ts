import { householdApi } from '@langmoi/contracts/households';
import { served } from '../../services';

export const households = served('/api/poverty', householdApi);
