import { definitions } from './own-topics'; // first: consumers read their topics when they are loaded
import { UnitDescribed } from '@langmoi/contracts/directory';
import { DossierClosed, DossierRegistered, StageEntered } from '@langmoi/contracts/recognition';
import { hearings } from '@langmoi/domain/access/hearings';
import { silentLog } from '@langmoi/platform/logger';
import type { EventBus } from '@langmoi/platform/messaging/kafka';
import { tombstoneHeaders } from '@langmoi/platform/messaging/tombstone';
import { createWorker } from '@langmoi/platform/worker';
import { aBus, aGroup, testBrokers } from '@langmoi/testing/broker';
import { freshDatabase, type TestDatabase } from '@langmoi/testing/database';
import { anEvent } from '@langmoi/testing/events';
import { until } from '@langmoi/testing/until';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { consumer, entities, readModels, workerModule } from '../src/app.module';
import { migrations } from '../src/migrate';
import { rebuild, type Rebuilt } from '../src/rebuild/rebuild';
import { reportOf } from '../src/rebuild/report';
import { aLine, factsOfTraVinh } from './facts-of-tra-vinh';
import { aDecision, eventsOfTraVinh, hamTan, communeId, provinceId, type Sent } from './tra-vinh';

let database: TestDatabase;
let bus: EventBus;
let stopWorker: () => Promise<void>;
const group = aGroup('reporting.overview');

beforeAll(async () => {
  database = await freshDatabase('reporting', migrations, entities);
  bus = aBus();
  await bus.createTopics(definitions, 2);
  await publish([...eventsOfTraVinh().map(takenOver), ...factsOfTraVinh(), ...history()]);
  stopWorker = await createWorker({
    ...{
      name: 'reporting',
      group,
      hears: hearings.reporting,
      module: workerModule,
      database: { ...database.worker, extra: { ...database.worker.extra, max: 4 } },
    },
    ...{ brokers: testBrokers(), port: 0, host: '127.0.0.1', log: silentLog },
  });
  await caughtUp();
});
afterAll(async () => {
  await stopWorker?.();
  await bus?.close();
  await database?.drop();
});

/** A province that another one took over tells so with its unit. */
function takenOver({ definition, event }: Sent): Sent {
  const successor = { unitId: communeId('2025/86'), fromOn: '2025-07-01', decision: null };
  const isProvince = 'level' in event.data && event.data.level === 'province';
  return { definition, event: isProvince ? { ...event, data: { ...event.data, successor } } : event };
}

const versions = new Map<string, number>();

/** As a relay sends them: each with the next version of its subject. */
async function publish(events: readonly Sent[]): Promise<void> {
  const messages = events.map(({ definition: { topic }, event }) => {
    const aggregateversion = (versions.get(`${topic}/${event.subject}`) ?? 0) + 1;
    versions.set(`${topic}/${event.subject}`, aggregateversion);
    return { topic, key: event.subject, value: JSON.stringify({ ...event, aggregateversion }) };
  });
  await bus.send(messages);
}

const topics = () => [...new Set(definitions.map(({ topic }) => topic))];

const caughtUp = () => until(async () => (await bus.positions(group, topics())).every(({ end, done }) => done === end));

const ofDossier = (dossierId: string) => ({
  ...{ dossierId, communeId: hamTan, districtId: communeId('849'), tier: 'NTM', year: 2020 },
});
const sent = (definition: Sent['definition'], dossierId: string, data: object): Sent => ({
  definition,
  event: anEvent(definition, { ...ofDossier(dossierId), ...data }, { provinceid: provinceId, subject: dossierId }),
});
const stage = (dossierId: string, name: string) =>
  sent(StageEntered, dossierId, { stage: name, round: 1, enteredOn: '2020-07-01', dueOn: null, after: null });
const registered = (dossierId: string) =>
  sent(DossierRegistered, dossierId, { regimeId: 'r', regimeVersion: 1, registeredOn: '2020-07-01' });

function history(): Sent[] {
  const id = randomUUID();
  const closed = sent(DossierClosed, id, { end: 'recognised', closedOn: '2020-09-10' });
  return [registered(id), stage(id, 'council'), { ...aDecision({ dossierId: id }) }, closed];
}

const run = (choice: { replace?: boolean } = {}): Promise<Rebuilt> =>
  rebuild({
    ...{ migratorUrl: database.migratorUrl, brokers: testBrokers(), module: workerModule, readModels, consumer },
    ...{ group: `${group}.rebuild`, replace: false, log: silentLog, ...choice },
  });

const live = (sql: string): Promise<Record<string, unknown>[]> => database.admin.query(sql);
const countOf = async (table: string) => Number((await live(`SELECT count(*) FROM ${table}`))[0]?.['count']);
const unequal = ({ tables }: Rebuilt) => tables.filter(({ equal }) => !equal).map(({ table }) => table);
const leftovers = () => live(`SELECT nspname FROM pg_namespace WHERE nspname LIKE '%next'`);

jest.setTimeout(150_000); // a rebuild joins a group and leaves it: seconds on an idle machine

it('gives every read model again, row by row, over what a killed one left, and leaves nothing behind', async () => {
  await live('CREATE SCHEMA reporting_next AUTHORIZATION test_reporting_migrator');
  await live('CREATE TABLE reporting_next.dossiers AS SELECT 1 AS half');
  const rebuilt = await run();
  expect(unequal(rebuilt)).toEqual([]);
  expect(rebuilt.tables.every(({ rows }) => rows.live > 0)).toBe(true);
  expect([...rebuilt.events.keys()].sort()).toEqual(topics().sort());
  expect(rebuilt).toMatchObject({ waiting: 0, replaced: [] });
  expect(await leftovers()).toEqual([]);
  expect(reportOf(rebuilt)).toMatch(/^dossiers +1 +1 +\w{12} +\w{12} +yes$/m);
});

it('equals the live ones while events keep coming, and none of them is lost', async () => {
  const before = await countOf('dossiers');
  const writer = { going: true, dossiers: 0 };
  const writing = (async () => {
    for (; writer.going && writer.dossiers < 100; writer.dossiers++) {
      const id = randomUUID();
      await publish([registered(id), stage(id, 'survey'), stage(id, 'council')]);
      await sleep(150);
    }
  })();
  const rebuilt = await run().finally(() => (writer.going = false));
  await writing;
  expect(writer.dossiers).toBeGreaterThan(5);
  expect(unequal(rebuilt)).toEqual([]);
  await caughtUp();
  expect(await countOf('dossiers')).toBe(before + writer.dossiers);
});

describe('where a read model is wrong', () => {
  const amounts = () => live('SELECT id, amount FROM funding_lines WHERE year = 2020 ORDER BY id, rehearsal');
  const line = { year: 2021, programme: 'newRural', fundingSource: 'credit', measure: 'mobilised', readings: [] };
  const record = { ...line, planned: null, printed: null, printedRate: null, asOf: '2020-08-06', source: null };
  let right: unknown;
  let wrong: unknown;
  beforeAll(async () => {
    right = await amounts();
    await live('UPDATE funding_lines SET amount = 1 WHERE amount > 1');
    wrong = await amounts();
  });

  it('tells so and changes nothing', async () => {
    expect(unequal(await run())).toEqual(['funding_lines']);
    expect(await amounts()).toEqual(wrong);
  });

  it('replaces it if told so, while it is read and written: no read finds it empty, each event is in it once', async () => {
    const reader = { going: true, empty: 0, reads: 0 };
    const reading = (async () => {
      for (; reader.going; reader.reads++) {
        if ((await countOf('funding_lines')) === 0) reader.empty++;
        await sleep(20);
      }
    })();
    const publishing = (async () => {
      for (let version = 1; version <= 40; version++) {
        await publish([aLine({ ...record, version, recordId: randomUUID(), amount: String(version) })]);
        await sleep(50);
      }
    })();
    const rebuilt = await run({ replace: true }).finally(() => (reader.going = false));
    await Promise.all([publishing, reading]);
    await caughtUp();
    expect(rebuilt.replaced).toEqual(['funding_lines']);
    expect(reportOf(rebuilt)).toContain('no, replaced');
    expect(reader.reads).toBeGreaterThan(10);
    expect(reader.empty).toBe(0);
    expect(await amounts()).toEqual(right);
    expect(await live('SELECT version, amount FROM funding_lines WHERE year = 2021')).toEqual([
      { version: 40, amount: '40' },
    ]);
  });
});

it('leaves out what the live consumers have parked, and takes what came behind it', async () => {
  const id = randomUUID();
  await publish([registered(id), sent(StageEntered, id, { stage: 7 }), stage(id, 'council')]);
  await caughtUp();
  const rebuilt = await run();
  expect(unequal(rebuilt)).toEqual([]);
  expect(rebuilt.waiting).toBe(1);
  expect(await live(`SELECT stage FROM dossiers WHERE id = '${id}'`)).toEqual([{ stage: 'council' }]);
});

it('brings nothing of a province back that was removed, though the topics keep its events', async () => {
  const [removedId, unitId, dossierId] = [randomUUID(), randomUUID(), randomUUID()];
  const unit = { id: unitId, provinceId: removedId, parentId: null, level: 'province', kind: 'province' };
  const attributes = { provinceid: removedId, subject: unitId };
  const described = anEvent(UnitDescribed, { ...unit, code: '97', name: 'An Bình' }, attributes);
  const dossier = registered(dossierId);
  await publish([
    { definition: UnitDescribed, event: described },
    { ...dossier, event: { ...dossier.event, provinceid: removedId } },
  ]);
  await caughtUp();
  expect(await live(`SELECT province_id FROM dossiers WHERE id = '${dossierId}'`)).toEqual([
    { province_id: removedId },
  ]);
  const headers = tombstoneHeaders({ ...described, id: randomUUID(), aggregateversion: 2 });
  await bus.send([{ topic: UnitDescribed.topic, key: unitId, value: null, headers }]);
  await caughtUp();
  await live(`DELETE FROM dossiers WHERE province_id = '${removedId}'`);
  const rebuilt = await run({ replace: true });
  expect(rebuilt).toMatchObject({ removed: [removedId], replaced: [] });
  expect(await live(`SELECT 1 FROM dossiers WHERE province_id = '${removedId}'`)).toEqual([]);
  expect(reportOf(rebuilt)).toContain('provinces that were removed, and stay so: 1');
});

it('does not begin beside another', async () => {
  const other = database.admin.createQueryRunner();
  await other.query('SELECT pg_advisory_lock(4711003)');
  await expect(run()).rejects.toThrow('Another rebuild');
  await other.query('SELECT pg_advisory_unlock(4711003)');
  await other.release();
});

it('opens no province to the application, whatever it says', async () => {
  const app = await new DataSource(database.app).initialize();
  const rows: unknown[] = await app.transaction(async (em) => {
    await em.query(`SET LOCAL app.rebuild = 'on'`);
    return em.query('SELECT 1 FROM dossiers');
  });
  await app.destroy();
  expect(rows).toEqual([]);
});
