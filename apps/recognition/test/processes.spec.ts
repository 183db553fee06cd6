import { uuidOf } from '@langmoi/platform/uuid-of';
import { testBrokers } from '@langmoi/testing/broker';
import { emptyDatabase } from '@langmoi/testing/database';
import { until } from '@langmoi/testing/until';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { start as load } from '../src/load-demo';
import { start as serve } from '../src/main';
import { start as migrate } from '../src/migrate';
import { start as work } from '../src/worker';
import { migrations } from '../src/schema';
import { dataDir } from './scene';

/** One that was free a moment ago. */
async function port(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: free } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return free;
}

const nowhere = { TEMPORAL_ADDRESS: '127.0.0.1:9', JWKS_URL: 'http://127.0.0.1:9/jwks.json' };

let database: Awaited<ReturnType<typeof emptyDatabase>>;
beforeAll(async () => {
  database = await emptyDatabase('recognition');
  await migrate({ MIGRATOR_DATABASE_URL: database.migratorUrl });
});
afterAll(() => database?.drop());

it('has nothing to migrate the second time', async () => {
  await migrate({ MIGRATOR_DATABASE_URL: database.migratorUrl });
  const applied: unknown[] = await database.admin.query('SELECT 1 FROM recognition.migrations');
  expect(applied).toHaveLength(migrations.length);
});

it('loads the law and the titles that the reports state, once', async () => {
  for (let times = 0; times < 2; times++) await load({ DATABASE_URL: database.loaderUrl, DATA_DIR: dataDir });
  const count = async (what: string) =>
    Number((await database.admin.query(`SELECT count(*) FROM recognition.${what}`))[0].count);
  expect(await count(`titles WHERE tier = 'NTM' AND basis = 'stated'`)).toBe(57);
  expect(await count(`titles WHERE tier = 'NANG_CAO' AND basis = 'stated'`)).toBe(2);
  expect(await count(`titles WHERE province_id <> '${uuidOf('province', '84')}'`)).toBe(0);
  expect(await count(`outbox_events WHERE envelope->>'type' = 'recognition.title.stated'`)).toBe(59);
  expect(await count('regimes')).toBe(1);
  expect(await count('calendars')).toBeGreaterThan(1);
});

it('serves and works while Temporal and the gateway are away', async () => {
  const [api, health] = [await port(), await port()];
  const common = { ...nowhere, HOST: '127.0.0.1', DATABASE_URL: database.appUrl };
  const stopApi = await serve({ ...common, PORT: String(api) });
  const worker = { KAFKA_BROKERS: testBrokers().join(','), WORKFLOW_BUNDLE: 'workflow-bundle.js' };
  const stopWorker = await work({ ...common, ...worker, DATABASE_URL: database.workerUrl, PORT: String(health) });
  try {
    // Polled: on a busy machine the first connection alone may take more than the second that a probe waits.
    for (const each of [api, health]) {
      await until(async () => (await fetch(`http://127.0.0.1:${each}/health/ready`)).status === 200);
    }
    const answer = await fetch(`http://127.0.0.1:${api}/dossiers`);
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ type: '/problems/not-signed-in' });
  } finally {
    await stopWorker();
    await stopApi();
  }
});

it('names every fault of its environment at once', async () => {
  await expect(serve({ PORT: 'a door' })).rejects.toThrow(/PORT.*\n.*DATABASE_URL/s);
});
