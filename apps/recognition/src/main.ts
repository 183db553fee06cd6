import multipart from '@fastify/multipart';
import { accessOf } from '@langmoi/domain/access/door';
import { verifyCaller } from '@langmoi/platform/auth';
import { databaseOptions } from '@langmoi/platform/db';
import { createService, listen } from '@langmoi/platform/service';
import { Telemetry } from '@langmoi/platform/telemetry/telemetry';
import { openTemporal } from '@langmoi/platform/temporal';
import { apiModule } from './app.module';
import { apiConfig } from './config';
import { uploads } from './document/document.service';
import { entities } from './schema';

/** The HTTP api. It starts, and takes drafts and papers, while Temporal is away. */
export async function start(env: NodeJS.ProcessEnv): Promise<() => Promise<void>> {
  const config = apiConfig(env);
  const temporal = openTemporal({ address: config.TEMPORAL_ADDRESS, namespace: config.TEMPORAL_NAMESPACE });
  const service = await createService({
    name: 'recognition',
    module: apiModule(temporal),
    database: databaseOptions({ url: config.DATABASE_URL, entities }),
    authenticate: verifyCaller({ jwksUrl: config.JWKS_URL, audience: 'recognition' }),
    access: accessOf('recognition'),
    telemetry: await Telemetry.open({ service: 'recognition', process: 'api' }, env),
    configure: (fastify) => void fastify.register(multipart, uploads),
  });
  const stop = await listen(service, { port: config.PORT, host: config.HOST });
  return async () => {
    await stop();
    await temporal.close();
  };
}
