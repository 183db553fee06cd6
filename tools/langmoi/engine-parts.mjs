import { join } from 'node:path';
import { resolveKafka, startKafka } from '../stack/kafka.mjs';
import { freePort } from '../stack/ports.mjs';
import { resolvePostgres, startPostgres } from '../stack/postgres.mjs';
import { resolveTemporal, startTemporal } from '../stack/temporal.mjs';
import { cache, data } from './home.mjs';

const engines = {
  postgres: {
    resolve: resolvePostgres,
    signal: 'SIGINT',
    start: async (found, place, taken) => startPostgres(found, { ...place, port: await freePort(54329, taken) }),
  },
  kafka: {
    resolve: resolveKafka,
    signal: 'SIGTERM',
    start: async (found, place, taken) =>
      startKafka(found, { ...place, port: await freePort(9392, taken), controllerPort: await freePort(9393, taken) }),
  },
  temporal: {
    resolve: resolveTemporal,
    signal: 'SIGTERM',
    start: async (found, place, taken) =>
      startTemporal(found, { ...place, port: await freePort(7239, taken), uiPort: await freePort(8239, taken) }),
  },
};

/** Finds or fetches an engine and starts it on the data of this machine; `detail` says where it came from and is. */
export async function startEngine(name, { report, taken }) {
  const { resolve, start, signal } = engines[name];
  const found = await resolve({ cache, report });
  report('starting');
  const place = { folder: join(data, name), log: join(data, 'logs', `${name}.log`) };
  const running = await onFreePorts(() => start(found, place, taken), report);
  const where = found.address ? `at ${hostOf(found.address)}` : `${found.origin}, ${hostOf(running.address)}`;
  return { ...running, signal, detail: where };
}

/** Two launchers that start together may choose the same port; the later one chooses again. */
async function onFreePorts(start, report) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await start();
    } catch (error) {
      if (attempt === 3 || !/address already in use|could not bind/i.test(error.message)) throw error;
      report('its port was taken meanwhile; choosing another');
    }
  }
}

/** An address without its secrets. */
function hostOf(address) {
  return address.includes('://') ? new URL(address).host : address;
}
