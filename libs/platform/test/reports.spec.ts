import { Outage } from '@langmoi/contracts/problem';
import { aBus, aGroup, aTopic } from '@langmoi/testing/broker';
import { freshDatabase, type TestDatabase } from '@langmoi/testing/database';
import { until } from '@langmoi/testing/until';
import { DataSource } from 'typeorm';
import { silentLog } from '../src/logger';
import { EventBus } from '../src/messaging/kafka';
import { findReport } from '../src/operations/operations.repository';
import { startReports } from '../src/operations/reports';
import { CreateThings } from './things';

let database: TestDatabase;
let dataSource: DataSource;
let bus: EventBus;
const group = aGroup('things.reference');
const topic = aTopic('reported');

beforeAll(async () => {
  database = await freshDatabase('things', [CreateThings]);
  dataSource = await new DataSource(database.worker).initialize();
  bus = aBus();
  await bus.createTopics([{ topic, compacted: false }]);
  await bus.send(['1', '2', '3'].map((value) => ({ topic, key: 'a', value })));
});
afterAll(async () => {
  await bus?.close();
  await dataSource?.destroy();
  await database?.drop();
});
beforeEach(() => database.admin.query('DELETE FROM worker_reports'));

const found = () => findReport(dataSource.manager, 'things');
const reporting = (choice: { bus?: EventBus; topics?: string[]; failingRuns?: () => Promise<[]> } = {}) =>
  startReports({
    ...{ dataSource, worker: 'things', group, topics: choice.topics ?? [topic], log: silentLog, everyMs: 30 },
    lags: (ofGroup, topics) => (choice.bus ?? bus).lags(ofGroup, topics),
    failingRuns: choice.failingRuns,
  });

it('says again and again that the worker lives, and how far its group is', async () => {
  const reports = reporting({ failingRuns: () => Promise.resolve([]) });
  await until(async () => (await found()) !== undefined);
  const first = await found();
  expect(first).toMatchObject({ consumers: [{ group, topic, lag: 3 }], failingRuns: [] });
  await until(async () => (await found())?.reportedAt.getTime() !== first?.reportedAt.getTime());
  await reports.stop();
});

it('knows of each topic what can be known', async () => {
  const missing = aTopic('missing');
  const reports = reporting({ topics: [missing, topic] });
  await until(async () => (await found()) !== undefined);
  const said = await found(); // the one under way at the end knows nothing
  await reports.stop();
  expect(said?.consumers).toEqual([
    { group, topic: missing, lag: null },
    { group, topic, lag: 3 },
  ]);
});

it('says that the worker lives while broker and Temporal are away, and ends at once', async () => {
  const away = new EventBus({ clientId: 'spec', brokers: ['127.0.0.1:1'] });
  const reports = reporting({ bus: away, failingRuns: () => Promise.reject(new Outage('Temporal')) });
  await until(async () => (await found()) !== undefined);
  const began = Date.now();
  await reports.stop();
  expect(Date.now() - began).toBeLessThan(2_000);
  expect(await found()).toMatchObject({ consumers: [{ group, topic, lag: null }], failingRuns: null });
  await away.close();
});

it('writes again after the database was away', async () => {
  const reports = reporting();
  await until(async () => (await found()) !== undefined);
  await database.admin.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND usename = 'test_things_worker'`,
  );
  await database.admin.query('DELETE FROM worker_reports');
  await until(async () => (await database.admin.query('SELECT 1 FROM worker_reports')).length === 1);
  await reports.stop();
});
