import { join } from 'node:path';
import { resolveKafka, startKafka } from '../stack/kafka.mjs';
import { freePort, ownPort } from '../stack/ports.mjs';
import { resolvePostgres, startPostgres } from '../stack/postgres.mjs';
import { resolveTemporal, startTemporal } from '../stack/temporal.mjs';
import { cache, data } from './home.mjs';

const engines = {
  postgres: { resolve: resolvePostgres, start: startPostgres, signal: 'SIGINT', wanted: { port: 54329 } },
  kafka: { resolve: resolveKafka, start: startKafka, signal: 'SIGTERM', wanted: { port: 9392, controllerPort: 9393 } },
  temporal: { resolve: resolveTemporal, start: startTemporal, signal: 'SIGTERM', wanted: { port: 7239, uiPort: 8239 } },
};

/**
 * Finds or fetches an engine and starts it on the data of this machine; `detail` says where it came from and is. With
 * `ports` it starts where it was before.
 */
export async function startEngine(name, { report, taken, ports }) {
  const { resolve, start, signal, wanted } = engines[name];
  const found = await resolve({ cache, report });
  report('starting');
  const place = { folder: join(data, name), log: join(data, 'logs', `${name}.log`) };
  const running = await onPorts(wanted, { taken, ports, report }, (chosen) => start(found, { ...place, ...chosen }));
  const where = found.address ? `at ${hostOf(found.address)}` : `${found.origin}, ${hostOf(running.address)}`;
  return { ...running, signal, detail: where };
}

/** Two launchers that start together may choose the same port; the later one chooses again. */
async function onPorts(wanted, { taken, ports, report }, start) {
  for (let attempt = 1; ; attempt++) {
    const chosen = ports ?? (await freePorts(wanted, taken));
    try {
      return { ...(await start(chosen)), ports: chosen };
    } catch (error) {
      if (ports || attempt === 3 || !/address already in use|could not bind/i.test(error.message)) throw error;
      report('its port was taken meanwhile; choosing another');
    }
  }
}

async function freePorts(wanted, taken) {
  const chosen = {};
  for (const [name, port] of Object.entries(wanted)) chosen[name] = await freePort(ownPort(port), taken);
  return chosen;
}

/** An address without its secrets. */
function hostOf(address) {
  return address.includes('://') ? new URL(address).host : address;
}
