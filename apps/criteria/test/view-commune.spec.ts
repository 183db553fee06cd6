import { CommuneCriteriaView } from '@langmoi/contracts/criteria';
import { ClockMoved, UnitDescribed } from '@langmoi/contracts/directory';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { aCaller } from '@langmoi/testing/callers';
import { directoryEvents } from '@langmoi/testing/directory-events';
import { anEvent } from '@langmoi/testing/events';
import { describeTraVinh, vinhLong } from '@langmoi/testing/vinh-long';
import { loadDemos } from '../src/demo/load-demos';
import { aCommune, dataDir, startService, type TestService } from './service';

const provinceId = uuidOf('province', '84');
const reader = aCaller({ provinceId, roles: ['auditor'] });
const longHiep = uuidOf('unit', '29506');
let criteria: TestService;

const view = (communeId: string, tier = 'NTM', caller = reader) =>
  criteria.ask(`/communes/${communeId}/tiers/${tier}`, caller);
const sent = { provinceid: provinceId };
const described = (code: string, name: string) =>
  anEvent(UnitDescribed, { ...directoryEvents.commune, id: uuidOf('unit', code), code, name }, sent);
const clock = (today: string) => anEvent(ClockMoved, { ...directoryEvents.clock, today }, sent);

beforeAll(async () => {
  criteria = await startService();
  await criteria.load((loads) => loadDemos(loads, dataDir));
  await criteria.deliver(ClockMoved, clock('2020-07-01'));
  await criteria.deliver(UnitDescribed, described('29506', 'Long Hiệp'));
  await criteria.deliver(UnitDescribed, described('29485', 'Thanh Sơn'));
});
afterAll(() => criteria?.close());

it('shows the 19 criteria with lead departments, what is missing, the registration and the source', async () => {
  const page = CommuneCriteriaView.parse((await view(longHiep)).body);
  expect(page.set.criteria).toHaveLength(19);
  expect(page.set.criteria[0]?.leads).toMatchObject([{ organisationName: 'Sở Xây dựng', basis: 'inferred' }]);
  expect(page.current).toMatchObject({ metCount: 15, missing: [1, 5, 9, 17], source: { line: 57 } });
  expect(page.history).toEqual([page.current]);
  expect(page.registration).toMatchObject({ year: 2020, source: { line: 36 } });
  expect(page.actions.map(({ allowed }) => allowed)).toEqual([false, false]);
});

it('says nothing of a commune that no paper describes', async () => {
  const page = CommuneCriteriaView.parse((await view(uuidOf('unit', '29485'))).body);
  expect([page.current, page.history, page.registration]).toEqual([null, [], null]);
});

it('judges the advanced tier by the provincial set and the model tier by the national one of its years', async () => {
  expect((await view(longHiep, 'NANG_CAO')).body).toMatchObject({ set: { id: 'tra-vinh-xa-ntm-nang-cao-2018-2020' } });
  expect((await view(longHiep, 'KIEU_MAU')).body).toMatchObject({ set: { id: 'xa-ntm-kieu-mau-2018-2020' } });
});

it('knows no set for a tier that none is in force for', async () => {
  const other = await aCommune(criteria);
  const caller = aCaller({ provinceId: other.provinceId, roles: ['auditor'] });
  const { status, body } = await view(other.communeId, 'KIEU_MAU', caller);
  expect({ status, type: body['type'] }).toEqual({ status: 404, type: '/problems/criteria-set-not-found' });
});

it('takes in what the directory really sends', async () => {
  await criteria.deliver(UnitDescribed, anEvent(UnitDescribed, directoryEvents.commune, sent));
  const page = CommuneCriteriaView.parse((await view(directoryEvents.commune.id)).body);
  expect(page.current).toMatchObject({ metCount: 19, missing: [] });
});

it('follows the directory: a new name, a new date, and nothing twice', async () => {
  const { admin } = criteria.database;
  const renamed = described('29485', 'Tên Mới');
  await criteria.deliver(UnitDescribed, renamed);
  await criteria.deliver(UnitDescribed, described('29485', 'Thanh Sơn'));
  await criteria.deliver(UnitDescribed, renamed); // delivered again, late
  const units = await admin.query(`SELECT name FROM directory_units WHERE code = '29485'`);
  await criteria.deliver(ClockMoved, clock('2020-07-20'));
  const clocks = await admin.query(`SELECT today::text FROM directory_provinces WHERE province_id = $1`, [provinceId]);
  expect([units, clocks]).toEqual([[{ name: 'Thanh Sơn' }], [{ today: '2020-07-20' }]]);
});

it('hides the communes and the sets of another province', async () => {
  const { communeId } = await aCommune(criteria);
  expect((await view(communeId)).status).toBe(404);
  const { body } = await criteria.ask<{ id: string }[]>('/criteria-sets', reader);
  expect(body.map(({ id }) => id)).not.toContain('three');
});

it('says where a commune lies by the units of another day, and carries none of its criteria there', async () => {
  await describeTraVinh(criteria);
  const [plain, asked] = await Promise.all(
    ['NTM', 'NTM?units=2025-07-01'].map(async (tier) => CommuneCriteriaView.parse((await view(longHiep, tier)).body)),
  );
  const { carried, ...rest } = asked!;
  expect(rest).toEqual(plain);
  expect(carried?.places).toMatchObject([{ fromName: 'Xã Long Hiệp', unit: { level: 'commune', parentId: vinhLong } }]);
});
