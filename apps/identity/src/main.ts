import { verifyCaller } from '@langmoi/platform/auth';
import { parseConfig } from '@langmoi/platform/config';
import { databaseOptions } from '@langmoi/platform/db';
import { createLogger } from '@langmoi/platform/logger';
import { listen } from '@langmoi/platform/service';
import { Telemetry } from '@langmoi/platform/telemetry/telemetry';
import { entities } from './app.module';
import { IdentityConfig, settingsOf } from './config';
import { createIdentity } from './identity';

/** Resolves when the provider answers. Throws ConfigError where demo ways would be open beside real accounts. */
export async function start(env: NodeJS.ProcessEnv): Promise<() => Promise<void>> {
  const config = parseConfig(IdentityConfig, env);
  const service = await createIdentity({
    settings: settingsOf(config),
    database: databaseOptions({ url: config.DATABASE_URL, entities, applicationName: 'identity-api' }),
    authenticate: verifyCaller({ jwksUrl: config.JWKS_URL, audience: 'identity' }),
    log: createLogger({ service: 'identity', process: 'api' }),
    telemetry: await Telemetry.open({ service: 'identity', process: 'api' }, env),
  });
  return listen(service, { port: config.PORT, host: config.HOST });
}
