import { ProvinceOverview } from '@langmoi/contracts/reporting';
import { nationId } from '@langmoi/platform/nation';
import { aCaller } from '@langmoi/testing/callers';
import { randomUUID } from 'node:crypto';
import { startReporting, type Reporting } from './service';
import { eventsOfTraVinh, provinceId } from './tra-vinh';

let reporting: Reporting;
const viewer = (readsProvinceId: string | null) =>
  aCaller({
    ...{ provinceId: nationId, unitId: nationId, unitPath: [nationId] },
    ...{ roles: ['nationalViewer'], readsProvinceId },
  });
const overview = `/provinces/${provinceId}/overview`;

beforeAll(async () => {
  reporting = await startReporting();
  await reporting.loadStatements();
  await reporting.deliverTogether(eventsOfTraVinh());
});
afterAll(() => reporting?.close());

it('shows a national viewer the province it reads as the province sees itself, and keeps which request that was', async () => {
  const reader = viewer(provinceId);
  const seen = await reporting.get(overview, reader);
  expect(seen.status).toBe(200);
  const own = await reporting.overview();
  expect(ProvinceOverview.parse(seen.body)).toEqual(own);
  const records: Record<string, unknown>[] = await reporting.database.admin.query(
    'SELECT * FROM province_reads WHERE user_id = $1',
    [reader.userId],
  );
  expect(new Set(records.map(({ request }) => request))).toEqual(new Set([`GET ${overview}`]));
  expect(new Set(records.map(({ province_id }) => province_id))).toEqual(new Set([provinceId]));
});

it.each([
  ['no province at all', () => viewer(null)],
  ['another province', () => viewer(randomUUID())],
  ['it as an office of another province', () => aCaller({ roles: ['nationalViewer'] })],
])('hides the province from who reads %s', async (_, who) => {
  const asked = await reporting.get(overview, who());
  expect([403, 404]).toContain(asked.status);
});
