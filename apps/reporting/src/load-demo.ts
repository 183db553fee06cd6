import { parseConfig } from '@langmoi/platform/config';
import { databaseOptions } from '@langmoi/platform/db';
import { createLogger } from '@langmoi/platform/logger';
import { createService } from '@langmoi/platform/service';
import { entities, reportingModule } from './app.module';
import { LoadConfig } from './config';
import { readStatements } from './stated/stated-files';
import { StatedService } from './stated/stated.service';

/** Resolves when what the papers of the demo state is in the database; the same files again change nothing. */
export async function start(env: NodeJS.ProcessEnv): Promise<() => Promise<void>> {
  const config = parseConfig(LoadConfig, env);
  const service = await createService({
    name: 'reporting',
    module: reportingModule,
    database: databaseOptions({ url: config.DATABASE_URL, entities, max: 1, applicationName: 'reporting-load-demo' }),
    log: createLogger({ service: 'reporting', process: 'load-demo' }),
  });
  try {
    await service.init();
    for (const statements of readStatements(config.DATA_DIR)) await service.get(StatedService).keep(statements);
  } finally {
    await service.close();
  }
  return async () => undefined;
}
