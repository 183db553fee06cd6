import { migrateEntry } from '@langmoi/platform/entries';
import { migrations } from './schema';

export const start = migrateEntry(migrations);
