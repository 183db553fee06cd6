import { Flag } from '@langmoi/platform/config';
import { ApiConfig } from '@langmoi/platform/entries';

/** What the HTTP process needs of its environment. */
export const DirectoryConfig = ApiConfig.extend({
  /** Whether the accounts of demo provinces are shown to everybody. */
  DEMO: Flag,
});
