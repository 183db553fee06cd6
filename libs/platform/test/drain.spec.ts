import { aCaller } from '@langmoi/testing/callers';
import { freshDatabase, type TestDatabase } from '@langmoi/testing/database';
import { until } from '@langmoi/testing/until';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { Db } from '../src/db';
import { drain } from '../src/drain';
import { append, type OutboxMessage } from '../src/outbox';
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
const openAll = async (count: number): Promise<string[]> => {
  const subjects = Array.from({ length: count }, () => randomUUID() as string);
  for (const subject of subjects) await open(subject);
  return subjects;
};
const waiting = async (): Promise<number> => {
  const [row] = await database.admin.query('SELECT count(*)::int AS n FROM outbox_events WHERE published_at IS NULL');
  return row.n;
};
const keysOf = (messages: OutboxMessage[]) => messages.map(({ key }) => key);

it('sends all that waits in the order of writing, batch after batch', async () => {
  const subjects = await openAll(8);
  const batches: string[][] = [];
  const send = async (messages: OutboxMessage[]) => void batches.push(keysOf(messages));
  expect(await drain(dataSource, send, { batch: 3 })).toBe(8);
  expect(batches).toEqual([subjects.slice(0, 3), subjects.slice(3, 6), subjects.slice(6)]);
  expect([await waiting(), await drain(dataSource, send)]).toEqual([0, 0]);
});

it('never has two batches on their way at once', async () => {
  await openAll(6);
  let underway = 0;
  let most = 0;
  await drain(
    dataSource,
    async () => {
      most = Math.max(most, ++underway);
      await new Promise((resolve) => setTimeout(resolve, 20));
      underway--;
    },
    { batch: 2 },
  );
  expect(most).toBe(1);
});

it('keeps a batch that could not be sent and all behind it, and marks those that arrived before', async () => {
  const subjects = await openAll(6);
  let batches = 0;
  const breaking = async () => {
    if (++batches === 2) throw new Error('no broker');
  };
  await expect(drain(dataSource, breaking, { batch: 2 })).rejects.toThrow('no broker');
  expect(await waiting()).toBe(4);
  const keys: string[] = [];
  await drain(dataSource, async (messages) => void keys.push(...keysOf(messages)), { batch: 2 });
  expect(keys).toEqual(subjects.slice(2));
});

it('sends again, in the same order, what was on its way when the process ended', async () => {
  const subjects = await openAll(5);
  const sent: string[] = [];
  const dying = await new DataSource({
    ...database.together,
    extra: { ...database.together.extra, max: 1 },
  }).initialize();
  const [{ pid }] = await dying.query('SELECT pg_backend_pid() AS pid');
  const cut = drain(
    dying,
    async (messages) => {
      sent.push(...keysOf(messages));
      if (sent.length === 4) await database.admin.query('SELECT pg_terminate_backend($1)', [pid]);
    },
    { batch: 2 },
  );
  await expect(cut).rejects.toThrow();
  const before = sent.length; // the batch behind may have left before the cut was felt
  await dying.destroy();
  await until(async () => (await drain(dataSource, async (messages) => void sent.push(...keysOf(messages)))) > 0);
  expect(await waiting()).toBe(0);
  expect([...new Set(sent)]).toEqual(subjects);
  const again = sent.slice(before);
  expect(again).toEqual(subjects.slice(5 - again.length));
});

it('takes in what a slow transaction commits behind later ones', async () => {
  const [slow, quick] = [randomUUID() as string, randomUUID() as string];
  const keys: string[] = [];
  let finish = () => {};
  const held = new Promise<void>((resolve) => (finish = resolve));
  const slowly = db.run(caller, async (em) => {
    await append(em, caller, Opened, { subject: slow, data: { year: 2020 } });
    await open(quick); // a later number, an earlier commit
    await drain(dataSource, async (messages) => void keys.push(...keysOf(messages)));
    finish();
  });
  await Promise.all([held, slowly]);
  await drain(dataSource, async (messages) => void keys.push(...keysOf(messages)));
  expect(keys).toEqual([quick, slow]);
});

it('ends after the batch in hand when it is told to', async () => {
  await openAll(6);
  const closing = new AbortController();
  const count = await drain(dataSource, async () => closing.abort(), { batch: 2, signal: closing.signal });
  // The next may have been read already: then it leaves too.
  expect([2, 4]).toContain(count);
  expect(await waiting()).toBe(6 - count);
});

it('takes along, behind a batch that was not full, what was written meanwhile and gathered after it', async () => {
  const subjects = [randomUUID(), randomUUID(), randomUUID()];
  await open(subjects[0]!);
  const batches: string[][] = [];
  const send = async (messages: OutboxMessage[]) => {
    batches.push(keysOf(messages));
    if (batches.length > 1) return;
    await open(subjects[1]!);
    setTimeout(() => void open(subjects[2]!), 50);
  };
  expect(await drain(dataSource, send, { gatherMs: 1_000 })).toBe(3);
  expect(batches).toEqual([subjects.slice(0, 1), subjects.slice(1)]);
  expect(await waiting()).toBe(0);
});

it('lets one relay at a time send', async () => {
  await open(randomUUID());
  let other: number | undefined;
  const first = await drain(dataSource, async () => {
    other = await drain(dataSource, () => Promise.resolve());
  });
  expect({ first, other }).toEqual({ first: 1, other: 0 });
});
