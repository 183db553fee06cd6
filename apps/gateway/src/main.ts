import { createLogger } from '@langmoi/platform/logger';
import { listen } from '@langmoi/platform/service';
import { Telemetry } from '@langmoi/platform/telemetry/telemetry';
import { DemoDoor } from './caller/demo-door.service';
import { gatewayConfig } from './config';
import { createGateway } from './gateway';

/** Resolves when the door is open; the returned function closes it. Throws ConfigError for a demo beside real provinces. */
export async function start(env: NodeJS.ProcessEnv): Promise<() => Promise<void>> {
  const config = gatewayConfig(env);
  const log = createLogger({ service: 'gateway', process: 'api' });
  const telemetry = await Telemetry.open({ service: 'gateway', process: 'api', door: true }, env);
  const gateway = await createGateway(config, log, telemetry);
  const close = await listen(gateway, config); // the services need our keys before they can answer
  try {
    await gateway.get(DemoDoor).refuseRealProvinces();
    return close;
  } catch (error) {
    await close();
    throw error;
  }
}
