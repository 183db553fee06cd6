import { databaseOptions } from '@langmoi/platform/db';
import { createLogger } from '@langmoi/platform/logger';
import { createService } from '@langmoi/platform/service';
import { loadModule } from './app.module';
import { loadConfig } from './config';
import { entities } from './schema';
import { DemoService } from './title/demo.service';

/** Regimes, calendars and the titles that the reports state; a second load changes nothing and tells nothing. */
export async function start(env: NodeJS.ProcessEnv): Promise<() => Promise<void>> {
  const config = loadConfig(env);
  const service = await createService({
    name: 'recognition',
    module: loadModule,
    database: databaseOptions({ url: config.DATABASE_URL, entities, max: 2 }),
    log: createLogger({ service: 'recognition', process: 'load-demo' }),
  });
  try {
    await service.init();
    await service.get(DemoService).load(config.DATA_DIR);
  } finally {
    await service.close();
  }
  return async () => undefined;
}
