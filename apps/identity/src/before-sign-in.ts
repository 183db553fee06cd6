import { systemCaller } from '@langmoi/platform/db';
import { uuidOf } from '@langmoi/platform/uuid-of';

/**
 * The provider itself, bound to no province: row-level security shows it sign-in names and machines, to read. How
 * somebody signs in belongs to no province and has no `province_id`.
 */
export const beforeSignIn = systemCaller('identity', uuidOf('service', 'identity'));
