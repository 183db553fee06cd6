import { setProposalApi } from '@langmoi/contracts/set-proposals';
import { served } from '../../services';

/** Loaded with the pages of criteria sets. */
export const setProposals = served('/api/criteria', setProposalApi);
