import { createLogger } from '@langmoi/platform/logger';
import { listen } from '@langmoi/platform/service';
import { Telemetry } from '@langmoi/platform/telemetry/telemetry';
import { gatewayConfig } from './config';
import { createGateway } from './gateway';

/** Resolves when the door is open; the returned function closes it. */
export async function start(env: NodeJS.ProcessEnv): Promise<() => Promise<void>> {
  const config = gatewayConfig(env);
  const log = createLogger({ service: 'gateway', process: 'api' });
  const telemetry = await Telemetry.open({ service: 'gateway', process: 'api', door: true }, env);
  return listen(await createGateway(config, log, telemetry), config);
}
