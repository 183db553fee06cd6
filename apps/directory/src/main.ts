import multipart from '@fastify/multipart';
import { accessOf } from '@langmoi/domain/access/door';
import { verifyCaller } from '@langmoi/platform/auth';
import { parseConfig } from '@langmoi/platform/config';
import { databaseOptions } from '@langmoi/platform/db';
import { createService, listen } from '@langmoi/platform/service';
import { Telemetry } from '@langmoi/platform/telemetry/telemetry';
import { directoryModule, entities } from './app.module';
import { DirectoryConfig } from './config';
import { refuseDemoBesideProvinces } from './day/demo-guard';
import { uploads } from './officer-import/import.controller';

export async function start(env: NodeJS.ProcessEnv): Promise<() => Promise<void>> {
  const config = parseConfig(DirectoryConfig, env);
  const service = await createService({
    name: 'directory',
    module: directoryModule({ demo: config.DEMO }),
    database: databaseOptions({ url: config.DATABASE_URL, entities, applicationName: 'directory-api' }),
    authenticate: verifyCaller({ jwksUrl: config.JWKS_URL, audience: 'directory' }),
    access: accessOf('directory'),
    configure: (fastify) => void fastify.register(multipart, uploads),
    telemetry: await Telemetry.open({ service: 'directory', process: 'api' }, env),
  });
  await refuseDemoBesideProvinces(service, { demo: config.DEMO });
  return listen(service, { port: config.PORT, host: config.HOST });
}
