import { aCaller } from '@langmoi/testing/callers';
import { freshDatabase, type TestDatabase } from '@langmoi/testing/database';
import { until } from '@langmoi/testing/until';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { Db } from '../src/db';
import { drain } from '../src/drain';
import { once } from '../src/idempotency';
import { firstTime, newestState } from '../src/inbox';
import { silentLog } from '../src/logger';
import { append, type OutboxMessage } from '../src/outbox';
import { startRelay } from '../src/relay';
import { Telemetry } from '../src/telemetry/telemetry';
import { currentTrace } from '../src/trace';
import { CreateThings, Opened } from './things';

let database: TestDatabase;
let dataSource: DataSource;
let db: Db;
const caller = aCaller();

beforeAll(async () => {
  database = await freshDatabase('things', [CreateThings]);
  dataSource = await new DataSource(database.together).initialize();
  db = new Db(dataSource);
});
afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});
beforeEach(() => database.admin.query('DELETE FROM outbox_events'));

const open = (subject: string, year = 2020) =>
  db.run(caller, (em) => append(em, caller, Opened, { subject, data: { year } }));
const waiting = async (): Promise<number> => {
  const [row] = await database.admin.query('SELECT count(*)::int AS n FROM outbox_events WHERE published_at IS NULL');
  return row.n;
};

describe('the outbox', () => {
  it('publishes what was committed, and only that, once', async () => {
    const subject = randomUUID();
    await open(subject);
    const refused = db.run(caller, async (em) => {
      await append(em, caller, Opened, { subject, data: { year: 2021 } });
      throw new Error('refused');
    });
    await expect(refused).rejects.toThrow('refused');
    const sent: OutboxMessage[] = [];
    const relay = () => drain(dataSource, async (messages) => void sent.push(...messages));
    expect([await relay(), await relay()]).toEqual([1, 0]);
    expect(sent).toEqual([{ topic: Opened.topic, key: subject, value: expect.any(String) }]);
    expect(JSON.parse(String(sent[0]!.value))).toEqual({
      specversion: '1.0',
      id: expect.any(String),
      source: '/spec',
      type: 'spec.thing.opened',
      time: expect.any(String),
      subject,
      datacontenttype: 'application/json',
      provinceid: caller.provinceId,
      aggregateversion: 1,
      data: { year: 2020 },
    });
  });

  it('refuses data that breaks the contract before anything is written', async () => {
    await expect(open(randomUUID(), 20.5)).rejects.toThrow('expected int');
    expect(await waiting()).toBe(0);
  });

  it('continues the trace of the request that caused the fact', async () => {
    const trace = await Telemetry.quiet({ service: 'spec', process: 'api' }).span('thing.open', {}, async () => {
      await open(randomUUID());
      return currentTrace()!;
    });
    const [row] = await database.admin.query(`SELECT envelope->>'traceparent' AS parent FROM outbox_events`);
    expect(row.parent).toBe(trace.traceparent);
  });
});

describe('the version of an aggregate', () => {
  const versionsOf = async (subject: string): Promise<number[]> => {
    const rows: { version: string }[] = await database.admin.query(
      `SELECT envelope->>'aggregateversion' AS version FROM outbox_events WHERE key = $1 ORDER BY seq`,
      [subject],
    );
    return rows.map(({ version }) => Number(version));
  };
  const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

  it('rises by one in the order of the outbox, however many write at once', async () => {
    const [one, two] = [randomUUID(), randomUUID()];
    await Promise.all(upTo(30).map((year) => open(year % 3 === 0 ? two : one, year)));
    expect([await versionsOf(one), await versionsOf(two)]).toEqual([upTo(20), upTo(10)]);
  });

  it('has no gap where a transaction was undone', async () => {
    const subject = randomUUID();
    await open(subject);
    const undone = db.run(caller, async (em) => {
      await append(em, caller, Opened, { subject, data: { year: 1 } });
      await append(em, caller, Opened, { subject, data: { year: 2 } });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await db.run(caller, async (em) => {
      await append(em, caller, Opened, { subject, data: { year: 3 } });
      await append(em, caller, Opened, { subject, data: { year: 4 } });
    });
    expect(await versionsOf(subject)).toEqual([1, 2, 3]);
  });

  it('is counted apart for each topic', async () => {
    const subject = randomUUID();
    const Elsewhere = { ...Opened, topic: 'langmoi.spec.other.v1' };
    await open(subject);
    await db.run(caller, (em) => append(em, caller, Elsewhere, { subject, data: { year: 2020 } }));
    expect(await versionsOf(subject)).toEqual([1, 1]);
  });

  it('leaves in order for the broker, whatever fails or starts anew on the way', async () => {
    const subjects = [randomUUID(), randomUUID(), randomUUID()];
    const arrived = new Map<string, number[]>(subjects.map((subject) => [subject, []]));
    let batches = 0;
    const send = async (messages: OutboxMessage[]) => {
      for (const { key, value } of messages) arrived.get(key)?.push(JSON.parse(String(value)).aggregateversion);
      if (++batches % 2 === 1) throw new Error('the broker has it, we do not know');
    };
    const relay = () => startRelay({ dataSource, send, log: silentLog, pollMs: 1 });
    let running = relay();
    for (const year of upTo(20)) {
      await Promise.all(subjects.map((subject) => open(subject, year)));
      if (year % 7 === 0) {
        await running.stop();
        running = relay();
      }
    }
    await until(async () => (await waiting()) === 0);
    await running.stop();
    for (const versions of arrived.values()) expect(firstOnes(versions)).toEqual(upTo(20));
  });
});

/** Without what came again: a delivery may repeat, from some version on, but never skip. */
const firstOnes = (versions: number[]) =>
  versions.filter((version, index) => version > Math.max(0, ...versions.slice(0, index)));

describe('the relay', () => {
  it('sends by itself, waits out a broker that is away, and stops', async () => {
    let away = true;
    const keys: string[] = [];
    const send = (messages: OutboxMessage[]) =>
      away
        ? Promise.reject(new Error('no broker'))
        : Promise.resolve(void keys.push(...messages.map(({ key }) => key)));
    const relay = startRelay({ dataSource, send, log: silentLog, pollMs: 10 });
    const [one, two] = [randomUUID(), randomUUID()];
    await open(one);
    await open(two);
    expect(keys).toEqual([]);
    away = false;
    await until(() => keys.length === 2);
    expect(keys).toEqual([one, two]);
    await relay.stop();
    await open(randomUUID());
    expect(await waiting()).toBe(1);
  });
});

describe('a command', () => {
  const request = { year: 2020, note: 'a' };
  const command = (choice: { key?: string; request?: object } = {}) => ({
    caller,
    key: randomUUID() as string,
    request,
    ...choice,
  });
  const addThing = (asked: ReturnType<typeof command>) =>
    db.run(caller, (em) =>
      once(em, asked, async () => {
        const id = randomUUID();
        await em.query('INSERT INTO things (id, province_id) VALUES ($1, $2)', [id, caller.provinceId]);
        return { id };
      }),
    );

  it('returns its first answer when it is repeated, in whatever order its fields come', async () => {
    const asked = command();
    const first = await addThing(asked);
    expect(await addThing({ ...asked, request: { note: 'a', year: 2020 } })).toEqual(first);
  });

  it('is done once when twins arrive together', async () => {
    const asked = command();
    const [first, ...others] = await Promise.all(Array.from({ length: 4 }, () => addThing(asked)));
    for (const other of others) expect(other).toEqual(first);
  });

  it('is refused when its key belongs to another request', async () => {
    const asked = command();
    await addThing(asked);
    const other = addThing({ ...asked, request: { year: 2021 } });
    await expect(other).rejects.toMatchObject({ type: '/problems/idempotency-key-reused', status: 422 });
  });

  it('reads ahead behind its claim: once for its work, and for a repetition in vain', async () => {
    const asked = command();
    const unread = () => Promise.reject(new Error('not there'));
    const add = (ahead: () => Promise<number>) =>
      db.run(caller, (em) => once(em, asked, (read) => Promise.resolve({ read }), ahead));
    await expect(add(unread)).rejects.toThrow('not there');
    expect(await add(() => Promise.resolve(7))).toEqual({ read: 7 });
    expect(await add(unread)).toEqual({ read: 7 });
  });

  it('may be tried again after a refusal, and the keys of two people never meet', async () => {
    const asked = command();
    const refused = db.run(caller, (em) => once(em, asked, () => Promise.reject(new Error('not yet'))));
    await expect(refused).rejects.toThrow('not yet');
    const first = await addThing(asked);
    expect(await addThing({ ...asked, caller: aCaller(), request: { year: 1 } })).not.toEqual(first);
  });
});

describe('the inbox', () => {
  it('knows an event by consumer, and forgets with the transaction', async () => {
    const id = randomUUID();
    const seen = (consumer: string) => db.run(caller, (em) => firstTime(em, consumer, id));
    const undone = db.run(caller, async (em) => {
      await firstTime(em, 'a', id);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect([await seen('a'), await seen('a'), await seen('b')]).toEqual([true, false, true]);
  });

  it('tells a newer state of a subject from an older one, and takes the same one twice', async () => {
    const subject = randomUUID();
    const takes = (aggregateversion?: number, consumer = 'a') =>
      db.run(caller, (em) => newestState(em, consumer, { subject, aggregateversion }));
    expect([await takes(), await takes()]).toEqual([true, true]); // of the time before versions
    expect([await takes(2), await takes(2), await takes(5)]).toEqual([true, true, true]);
    expect([await takes(4), await takes(), await takes(5)]).toEqual([false, false, true]);
    expect(await takes(1, 'b')).toBe(true);
  });
});
