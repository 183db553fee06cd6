import { defineEvent, type EventOf } from '@langmoi/contracts/envelope';
import { aBus, aGroup, aTopic, testBrokers } from '@langmoi/testing/broker';
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
import type { EventBus } from '../src/messaging/kafka';
import { createWorker } from '../src/worker';
import { CreateThings } from './things';

const Spent = defineEvent({
  source: '/spec',
  type: 'spec.thing.spent',
  topic: aTopic('spent'),
  summary: 'A thing cost something',
  data: z.object({ thingId: z.uuid(), amount: z.int() }),
});
type Spent = EventOf<typeof Spent>;
const { topic } = Spent;
const group = aGroup('spec.spending');

/** Doubles what was spent before it adds, so that another order makes another sum. */
@Controller()
class SpendingConsumer {
  constructor(private readonly db: Db) {}

  @EventPattern(Spent.type, Spent)
  add(@Payload() { id, provinceid, data }: Spent): Promise<void> {
    return this.db.run(systemCaller('spec', provinceid), async (em) => {
      if (!(await firstTime(em, 'spec.spending', id))) return;
      const values = [data.thingId, provinceid, data.amount];
      await em.query(
        `INSERT INTO things AS t (id, province_id, total) VALUES ($1, $2, $3)
         ON CONFLICT (id) DO UPDATE SET total = t.total * 2 + EXCLUDED.total`,
        values,
      );
    });
  }
}

let database: TestDatabase;
let bus: EventBus;
let stop: (() => Promise<void>) | undefined;

beforeAll(async () => {
  database = await freshDatabase('things', [CreateThings]);
  bus = aBus();
  await bus.createTopics([Spent]);
});
afterAll(async () => {
  await stop?.();
  await bus?.close();
  await database?.drop();
});
afterEach(async () => {
  await stop?.();
  stop = undefined;
});

/** All of them lie on the topic before the group joins it, so that they come together. */
async function takenIn(events: readonly ReturnType<typeof spent>[]): Promise<void> {
  await bus.send(events.map((event) => ({ topic, key: event.subject, value: JSON.stringify(event) })));
  const app = { name: 'spec', group, hears: { [Spent.type]: { from: 'spec' } }, port: 0, host: '127.0.0.1' };
  const module = { controllers: [SpendingConsumer] };
  stop = await createWorker({
    ...{ ...app, module, together: true, database: database.worker, brokers: testBrokers(), log: silentLog },
  });
  await until(async () => (await bus.lag(group, topic)) === 0);
}

const things = (count: number) => Array.from({ length: count }, () => randomUUID() as string);

const spent = (thingId: string, amount: number, provinceId?: string) => ({
  ...anEvent(Spent, { thingId, amount }),
  subject: thingId,
  ...(provinceId && { provinceid: provinceId }),
});

async function kept(ids: readonly string[]) {
  const rows: { id: string; province: string; total: string; transaction: string }[] = await database.admin.query(
    `SELECT id, province_id AS province, total, xmin AS transaction FROM things WHERE id = ANY($1)`,
    [ids],
  );
  const of = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => of.get(id));
}

it('takes in what comes together by one transaction, in the order of each key', async () => {
  const ids = things(40);
  await takenIn([...ids.map((id) => spent(id, 10)), ...ids.map((id) => spent(id, 1))]);
  const rows = await kept(ids);
  expect(rows.map((row) => row?.total)).toEqual(ids.map(() => '21'));
  expect(new Set(rows.map((row) => row?.transaction)).size).toBe(1);
});

it('writes the facts of each province as that province, however they are mixed', async () => {
  const provinces = things(3);
  const events = things(60).map((id, index) => spent(id, 1, provinces[index % 3]));
  await takenIn(events);
  const rows = await kept(events.map(({ subject }) => subject));
  expect(rows.map((row) => row?.province)).toEqual(events.map(({ provinceid }) => provinceid));
});

it('takes in all others, each once, where one of them cannot be', async () => {
  const ids = things(20);
  const malformed = spent(randomUUID(), 0.5);
  const [first, ...rest] = ids.map((id) => spent(id, 10));
  await takenIn([first!, malformed, ...rest, first!]);
  expect((await kept(ids)).map((row) => row?.total)).toEqual(ids.map(() => '10'));
  const parked = await database.admin.query('SELECT event_id AS id, error FROM parked_messages');
  expect(parked).toEqual([{ id: malformed.id, error: 'Unreadable: invalid_type at data.amount' }]);
});
