import { migrateEntry } from '@langmoi/platform/entries';
import { CreateSessions } from './migrations/20261125T1200-create-sessions';
import { CreateSigningKeys } from './migrations/20261125T1210-create-signing-keys';

export const migrations = [CreateSessions, CreateSigningKeys];

export const start = migrateEntry(migrations);
