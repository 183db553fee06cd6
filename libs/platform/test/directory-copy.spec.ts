import { ClockMoved, UnitDescribed } from '@langmoi/contracts/directory';
import { freshDatabase, type TestDatabase } from '@langmoi/testing/database';
import { directoryEvents } from '@langmoi/testing/directory-events';
import { anEvent } from '@langmoi/testing/events';
import { randomUUID } from 'node:crypto';
import { DataSource, type QueryRunner } from 'typeorm';
import { Db } from '../src/db';
import { directoryConsumer, directoryLives, ProvinceRow, UnitRow } from '../src/directory-copy';
import { Migration } from '../src/migrations';
import { ProvinceGrantRow } from '../src/province-grants';
import { CreateThings } from './things';

class CreateCopies extends Migration {
  readonly id = '20261124T1010-create-copies';
  protected change(runner: QueryRunner): Promise<void> {
    return directoryLives(runner);
  }
}

const Consumer = directoryConsumer('things', 'things.reference');
let database: TestDatabase;
let dataSource: DataSource;
let copy: InstanceType<typeof Consumer>;

beforeAll(async () => {
  database = await freshDatabase('things', [CreateThings, CreateCopies], [UnitRow, ProvinceRow, ProvinceGrantRow]);
  dataSource = await new DataSource(database.worker).initialize();
  copy = new Consumer(new Db(dataSource));
});
afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

const { provinceId } = directoryEvents.commune;
const sent = (subject: string) => ({ provinceid: provinceId, subject });
const described = (id: string, name: string, aggregateversion?: number) =>
  UnitDescribed.schema.parse({
    ...anEvent(UnitDescribed, { ...directoryEvents.commune, id, name }, sent(id)),
    ...(aggregateversion && { aggregateversion }),
  });
const nameOf = async (id: string): Promise<string | undefined> => {
  const [row] = await database.admin.query('SELECT name FROM directory_units WHERE id = $1', [id]);
  return row?.name;
};

it('keeps the newest state of a unit, whatever comes late or again', async () => {
  const id = randomUUID();
  const first = described(id, 'Một'); // of the time before versions
  for (const event of [first, described(id, 'Ba', 3), described(id, 'Hai', 2), first]) await copy.unit(event);
  expect(await nameOf(id)).toBe('Ba');
});

it('forgets a unit that the directory ended, until it is described anew', async () => {
  const id = randomUUID();
  await copy.unit(described(id, 'Một', 1));
  await copy.unitEnded({ id: randomUUID(), subject: id, provinceid: provinceId, aggregateversion: 2 });
  await copy.unit(described(id, 'Một', 1));
  expect(await nameOf(id)).toBeUndefined();
  await copy.unit(described(id, 'Mới', 3));
  expect(await nameOf(id)).toBe('Mới');
});

it('forgets who took a province over with the province’s own unit, and with no other', async () => {
  const [province, commune] = [randomUUID(), randomUUID()];
  const successor = { unitId: randomUUID(), fromOn: '2025-07-01', decision: null };
  const told = (id: string, data: object) =>
    UnitDescribed.schema.parse({
      ...anEvent(UnitDescribed, { ...directoryEvents.commune, id, ...data }, sent(id)),
      aggregateversion: 1,
    });
  const ended = (subject: string) =>
    copy.unitEnded({ id: randomUUID(), subject, provinceid: provinceId, aggregateversion: 2 });
  const grants = () => database.admin.query('SELECT successor_unit_id FROM province_grants');
  await copy.unit(told(province, { level: 'province', kind: 'province', parentId: null, successor }));
  await copy.unit(told(commune, {}));
  await ended(commune);
  expect(await grants()).toEqual([{ successor_unit_id: successor.unitId }]);
  await ended(province);
  expect(await grants()).toEqual([]);
});

it('keeps a unit’s whole life, and has it again from the newest event of each unit alone', async () => {
  const [one, two] = [randomUUID(), randomUUID()];
  const { life, ...unit } = directoryEvents.commune;
  const renamed = { ...life, states: life.states.map((state) => ({ ...state, unitId: two, name: 'Tên mới' })) };
  const saying = (data: object, subject: string, aggregateversion: number) =>
    UnitDescribed.schema.parse({
      ...anEvent(UnitDescribed, { ...unit, id: subject, ...data }, sent(subject)),
      aggregateversion,
    });
  const topic = [
    saying({}, one, 1), // of the time before there were lives
    saying({ life }, two, 1),
    saying({ life }, one, 2),
    saying({ life: renamed, name: 'Tên mới' }, two, 2),
  ];
  const rows = () => database.admin.query('SELECT * FROM directory_units WHERE id IN ($1, $2) ORDER BY id', [one, two]);
  for (const event of topic) await copy.unit(event);
  const kept = await rows();
  expect(kept).toContainEqual(expect.objectContaining({ id: two, name: 'Tên mới', life: renamed }));
  expect(kept).toContainEqual(expect.objectContaining({ id: one, life }));

  await database.admin.query('TRUNCATE directory_units, inbox_events, inbox_versions');
  const newest = new Map(topic.map((event) => [event.subject, event])); // what compaction leaves
  for (const event of newest.values()) await copy.unit(event);
  expect(await rows()).toEqual(kept);
});

it('keeps who took the province over, by the newest word of the province itself, and forgets a merger that was none', async () => {
  const [id, heir] = [randomUUID(), randomUUID()];
  const decision = { number: '202/2025/QH15', date: '2025-06-12', authority: 'Quốc hội' };
  const saying = (aggregateversion: number, data: object = {}) => {
    const province = {
      ...directoryEvents.commune,
      id,
      level: 'province',
      kind: 'province',
      name: 'Trà Vinh',
      parentId: null,
    };
    return UnitDescribed.schema.parse({
      ...anEvent(UnitDescribed, { ...province, ...data }, sent(id)),
      aggregateversion,
    });
  };
  const grants = () => database.admin.query('SELECT * FROM province_grants WHERE province_id = $1', [provinceId]);
  const merged = { successor: { unitId: heir, fromOn: '2025-07-01', decision } };
  await copy.unit(saying(2, merged));
  await copy.unit(saying(1));
  await copy.unit(described(randomUUID(), 'Xã', 1)); // what is said of a commune says nothing of its province
  expect(await grants()).toMatchObject([{ province_name: 'Trà Vinh', successor_unit_id: heir, decision }]);
  await copy.unit(saying(3));
  expect(await grants()).toEqual([]);
});

it('does not take a date back', async () => {
  const moved = (today: string, aggregateversion: number) =>
    ClockMoved.schema.parse({
      ...anEvent(ClockMoved, { ...directoryEvents.clock, provinceId, today }, sent(provinceId)),
      aggregateversion,
    });
  await copy.clock(moved('2020-08-01', 2));
  await copy.clock(moved('2020-07-01', 1));
  const [row] = await database.admin.query(`SELECT today::text FROM directory_provinces WHERE province_id = $1`, [
    provinceId,
  ]);
  expect(row.today).toBe('2020-08-01');
});

it('forgets the clock of a province that the directory ended, whatever of it comes late', async () => {
  const province = randomUUID();
  const of = { provinceid: province, subject: province };
  const moved = ClockMoved.schema.parse({
    ...anEvent(ClockMoved, { ...directoryEvents.clock, provinceId: province }, of),
    aggregateversion: 1,
  });
  const clocks = () => database.admin.query('SELECT 1 FROM directory_provinces WHERE province_id = $1', [province]);
  await copy.clock(moved);
  expect(await clocks()).toHaveLength(1);
  await copy.clockEnded({ ...of, id: randomUUID(), aggregateversion: 2 });
  await copy.clock({ ...moved, id: randomUUID() });
  expect(await clocks()).toEqual([]);
});
