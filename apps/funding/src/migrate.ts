import { migrateEntry } from '@langmoi/platform/entries';
import { CreateMessaging } from './migrations/20261125T1100-create-messaging';
import { CreateDirectoryCopies } from './migrations/20261125T1110-create-directory-copies';
import { CreateLines } from './migrations/20261125T1120-create-lines';

export const migrations = [CreateMessaging, CreateDirectoryCopies, CreateLines];

export const start = migrateEntry(migrations);
