import { accessOf } from '@langmoi/domain/access/door';
import { verifyCaller } from '@langmoi/platform/auth';
import { parseConfig } from '@langmoi/platform/config';
import { databaseOptions } from '@langmoi/platform/db';
import { createService, listen } from '@langmoi/platform/service';
import { Telemetry } from '@langmoi/platform/telemetry/telemetry';
import { directoryModule, entities } from './app.module';
import { DirectoryConfig } from './config';

export async function start(env: NodeJS.ProcessEnv): Promise<() => Promise<void>> {
  const config = parseConfig(DirectoryConfig, env);
  const service = await createService({
    name: 'directory',
    module: directoryModule({ demo: config.DEMO }),
    database: databaseOptions({ url: config.DATABASE_URL, entities, applicationName: 'directory-api' }),
    authenticate: verifyCaller({ jwksUrl: config.JWKS_URL, audience: 'directory' }),
    access: accessOf('directory'),
    telemetry: await Telemetry.open({ service: 'directory', process: 'api' }, env),
  });
  return listen(service, { port: config.PORT, host: config.HOST });
}
