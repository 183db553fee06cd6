import { FiguresRecorded } from '@langmoi/contracts/figures';
import { aCaller } from '@langmoi/testing/callers';
import { setTimeout as sleep } from 'node:timers/promises';
import { anImportScene, type ImportScene, type Province } from './import-scene';

let scene: ImportScene;

beforeAll(async () => {
  scene = await anImportScene();
});
afterAll(() => scene?.criteria.close());

const communes = 100;

/** A province with a hundred communes more, of the codes from 1000 on. */
async function aLargeProvince(): Promise<Province> {
  const place = await scene.aProvince();
  await scene.criteria.database.admin.query(
    `INSERT INTO directory_units (id, province_id, parent_id, level, kind, code, name)
     SELECT gen_random_uuid(), $1, $2, 'commune', 'commune', 1000 + n, 'Xã số ' || n FROM generate_series(0, $3 - 1) AS n`,
    [place.provinceId, place.district, communes],
  );
  return place;
}

const values = ['1.1;Đạt', '1.2;5/8', '1.3;"5/8; 3"', '1.4;7', '1.5;"5/8; 4/7"'];

/** Rows of one figure each: day after day, of each day every commune with every indicator. */
function* rowsOf(count: number): Generator<string> {
  const perDay = communes * values.length;
  for (let row = 0; row < count; row++) {
    const day = new Date(Date.UTC(2017, 0, 1 + Math.floor(row / perDay))).toISOString().slice(0, 10);
    const commune = 1_000 + (Math.floor(row / values.length) % communes);
    yield `${commune};${values[row % values.length]};${day}`;
  }
}
const fileOf = (count: number): string => ['Mã xã;Chỉ tiêu;Giá trị;Ngày', ...rowsOf(count)].join('\r\n');

/** The most memory that work took beyond what was held before, in MB; and how often somebody else was answered meanwhile. */
async function beside(work: Promise<unknown>): Promise<{ megabytes: number; answered: number }> {
  const other = await scene.aProvince();
  const caller = aCaller({ ...other, roles: ['auditor'] });
  let [open, answered, most] = [true, 0, 0];
  const before = process.memoryUsage().rss;
  const ended = work.finally(() => (open = false));
  while (open) {
    const { body } = await scene.criteria.ask('/judgements?tier=NTM&on=2020-06-30', caller);
    expect(body['total']).toBe(4);
    most = Math.max(most, process.memoryUsage().rss);
    answered += 1;
    await sleep(20);
  }
  await ended;
  return { megabytes: (most - before) / 2 ** 20, answered };
}

it('takes a list of 100,000 figures in bounded memory, and answers others meanwhile', async () => {
  const place = await aLargeProvince();
  const { status, body } = await scene.send(place, fileOf(100_000));
  expect(status).toBe(201);
  const checking = await beside(scene.work());
  const file = await scene.view(place, String(body['id']));
  expect(file).toMatchObject({ state: 'checked', counts: { rows: 100_000, new: 100_000, error: 0 } });
  const recording = await beside(scene.act(place, file, 'application', { onlyValid: false }));
  expect((await scene.view(place, file.id)).judged).toMatchObject({ on: '2017-07-19' });
  const [{ count } = { count: 0 }] = await scene.criteria.database.admin.query<{ count: number }[]>(
    'SELECT count(*)::int AS count FROM figures WHERE entry_id = $1',
    [file.id],
  );
  expect(count).toBe(100_000);
  const told = (await scene.criteria.events(FiguresRecorded.type)).filter(({ entryId }) => entryId === file.id);
  expect(told.map(({ figures }) => (figures as unknown[]).length)).toEqual(Array<number>(communes).fill(1_000));
  expect([checking.answered, recording.answered].every((answers) => answers >= 10)).toBe(true);
  expect(Math.max(checking.megabytes, recording.megabytes)).toBeLessThan(200);
}, 120_000);

it('refuses a list of more rows than a file may have, and keeps nothing of it', async () => {
  const place = await scene.aProvince();
  const rows = Array.from({ length: 150_001 }, () => 'Tổng cộng;1.4;7');
  const { body } = await scene.send(place, ['Tên xã;Chỉ tiêu;Giá trị', '112;1.4;7', ...rows].join('\r\n'));
  await scene.work();
  const file = await scene.view(place, String(body['id']));
  expect(file).toMatchObject({ state: 'unreadable', counts: { rows: 0 } });
  expect(file.refusal?.detail).toContain('150.000');
  expect(await scene.cells(place, file)).toEqual([]);
}, 120_000);
