import { defineEvent, type EventOf } from '@langmoi/contracts/envelope';
import { Outage } from '@langmoi/contracts/problem';
import { aBus, aGroup, aTopic, testBrokers } from '@langmoi/testing/broker';
import { aCaller } from '@langmoi/testing/callers';
import { freshDatabase, type TestDatabase } from '@langmoi/testing/database';
import { anEvent } from '@langmoi/testing/events';
import { until } from '@langmoi/testing/until';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Db, systemCaller } from '../src/db';
import { firstTime } from '../src/inbox';
import { silentLog } from '../src/logger';
import type { Received, Taken } from '../src/messaging/delivery';
import { EventStrategy } from '../src/messaging/event-strategy';
import type { EventBus } from '../src/messaging/kafka';
import { append } from '../src/outbox';
import { Telemetry } from '../src/telemetry/telemetry';
import { createWorker } from '../src/worker';
import { CreateThings } from './things';

const Spent = defineEvent({
  source: '/spec',
  type: 'spec.thing.spent',
  topic: aTopic('spent'),
  summary: 'A thing cost something',
  data: z.object({ thingId: z.uuid(), amount: z.string().regex(/^\d{1,15}$/) }),
});
type Spent = EventOf<typeof Spent>;
const { topic } = Spent;
const group = aGroup('spec.spending');

@Controller()
class SpendingConsumer {
  constructor(private readonly db: Db) {}

  @EventPattern(Spent.type, Spent)
  add(@Payload() { id, provinceid, data }: Spent): Promise<void> {
    return this.db.run(systemCaller('spec', provinceid), async (em) => {
      if (!(await firstTime(em, 'spec.spending', id))) return;
      await em.query(
        `INSERT INTO things AS t (id, province_id, total) VALUES ($1, $2, $3)
         ON CONFLICT (id) DO UPDATE SET total = t.total + EXCLUDED.total`,
        [data.thingId, provinceid, data.amount],
      );
    });
  }
}

const hears = { [Spent.type]: { from: 'spec' } };

let database: TestDatabase;
let bus: EventBus;
let stop: (() => Promise<void>) | undefined;

beforeAll(async () => {
  database = await freshDatabase('things', [CreateThings]);
  bus = aBus();
  await bus.createTopics([Spent]);
  await start();
});
afterAll(async () => {
  await stop?.();
  await bus?.close();
  await database?.drop();
});

async function start(): Promise<void> {
  stop = await createWorker({
    name: 'spec',
    group,
    hears,
    module: { controllers: [SpendingConsumer] },
    database: database.worker,
    brokers: testBrokers(),
    port: 0,
    host: '127.0.0.1',
    log: silentLog,
  });
}

const caughtUp = () => until(async () => (await bus.lag(group, topic)) === 0);
const spending = (thingId: string, amount: string) => anEvent(Spent, { thingId, amount });
const publish = (...events: object[]) =>
  bus.send(events.map((event) => ({ topic, key: 'one key, one order', value: JSON.stringify(event) })));

async function spent(thingId: string): Promise<string | undefined> {
  const [row] = await database.admin.query('SELECT total FROM things WHERE id = $1', [thingId]);
  return row?.total;
}
async function seen(event: { id: string }): Promise<boolean> {
  const rows: unknown[] = await database.admin.query('SELECT 1 FROM inbox_events WHERE event_id = $1', [event.id]);
  return rows.length === 1;
}
async function parkedFor({ id }: { id: string }): Promise<{ error: string } | undefined> {
  const [row] = await database.admin.query('SELECT error FROM parked_messages WHERE event_id = $1', [id]);
  return row;
}

/** Makes the handler wait inside its transaction, until the returned function is called. */
async function holdInbox(event: { id: string }): Promise<() => Promise<void>> {
  const holder = database.admin.createQueryRunner();
  await holder.startTransaction();
  await holder.query('INSERT INTO inbox_events (consumer, event_id) VALUES ($1, $2)', ['spec.spending', event.id]);
  return async () => {
    await holder.rollbackTransaction();
    await holder.release();
  };
}
const handlerWaits = () =>
  until(async () => {
    const [{ waiting }] = await database.admin.query(
      `SELECT count(*)::int AS waiting FROM pg_stat_activity
        WHERE wait_event_type = 'Lock' AND datname = current_database()`,
    );
    return waiting === 1;
  });

it('carries a fact from one transaction to another, through outbox, broker and inbox', async () => {
  const [id, caller] = [randomUUID(), aCaller()];
  const db = new Db(database.admin);
  await db.run(caller, (em) => append(em, caller, Spent, { subject: id, data: { thingId: id, amount: '12' } }));
  await until(async () => (await spent(id)) === '12');
});

it('parks what does not come from the owner of the fact, by its source or by its topic', async () => {
  const [forged, astray] = [spending(randomUUID(), '1'), spending(randomUUID(), '1')];
  await publish({ ...forged, source: '/somebody' });
  await until(async () => (await parkedFor(forged)) !== undefined);
  expect(await parkedFor(forged)).toEqual({ error: 'Unreadable: invalid_value at source' });
  const strategy = new EventStrategy(
    bus,
    { group, hears },
    silentLog,
    Telemetry.quiet({ service: 's', process: 'worker' }),
  );
  strategy.addHandler(Spent.type, () => Promise.reject(new Error('taken in')), true, Spent);
  const value = JSON.stringify(astray);
  const stray = { topic: 'langmoi.spec.other.v1', key: null, value, headers: {} };
  await expect(strategy.deliver(stray)).rejects.toThrow('invalid_value at source');
  await expect(strategy.deliver({ ...stray, topic })).rejects.toThrow('taken in');
});

it('counts an event once, however often it is delivered', async () => {
  const id = randomUUID();
  const event = spending(id, '60');
  await publish(event, event, spending(id, '5'), event);
  await caughtUp();
  expect(await spent(id)).toBe('65');
});

it('skips an event that nobody here handles', async () => {
  const unknown = { ...spending(randomUUID(), '1'), type: 'spec.thing.closed' };
  const id = randomUUID();
  await publish(unknown, spending(id, '2'));
  await caughtUp();
  expect(await spent(id)).toBe('2');
  expect(await parkedFor(unknown)).toBeUndefined();
});

it('parks a malformed event of a known type with the reason, and goes on', async () => {
  const malformed = spending(randomUUID(), '-5');
  const id = randomUUID();
  await publish(malformed, spending(id, '3'));
  await caughtUp();
  expect((await parkedFor(malformed))?.error).toBe('Unreadable: invalid_format at data.amount');
  expect(await spent(id)).toBe('3');
});

it('parks what is not even JSON', async () => {
  await bus.send([{ topic, key: 'k', value: 'not JSON' }]);
  await caughtUp();
  const [row] = await database.admin.query(`SELECT * FROM parked_messages WHERE value = 'not JSON'::bytea`);
  expect(row).toMatchObject({ error: 'Unreadable: Not JSON', province_id: null, event_id: null, state: 'parked' });
});

it('commits the offset only after the transaction', async () => {
  const id = randomUUID();
  const event = spending(id, '7');
  const release = await holdInbox(event);
  await publish(event);
  await handlerWaits();
  expect(await bus.lag(group, topic)).toBe(1);
  await release();
  await caughtUp();
  expect(await spent(id)).toBe('7');
});

it('keeps neither the inbox row nor the effect when the effect fails, and delivers again after a restart', async () => {
  const id = randomUUID();
  const overflow = spending(id, '60');
  await publish(spending(id, '60'));
  await caughtUp();
  const release = await holdInbox(overflow);
  await publish(overflow);
  await handlerWaits();
  const closing = stop!(); // no time for a second attempt: the event is left, not lost
  await release();
  await closing;
  expect({ seen: await seen(overflow), lag: await bus.lag(group, topic) }).toEqual({ seen: false, lag: 1 });

  await database.admin.query('UPDATE things SET total = 0 WHERE id = $1', [id]);
  await start();
  await caughtUp();
  expect({ seen: await seen(overflow), spent: await spent(id) }).toEqual({ seen: true, spent: '60' });
});

it('finishes and commits the message in hand before it closes', async () => {
  const id = randomUUID();
  const event = spending(id, '9');
  const release = await holdInbox(event);
  await publish(event);
  await handlerWaits();
  let closed = false;
  const closing = stop!().then(() => (closed = true));
  expect({ closed, lag: await bus.lag(group, topic) }).toEqual({ closed: false, lag: 1 });
  await release();
  await closing;
  stop = undefined;
  expect({ spent: await spent(id), lag: await bus.lag(group, topic) }).toEqual({ spent: '9', lag: 0 });
});

describe('the bus itself', () => {
  const numbers = (own: string, ...values: string[]) =>
    bus.send(values.map((value) => ({ topic: own, key: 'a', value })));
  const fresh = async () => {
    const own = aTopic('numbers');
    await bus.createTopics([{ topic: own, compacted: false }]);
    return { own, ownGroup: aGroup() };
  };

  it('keeps the order of a key, retries, and parks what keeps failing', async () => {
    const { own, ownGroup } = await fresh();
    await numbers(own, '1', '2', '3');
    const taken: (string | null)[] = [];
    const parked: Taken[] = [];
    const handle = async ({ value }: Received) => {
      taken.push(value);
      if (value === '2') throw new Error('boom');
    };
    const park = async (message: Taken) => void parked.push(message);
    const subscription = bus.subscribe(ownGroup, [own], handle, { attempts: 2, park });
    await until(() => taken.length === 4);
    await until(async () => (await bus.lag(ownGroup, own)) === 0);
    expect(taken).toEqual(['1', '2', '2', '3']);
    expect(parked).toMatchObject([{ topic: own, partition: 0, message: { offset: '1' } }]);
    await subscription.stop();
  });

  it('waits out an outage without parking, and keeps its patience for what follows', async () => {
    const { own, ownGroup } = await fresh();
    await numbers(own, '1');
    let attempts = 0;
    const handle = async () => {
      attempts++;
      if (attempts < 4) throw new Outage('PostgreSQL');
      if (attempts === 4) throw new Error('only just back');
    };
    const parked: Taken[] = [];
    const park = async (message: Taken) => void parked.push(message);
    const subscription = bus.subscribe(ownGroup, [own], handle, { attempts: 2, park });
    await until(() => attempts === 5);
    await until(async () => (await bus.lag(ownGroup, own)) === 0);
    expect(parked).toEqual([]);
    await subscription.stop();
  });

  it('does not go on while a message can be neither taken in nor parked', async () => {
    const { own, ownGroup } = await fresh();
    await numbers(own, '1', '2');
    let away = true;
    const taken: (string | null)[] = [];
    const handle = async ({ value }: Received) => {
      taken.push(value);
      if (value === '1') throw new Error('boom');
    };
    const park = () => (away ? Promise.reject(new Outage('PostgreSQL')) : Promise.resolve());
    const subscription = bus.subscribe(ownGroup, [own], handle, { attempts: 1, park });
    await until(() => taken.length === 2);
    expect(taken).toEqual(['1', '1']);
    away = false;
    await until(() => taken.includes('2'));
    await subscription.stop();
  });

  it('joins a topic that is created after it subscribed', async () => {
    const own = aTopic('late');
    const taken: (string | null)[] = [];
    const subscription = bus.subscribe(aGroup(), [own], async ({ value }) => void taken.push(value));
    await bus.createTopics([{ topic: own, compacted: true }]);
    await numbers(own, 'late');
    await until(() => taken.length === 1);
    await subscription.stop();
  });
});

it('does not start a worker that handles what no rule names', async () => {
  const worker = { name: 'spec', group: aGroup('spec.unruled'), module: { controllers: [SpendingConsumer] } };
  const where = { database: database.worker, brokers: testBrokers(), port: 0, host: '127.0.0.1', log: silentLog };
  await expect(createWorker({ ...worker, ...where })).rejects.toThrow(`on whose word ${Spent.type}`);
});

it('does not start a worker whose rules name what it does not handle', async () => {
  const hears = { [Spent.type]: { from: 'spec' }, 'spec.thing.forgotten': { from: 'spec' } };
  const worker = { name: 'spec', group: aGroup('spec.unheard'), hears, module: { controllers: [SpendingConsumer] } };
  const where = { database: database.worker, brokers: testBrokers(), port: 0, host: '127.0.0.1', log: silentLog };
  await expect(createWorker({ ...worker, ...where })).rejects.toThrow('Nobody handles spec.thing.forgotten');
});
