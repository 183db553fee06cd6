import { createLogger } from '@langmoi/platform/logger';
import { listen } from '@langmoi/platform/service';
import { gatewayConfig } from './config';
import { createGateway } from './gateway';

/** Resolves when the door is open; the returned function closes it. */
export async function start(env: NodeJS.ProcessEnv): Promise<() => Promise<void>> {
  const config = gatewayConfig(env);
  const log = createLogger({ service: 'gateway', process: 'api' });
  return listen(await createGateway(config, log), config);
}
