import { FigureExport } from '@langmoi/contracts/figure-exports';
import { openFiles } from '@langmoi/platform/files';
import { aCaller, as } from '@langmoi/testing/callers';
import { until } from '@langmoi/testing/until';
import { randomUUID } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { z } from 'zod';
import { ExportJobs } from '../src/figure-export/export-jobs';
import { chunked } from '../src/figure-export/writing';
import { anImportScene, table, type ImportScene, type Province } from './import-scene';
import { filesEnv } from './service';

let scene: ImportScene;
const env = filesEnv();
const store = openFiles({ ...env, S3_REGION: 'us-east-1' });

beforeAll(async () => {
  scene = await anImportScene(env);
});
afterAll(() => scene?.criteria.close());

/** One officer for each province: each sees exports of their own. */
const office = ({ provinceId, province }: Province) =>
  aCaller({ provinceId, unitId: province, unitPath: [province], roles: ['coordinationOffice'], userId: province });
const asked = { tier: 'NTM', from: '2020-01-01', to: '2020-12-31', layout: 'long', format: 'csv' };
const begin = async (place: Province, change: object = {}) =>
  FigureExport.parse(
    (await scene.criteria.command('POST /figure-exports', { ...asked, ...change }, office(place))).body,
  );
const list = async (place: Province, caller = office(place)) =>
  z.array(FigureExport).parse((await scene.criteria.ask('/figure-exports', caller)).body);
const fileOf = async (place: Province, id: string, no: number): Promise<Buffer> => {
  const url = `/figure-exports/${id}/files/${no}`;
  const answer = await scene.criteria.app.inject({ url, headers: as(office(place)) });
  expect([answer.statusCode, answer.headers['x-content-type-options']]).toEqual([200, 'nosniff']);
  return answer.rawPayload;
};
const jobs = () => scene.criteria.worker.get(ExportJobs);
const filesOf = async ({ provinceId }: Province) => {
  const keys: string[] = [];
  for await (const { key } of store.list(`${provinceId}/exports/`)) keys.push(key);
  return keys;
};
const linesOf = (content: Buffer) => content.toString().trimEnd().split('\r\n');

/** Bytes that are in use, once what is not was swept away. */
function living(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const figures = table(
  'Mã xã;Chỉ tiêu;Tử số;Mẫu số;Giá trị;Ngày;Ghi chú',
  '111;1.2;1.187,69;1.250;;;=1+1',
  '112;1.4;;;1.234;;-ghi chú',
  '113;1.4;;;7;31/3/2020;',
);

async function aFilled() {
  const place = await scene.aProvince();
  const file = await scene.checked(place, figures);
  await scene.act(place, file, 'application', { onlyValid: false });
  return place;
}

it.each(['csv', 'xlsx'])(
  'writes as %s, in the background, files that can be imported again without a change',
  async (format) => {
    const place = await aFilled();
    for (const [layout, names, same, total] of [
      ['long', [`so-lieu-NTM-three-2020-01-01-2020-12-31.${format}`], [3], 3],
      ['wide', [`so-lieu-NTM-2020-03-31.${format}`, `so-lieu-NTM-2020-06-30.${format}`], [1, 2], 8],
    ] as const) {
      const begun = await begin(place, { layout, format });
      expect(begun).toMatchObject({ state: 'waiting', files: [] });
      expect(await jobs().next()).toBe(true);
      const [ready] = await list(place);
      expect(ready).toMatchObject({ id: begun.id, state: 'ready', done: total, total });
      expect(ready?.files.map(({ name }) => name)).toEqual(names);
      for (const [at, { no }] of (ready?.files ?? []).entries()) {
        const content = await fileOf(place, begun.id, no);
        expect(content.toString().includes('"=1+1"')).toBe(false);
        const day = layout === 'wide' && at === 0 ? '2020-03-31' : '2020-06-30';
        const again = await scene.checked(place, content, { fields: { asOf: day } });
        expect(again).toMatchObject({
          state: 'checked',
          layout,
          counts: { same: same[at], new: 0, changed: 0, error: 0 },
        });
      }
    }
  },
);

it('tells nobody else of an export, and lets whoever asked for it let it go, with its files', async () => {
  const place = await aFilled();
  const { id } = await begin(place);
  await jobs().next();
  const colleague = { ...office(place), userId: randomUUID() };
  expect(await list(place, colleague)).toEqual([]);
  const theirs = await scene.criteria.app.inject({ url: `/figure-exports/${id}/files/0`, headers: as(colleague) });
  expect(theirs.statusCode).toBe(404);
  expect((await scene.criteria.command(`POST /figure-exports/${id}/cancellation`, {}, colleague)).status).toBe(404);
  expect(await filesOf(place)).toHaveLength(1);
  const cancelled = await scene.criteria.command(`POST /figure-exports/${id}/cancellation`, {}, office(place));
  expect(cancelled).toMatchObject({ status: 200, body: { state: 'cancelled', files: [] } });
  expect(await filesOf(place)).toEqual([]);
  const gone = await scene.criteria.app.inject({ url: `/figure-exports/${id}/files/0`, headers: as(office(place)) });
  expect([gone.statusCode, gone.json<{ type: string }>().type]).toEqual([409, '/problems/figure-export-not-ready']);
});

it('takes its files away when their time is over', async () => {
  const place = await aFilled();
  const { id } = await begin(place);
  await jobs().next();
  await scene.criteria.database.admin.query(
    `UPDATE figure_exports SET expires_at = now() - interval '1 s' WHERE id = $1`,
    [id],
  );
  expect(await jobs().next()).toBe(true);
  expect(await list(place)).toMatchObject([{ state: 'expired', files: [] }]);
  expect(await filesOf(place)).toEqual([]);
});

it('keeps the worker for nobody alone, and goes on with what a lost worker had begun', async () => {
  const place = await aFilled();
  const { admin } = scene.criteria.database;
  const all = [await begin(place), await begin(place), await begin(place)];
  const fourth = await scene.criteria.command('POST /figure-exports', asked, office(place));
  expect([fourth.status, fourth.body['type']]).toEqual([409, '/problems/too-many-exports']);
  const of = (state: string, touched: string) =>
    admin.query(
      `UPDATE figure_exports SET state = $2, run = gen_random_uuid(), touched_at = now() - $3::interval WHERE id = $1`,
      [all[0]?.id, state, touched],
    );
  await of('writing', '10 s');
  for (let turn = 0; turn < 2; turn++) await jobs().next();
  expect((await list(place)).map(({ state }) => state).sort()).toEqual(['ready', 'ready', 'writing']);
  expect(await jobs().next()).toBe(false);
  await of('writing', '2 minutes');
  await jobs().next();
  expect((await list(place)).map(({ state }) => state)).toEqual(['ready', 'ready', 'ready']);
});

describe('of a large province', () => {
  const communes = 3_000;
  /** Three thousand communes more, each with forty figures of each of two years. */
  async function aLarge() {
    const place = await scene.aProvince();
    const { admin } = scene.criteria.database;
    await admin.query(
      `WITH units AS (INSERT INTO directory_units (id, province_id, parent_id, level, kind, code, name)
         SELECT gen_random_uuid(), $1, $2, 'commune', 'commune', (20000 + n)::text, 'Xã ' || n FROM generate_series(1, $3) n
         RETURNING id)
       INSERT INTO figures (province_id, criteria_set, unit_id, indicator, version, set_version, entry_id, basis, value, as_of,
              known_on, rehearsal, recorded_by, recorded_at, capacity)
       SELECT $1, 'three', id, '1.4', n, 1, $1, 'entered', jsonb_build_object('kind', 'count', 'value', n::text),
              make_date(2018, 1, 1) + n * 10, '2020-06-30', true, $1, now(), 'own'
         FROM units, generate_series(1, 80) n`,
      [place.provinceId, place.district, communes],
    );
    return place;
  }

  it('writes 240,000 rows in files that an import takes, within bounded memory, and stops when it is let go', async () => {
    const place = await aLarge();
    const refused = await scene.criteria.app.inject({
      ...{ url: '/figures/file?tier=NTM&on=2020-06-30&layout=long&format=csv', headers: as(office(place)) },
    });
    expect([refused.statusCode, refused.json<{ type: string }>().type]).toEqual([409, '/problems/export-too-large']);

    const { id } = await begin(place, { from: '2018-01-01' });
    const before = living();
    let most = before;
    const watch = setInterval(() => (most = Math.max(most, living())), 500);
    await jobs().next();
    clearInterval(watch);
    const [ready] = await list(place);
    expect(ready).toMatchObject({ id, state: 'ready', done: communes, total: communes });
    expect(ready?.files.map(({ rows }) => rows)).toEqual([100_000, 100_000, 40_000]);
    expect((most - before) / 2 ** 20).toBeLessThan(100); // one file of 10 MB, and one portion
    const units = new Set<string>();
    for (const { no } of ready?.files ?? []) {
      const [, ...rows] = linesOf(await fileOf(place, id, no));
      expect(rows).toHaveLength(ready?.files[no]?.rows ?? 0);
      for (const line of rows) units.add(line.slice(0, 7));
    }
    expect(units.size).toBe(communes);

    const second = await begin(place, { from: '2018-01-01' });
    const writing = jobs().next();
    await until(async () => (await list(place))[0]?.done !== 0);
    await scene.criteria.command(`POST /figure-exports/${second.id}/cancellation`, {}, office(place));
    await writing;
    const [letGo] = await list(place);
    expect(letGo).toMatchObject({ state: 'cancelled' });
    expect(letGo?.done).toBeLessThan(communes);
    expect((await filesOf(place)).filter((key) => key.includes(second.id))).toEqual([]);
  }, 120_000);
});

it('keeps a commune whole, and together what fits', () => {
  const sizes = [3, 4, 2, 9, 1, 12, 1];
  expect(chunked(sizes, (one) => one, 8)).toEqual([[3, 4], [2], [9], [1], [12], [1]]);
  expect(chunked([], (one: number) => one, 8)).toEqual([]);
});
