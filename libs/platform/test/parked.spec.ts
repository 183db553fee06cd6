import { auditApi } from '@langmoi/contracts/audit';
import { defineEvent, type EventOf } from '@langmoi/contracts/envelope';
import { operationsApi, OperationsView, type ParkedView } from '@langmoi/contracts/operations';
import { audit } from '@langmoi/domain/access/audit';
import { operations } from '@langmoi/domain/access/operations';
import { accessTo } from '@langmoi/testing/access';
import { aBus, aGroup, aTopic, testBrokers } from '@langmoi/testing/broker';
import { aCaller, as, authenticateAsWritten } from '@langmoi/testing/callers';
import { freshDatabase, type TestDatabase } from '@langmoi/testing/database';
import { anEvent } from '@langmoi/testing/events';
import { until } from '@langmoi/testing/until';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { Db, systemCaller } from '../src/db';
import { newestState } from '../src/inbox';
import { silentLog } from '../src/logger';
import type { EventBus } from '../src/messaging/kafka';
import { TombstonePattern, type Tombstone } from '../src/messaging/tombstone';
import { append, appendTombstone } from '../src/outbox';
import { createService } from '../src/service';
import { createWorker } from '../src/worker';
import { CreateThings } from './things';

const Described = defineEvent({
  source: '/spec',
  type: 'spec.thing.described',
  topic: aTopic('described'),
  compacted: true,
  summary: 'A thing is as it is',
  data: z.object({ total: z.int().nonnegative() }),
});
type Described = EventOf<typeof Described>;
const { topic } = Described;
const group = aGroup('things.reference');

/** After the fix: a total may come as digits, too. */
const Mended = {
  ...Described,
  schema: Described.schema.extend({ data: z.object({ total: z.coerce.number().int().nonnegative() }) }),
};

function consumerOf(definition: typeof Described | typeof Mended) {
  @Controller()
  class ThingsConsumer {
    constructor(private readonly db: Db) {}

    @EventPattern(definition.type, definition)
    described(@Payload() event: Described): Promise<void> {
      return this.db.run(systemCaller('things', event.provinceid), async (em) => {
        if (!(await newestState(em, 'things', event))) return;
        await em.query(
          `INSERT INTO things (id, province_id, total) VALUES ($1, $2, $3)
           ON CONFLICT (id) DO UPDATE SET total = EXCLUDED.total`,
          [event.subject, event.provinceid, event.data.total],
        );
      });
    }

    @TombstonePattern(definition)
    ended(@Payload() event: Tombstone): Promise<void> {
      return this.db.run(systemCaller('things', event.provinceid), async (em) => {
        if (!(await newestState(em, 'things', event))) return;
        await em.query('DELETE FROM things WHERE id = $1', [event.subject]);
      });
    }
  }
  return ThingsConsumer;
}

let database: TestDatabase;
let bus: EventBus;
let service: NestFastifyApplication;
let stop: (() => Promise<void>) | undefined;
const operator = aCaller({ roles: ['operator'] });

beforeAll(async () => {
  database = await freshDatabase('things', [CreateThings]);
  bus = aBus();
  await bus.createTopics([Described]);
  service = await createService({
    name: 'things',
    module: {},
    database: database.app,
    authenticate: authenticateAsWritten,
    access: accessTo({ ...auditApi, ...operationsApi }, { ...audit, ...operations }),
    log: silentLog,
  });
  await service.init();
  await startWorker();
});
afterAll(async () => {
  await stop?.();
  await service?.close();
  await bus?.close();
  await database?.drop();
});

async function startWorker(
  definition: typeof Described | typeof Mended = Described,
  more: { parkedKeptDays?: number } = {},
): Promise<void> {
  await stop?.();
  stop = await createWorker({
    name: 'things',
    group,
    hears: { [definition.type]: { from: 'spec' } },
    module: { controllers: [consumerOf(definition)] },
    database: database.worker,
    brokers: testBrokers(),
    port: 0,
    host: '127.0.0.1',
    log: silentLog,
    ...more,
  });
}

const caughtUp = () => until(async () => (await bus.lag(group, topic)) === 0);
const publish = (event: { subject: string }) => bus.send([{ topic, key: event.subject, value: JSON.stringify(event) }]);
const described = (total: unknown, subject: string = randomUUID(), aggregateversion = 1) => ({
  ...anEvent(Described, { total }, { subject }),
  aggregateversion,
});

async function totalOf(id: string): Promise<number | undefined> {
  const [row] = await database.admin.query('SELECT total FROM things WHERE id = $1', [id]);
  return row && Number(row.total);
}
async function shown(event: { id: string }): Promise<ParkedView | undefined> {
  const answer = await service.inject({ url: '/operations', headers: as(operator) });
  return OperationsView.parse(answer.json()).parked.find(({ eventId }) => eventId === event.id);
}
async function command(id: string, what: 'replay' | 'dismissal', payload = {}): Promise<number> {
  const headers = { ...as(operator), 'idempotency-key': randomUUID() };
  const answer = await service.inject({ method: 'POST', url: `/operations/parked/${id}/${what}`, headers, payload });
  return answer.statusCode;
}

async function parked(total: unknown, subject?: string, version?: number) {
  const event = described(total, subject, version);
  await publish(event);
  await caughtUp();
  return { ...event, parkedId: (await shown(event))?.id ?? '' };
}
const stateOf = async (event: { id: string }) => (await shown(event))?.state;

describe('a message that cannot be taken in', () => {
  it('is parked with ids and the place of the fault, seen by the operator, and holds up nobody', async () => {
    const malformed = described('Nguyễn Văn A');
    const next = described(7);
    await publish(malformed);
    await publish(next);
    await until(async () => (await totalOf(next.subject)) === 7);
    expect(await shown(malformed)).toMatchObject({
      ...{ group, topic, eventId: malformed.id, eventType: Described.type, subject: malformed.subject },
      ...{ error: 'Unreadable: invalid_type at data.total', state: 'parked', attempts: 1 },
    });
  });

  it('is parked again with the new error while nothing was mended, and taken in after the fix', async () => {
    const event = await parked('12');
    expect(await command(event.parkedId, 'replay')).toBe(202);
    await until(async () => (await stateOf(event)) === 'parked');
    expect(await shown(event)).toMatchObject({ attempts: 2, error: 'Unreadable: invalid_type at data.total' });

    await startWorker(Mended);
    expect(await command(event.parkedId, 'replay')).toBe(202);
    await until(async () => (await stateOf(event)) === 'replayed');
    expect(await totalOf(event.subject)).toBe(12);
    expect((await shown(event))?.settledAt).toEqual(expect.any(String));
    await startWorker();
  });

  it('is taken in after a restart where the worker was gone when the replay was asked', async () => {
    const event = await parked('13');
    await stop?.();
    stop = undefined;
    expect(await command(event.parkedId, 'replay')).toBe(202);
    expect(await stateOf(event)).toBe('replaying');
    await startWorker(Mended);
    await until(async () => (await stateOf(event)) === 'replayed');
    expect(await totalOf(event.subject)).toBe(13);
    await startWorker();
  });

  it('does not undo what came later when it is replayed', async () => {
    const event = await parked('14', randomUUID(), 1);
    await publish(described(15, event.subject, 2));
    await until(async () => (await totalOf(event.subject)) === 15);
    await startWorker(Mended);
    await command(event.parkedId, 'replay');
    await until(async () => (await stateOf(event)) === 'replayed');
    expect(await totalOf(event.subject)).toBe(15);
    await startWorker();
  });

  it('is dismissed with a reason, and then let be', async () => {
    const event = await parked('16');
    expect(await command(event.parkedId, 'dismissal', { reason: 'a trial of ours' })).toBe(200);
    expect(await shown(event)).toMatchObject({ state: 'dismissed', reason: 'a trial of ours' });
    expect(await command(event.parkedId, 'replay')).toBe(409);
  });
});

describe('an outage of the database', () => {
  const allow = (connections: number) =>
    database.admin.query(`ALTER DATABASE ${new URL(database.url).pathname.slice(1)} CONNECTION LIMIT ${connections}`);
  const away = async () => {
    await allow(0); // superusers still come in
    await database.admin.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND usename = 'test_things_worker'`,
    );
  };

  it('parks nothing, and what is poison is parked once it is over, once', async () => {
    const [fact, poison] = [described(21), described('21')];
    await away();
    await publish(fact);
    await publish(poison);
    await sleep(2_500);
    const before: unknown[] = await database.admin.query('SELECT 1 FROM parked_messages WHERE event_id = ANY($1)', [
      [fact.id, poison.id],
    ]);
    await allow(-1);
    await caughtUp();
    expect(before).toEqual([]);
    expect([await totalOf(fact.subject), await shown(fact)]).toEqual([21, undefined]);
    expect(await shown(poison)).toMatchObject({ state: 'parked', attempts: 1 });
  });
});

describe('a tombstone on a compacted topic', () => {
  const caller = aCaller();
  const owner = <T>(work: (em: EntityManager) => Promise<T>) => new Db(database.admin).run(caller, work);

  it('removes the copy of what it ends, and nothing older brings it back', async () => {
    const subject = randomUUID();
    await owner((em) => append(em, caller, Described, { subject, data: { total: 30 } }));
    await until(async () => (await totalOf(subject)) === 30);
    await owner((em) => appendTombstone(em, caller, Described, { subject }));
    await until(async () => (await totalOf(subject)) === undefined);
    const last = described(1);
    await publish(described(29, subject, 1));
    await publish(last);
    await until(async () => (await totalOf(last.subject)) === 1);
    expect(await totalOf(subject)).toBeUndefined();
    await owner((em) => append(em, caller, Described, { subject, data: { total: 31 } }));
    await until(async () => (await totalOf(subject)) === 31); // version 3: it was described anew
  });

  it('is skipped, never parked, where it does not say whose end it is', async () => {
    const [{ count: before }] = await database.admin.query('SELECT count(*) FROM parked_messages');
    for (const headers of [{}, { ce_type: Described.type }, { ce_type: 'spec.other', ce_provinceid: randomUUID() }]) {
      await bus.send([{ topic, key: randomUUID(), value: null, headers }]);
    }
    await caughtUp();
    const [{ count }] = await database.admin.query('SELECT count(*) FROM parked_messages');
    expect(count).toBe(before);
  });

  it('is refused for a topic that keeps every event', async () => {
    const Kept = { ...Described, compacted: false };
    const ending = owner((em) => appendTombstone(em, caller, Kept, { subject: randomUUID() }));
    await expect(ending).rejects.toThrow('keeps every event');
  });
});

it('removes what was settled long ago, and nothing that is open or was settled since', async () => {
  const park = (offset: number, state: string, settledDaysAgo: number | null) =>
    database.admin.query(
      `INSERT INTO parked_messages (id, consumer_group, topic, topic_partition, topic_offset, headers, error, state,
         reason, parked_at, settled_at)
       VALUES (gen_random_uuid(), 'old', 'old', 0, $1, '{}', 'broken', $2,
         CASE WHEN $2 = 'dismissed' THEN 'a trial' END, now() - interval '1 year', now() - make_interval(days => $3))`,
      [offset, state, settledDaysAgo],
    );
  await park(1, 'dismissed', 31);
  await park(2, 'replayed', 31);
  await park(3, 'dismissed', 29);
  await park(4, 'replayed', 29);
  await park(5, 'parked', null);
  await park(6, 'replaying', null);
  const left = async () => {
    const rows: { place: number }[] = await database.admin.query(
      `SELECT topic_offset::int AS place FROM parked_messages WHERE consumer_group = 'old' ORDER BY 1`,
    );
    return rows.map(({ place }) => place);
  };
  await startWorker();
  expect(await left()).toHaveLength(6);
  await startWorker(Described, { parkedKeptDays: 30 });
  await until(async () => (await left()).length < 5);
  expect(await left()).toEqual([3, 4, 5, 6]);
});
