import { createLogger } from '@langmoi/platform/logger';
import { runMigrations } from '@langmoi/platform/migrations';
import { migrations } from './schema';

/** Brings the database to the newest state, as its migrator. */
export async function start(env: NodeJS.ProcessEnv): Promise<() => Promise<void>> {
  const log = createLogger({ service: 'recognition', process: 'migrate' });
  for (const migration of await runMigrations(env, migrations)) log.info({ migration }, 'migrated');
  return async () => undefined;
}
