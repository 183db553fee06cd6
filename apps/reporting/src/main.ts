import { verifyCaller } from '@langmoi/platform/auth';
import { parseConfig } from '@langmoi/platform/config';
import { databaseOptions } from '@langmoi/platform/db';
import { createService, listen } from '@langmoi/platform/service';
import { entities, reportingModule } from './app.module';
import { ApiConfig } from './config';

export async function start(env: NodeJS.ProcessEnv): Promise<() => Promise<void>> {
  const config = parseConfig(ApiConfig, env);
  const service = await createService({
    name: 'reporting',
    module: reportingModule,
    database: databaseOptions({ url: config.DATABASE_URL, entities, applicationName: 'reporting-api' }),
    authenticate: verifyCaller({ jwksUrl: config.JWKS_URL, audience: 'reporting' }),
  });
  return listen(service, { port: config.PORT, host: config.HOST });
}
