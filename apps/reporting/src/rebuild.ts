import { Brokers, Flag, parseConfig, PostgresUrl } from '@langmoi/platform/config';
import { silentLog } from '@langmoi/platform/logger';
import { z } from 'zod';
import { consumer, readModels, workerModule } from './app.module';
import { rebuild } from './rebuild/rebuild';
import { reportOf } from './rebuild/report';

const RebuildConfig = z.object({
  MIGRATOR_DATABASE_URL: PostgresUrl,
  KAFKA_BROKERS: Brokers,
  /** Whether what differs is replaced; otherwise it is only told, and the process ends with 1. */
  REBUILD_REPLACE: Flag.default(false),
});

/**
 * Builds the read models anew from the topics beside the live ones, compares and prints; see
 * docs/runbooks/rebuild-reporting.md. Throws where they differ and are not to be replaced.
 */
export async function start(env: NodeJS.ProcessEnv): Promise<() => Promise<void>> {
  const config = parseConfig(RebuildConfig, env);
  const rebuilt = await rebuild({
    migratorUrl: config.MIGRATOR_DATABASE_URL,
    brokers: config.KAFKA_BROKERS,
    ...{ module: workerModule, readModels, consumer, group: 'reporting.rebuild' },
    replace: config.REBUILD_REPLACE,
    log: silentLog,
  });
  process.stdout.write(reportOf(rebuilt));
  const different = rebuilt.tables.filter(({ equal, table }) => !equal && !rebuilt.replaced.includes(table));
  if (different.length > 0) {
    throw new Error(`${different.map(({ table }) => table).join(', ')}: not as the topics tell; nothing was replaced`);
  }
  return () => Promise.resolve();
}
