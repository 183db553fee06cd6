import { start as loadDemo } from '../src/load-demo';
import { startReporting, type Reporting } from './service';
import { dataDir, provinceId } from './tra-vinh';

let reporting: Reporting;
beforeAll(async () => {
  reporting = await startReporting();
});
afterAll(() => reporting?.close());

it('loads what the papers state, and a second time the same', async () => {
  const env = { DATABASE_URL: reporting.database.loader.url, DATA_DIR: dataDir };
  const rows = () =>
    reporting.database.admin.query('SELECT * FROM stated_figures ORDER BY id') as Promise<{ province_id: string }[]>;
  await loadDemo(env);
  const first = await rows();
  expect(first.length).toBeGreaterThan(70);
  expect(new Set(first.map((row) => row.province_id))).toEqual(new Set([provinceId]));
  await loadDemo(env);
  expect(await rows()).toEqual(first);
});
