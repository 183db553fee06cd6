import { verifyCaller } from '@langmoi/platform/auth';
import { parseConfig } from '@langmoi/platform/config';
import { databaseOptions } from '@langmoi/platform/db';
import { createService, listen } from '@langmoi/platform/service';
import { criteriaModule, entities } from './app.module';
import { ApiConfig } from './config';

export async function start(env: NodeJS.ProcessEnv): Promise<() => Promise<void>> {
  const config = parseConfig(ApiConfig, env);
  const service = await createService({
    name: 'criteria',
    module: criteriaModule,
    database: databaseOptions({ url: config.DATABASE_URL, entities, applicationName: 'criteria-api' }),
    authenticate: verifyCaller({ jwksUrl: config.JWKS_URL, audience: 'criteria' }),
  });
  return listen(service, { port: config.PORT, host: config.HOST });
}
