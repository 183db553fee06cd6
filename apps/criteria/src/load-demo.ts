import { parseConfig } from '@langmoi/platform/config';
import { databaseOptions } from '@langmoi/platform/db';
import { createLogger } from '@langmoi/platform/logger';
import { createService } from '@langmoi/platform/service';
import { criteriaModule, entities } from './app.module';
import { LoadConfig } from './config';
import { loadDemos } from './demo/load-demos';

/** Resolves when the demo is in the database; its facts leave through the worker's relay. */
export async function start(env: NodeJS.ProcessEnv): Promise<() => Promise<void>> {
  const config = parseConfig(LoadConfig, env);
  const service = await createService({
    name: 'criteria',
    module: criteriaModule,
    database: databaseOptions({ url: config.DATABASE_URL, entities, max: 1, applicationName: 'criteria-load-demo' }),
    log: createLogger({ service: 'criteria', process: 'load-demo' }),
  });
  try {
    await service.init();
    await loadDemos(service, config.DATA_DIR);
  } finally {
    await service.close();
  }
  return async () => undefined;
}
