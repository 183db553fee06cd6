import { join } from 'node:path';
import { resolveKafka, startKafka } from './kafka.mjs';
import { anyPort } from './ports.mjs';
import { resolvePostgres, startPostgres } from './postgres.mjs';
import { resolveTemporal, resolveTemporalTestServer, startTemporal } from './temporal.mjs';

/**
 * Throwaway engines on free ports, all at once, for specs: what was started, and the environment that names them.
 * Fails after ending those that did start.
 */
export async function startEngines({ cache, home, say, forTests = true, env = process.env }) {
  const named = {
    ...env,
    DATABASE_URL: env.TEST_DATABASE_URL,
    KAFKA_BROKERS: env.TEST_KAFKA_BROKERS,
    TEMPORAL_ADDRESS: env.TEST_TEMPORAL_ADDRESS,
  };
  const of = (name) => ({ cache, env: named, report: say(name) });
  const place = (name) => ({ folder: join(home, name), log: join(home, 'logs', `${name}.log`) });
  const ready = await Promise.allSettled([
    resolvePostgres(of('PostgreSQL')).then(async (it) => ({
      name: 'PostgreSQL',
      ...(await startPostgres(it, { ...place('postgres'), port: await anyPort(), forTests })),
    })),
    resolveKafka(of('Kafka')).then(async (it) => ({
      name: 'Kafka',
      ...(await startKafka(it, { ...place('kafka'), port: await anyPort(), controllerPort: await anyPort() })),
    })),
    resolveTemporal(of('Temporal')).then(async (it) => ({
      name: 'Temporal',
      ...(await startTemporal(it, { ...place('temporal'), port: await anyPort(), uiPort: await anyPort() })),
    })),
    resolveTemporalTestServer(of('Temporal test server')),
  ]);
  const failed = ready.find(({ status }) => status === 'rejected');
  const running = ready.flatMap(({ value }) => (value?.stop ? [value] : []));
  if (failed) {
    await Promise.all(running.map((engine) => engine.stop()));
    throw failed.reason;
  }
  const [postgres, kafka, temporal, testServer] = ready.map(({ value }) => value);
  return {
    started: running.filter(({ pid }) => pid),
    stop: () => Promise.all(running.map((engine) => engine.stop())),
    env: {
      TEST_DATABASE_URL: postgres.address,
      TEST_KAFKA_BROKERS: kafka.address,
      TEST_TEMPORAL_ADDRESS: temporal.address,
      TEMPORAL_TEST_SERVER: testServer.path,
    },
  };
}
