import { identityApi } from '@langmoi/contracts/identity';
import { officerApi } from '@langmoi/contracts/officers';
import { served } from '../../services';

/** What administrators ask; loaded with their pages. */
export const officers = served('/api/directory', officerApi);
export const identity = served('/api/identity', identityApi);
