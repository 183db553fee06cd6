import { UnitDescribed } from '@langmoi/contracts/directory';
import { UnitFact, type NotingUnitFact, type UnitFactsView } from '@langmoi/contracts/unit-facts';
import type { UnitHit, UnitLife } from '@langmoi/contracts/units';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { aCaller } from '@langmoi/testing/callers';
import { randomUUID } from 'node:crypto';
import { loadCountry } from '../src/country/load-country';
import { loadDemos } from '../src/demo/load-demos';
import { dataDir, startService, type TestService } from './service';
import { vinhLongAlone } from './vinh-long';

const provinceId = uuidOf('province', '84');
const unit = (code: string) => uuidOf('unit', code);
const huyenHoi = unit('29278');
const reader = aCaller({ provinceId, roles: ['citizen'] });
const administrator = aCaller({
  provinceId,
  unitId: unit('84'),
  unitPath: [unit('84')],
  roles: ['provinceAdministrator'],
});
const sources = [{ document: 'Báo cáo (diễn tập)', date: '2020-08-06', line: 12 }];

let directory: TestService;
beforeAll(async () => {
  directory = await startService();
  await directory.load((loads) => loadDemos(loads, dataDir));
  await directory.load((loads) => loadCountry(loads, () => undefined, vinhLongAlone()));
}, 60_000);
afterAll(() => directory?.close());

const facts = async (unitId: string, on = '2020-07-01') =>
  (await directory.ask<UnitFactsView>(`/units/${unitId}/facts?on=${on}`, reader)).body;
const note = (unitId: string, said: Pick<NotingUnitFact, 'content'> & Partial<NotingUnitFact>, by = administrator) =>
  directory.command(`POST /units/${unitId}/facts`, { sources, ...said }, by);
const withdraw = (id: string, by = administrator) =>
  directory.command(`POST /unit-facts/${id}/withdraw`, { reason: 'ghi nhầm (diễn tập)' }, by);
const communeCalled = async (name: string, district: string): Promise<string> => {
  const [row] = await directory.database.admin.query(
    `SELECT c.id FROM units c JOIN units d ON d.id = c.parent_id WHERE c.name = $1 AND d.name = $2`,
    [name, district],
  );
  return row.id;
};

it('has of the demo what papers name, with the line, and no more', async () => {
  const { hamlets, zones, facts: said } = await facts(await communeCalled('Tân Hùng', 'Tiểu Cần'));
  expect(hamlets.map(({ name, kind }) => [kind, name])).toEqual([
    ['ap', 'Chợ'],
    ['ap', 'Nhứt'],
  ]);
  expect(zones).toEqual([]);
  expect(said[0]).toMatchObject({ fromOn: null, decision: null, sources: [{ line: 46 }] });
  const difficult = await facts(await communeCalled('Đôn Châu', 'Duyên Hải'));
  expect(difficult.zones).toMatchObject([{ zone: 'especiallyDifficult', fromOn: null }]);
  const rows = await directory.database.admin.query(
    `SELECT content->>'kind' AS kind, count(*)::int AS count FROM unit_facts GROUP BY 1 ORDER BY 1`,
  );
  expect(rows).toEqual([
    { kind: 'alias', count: expect.any(Number) },
    { kind: 'hamlet', count: 35 },
    { kind: 'zone', count: 8 },
  ]);
});

it('takes the demo in once', async () => {
  const count = () => directory.database.admin.query('SELECT count(*) FROM unit_facts');
  const before = await count();
  await directory.load((loads) => loadDemos(loads, dataDir));
  expect(await count()).toEqual(before);
});

it('tells others in which zones a unit is, from when to when, and that it was noted wrongly', async () => {
  const told = async (unitId: string) =>
    (await directory.events(UnitDescribed.type))
      .filter(({ id }) => id === unitId)
      .map((data) => (data['life'] as UnitLife).zones);
  // told anew once the country was loaded, and in the same zone
  for (const zones of await told(await communeCalled('Đôn Châu', 'Duyên Hải')))
    expect(zones).toEqual([{ zone: 'especiallyDifficult', fromOn: null, toOn: null }]);
  const before = (await told(huyenHoi)).length;
  const noted = await note(huyenHoi, { content: { kind: 'zone', zone: 'group2' }, fromOn: '2026-02-15' });
  await withdraw(UnitFact.parse(noted.body).id);
  expect((await told(huyenHoi)).slice(before - 1)).toEqual([
    undefined,
    [{ zone: 'group2', fromOn: '2026-02-15', toOn: null }],
    undefined,
  ]);
});

it('finds a unit by a name that was just noted, and no more once that was withdrawn', async () => {
  const search = async () => (await directory.ask<UnitHit[]>('/units/search?q=Quyen%20Hoy', reader)).body;
  expect(await search()).toEqual([]);
  const noted = await note(huyenHoi, { content: { kind: 'alias', written: 'Quyễn Hoy' } });
  const body = UnitFact.parse(noted.body);
  expect({ status: noted.status, withdrawn: body.withdrawn }).toEqual({ status: 201, withdrawn: null });
  expect(await search()).toMatchObject([{ unit: { unitId: huyenHoi }, by: 'alias', matched: 'Quyễn Hoy' }]);
  expect((await withdraw(body.id)).body['withdrawn']).toMatchObject({ reason: 'ghi nhầm (diễn tập)' });
  expect(await search()).toEqual([]);
  expect((await facts(huyenHoi)).facts.find(({ id }) => id === body.id)?.withdrawn).not.toBeNull();
  expect(await withdraw(body.id)).toMatchObject({ status: 409, body: { type: '/problems/unit-fact-withdrawn' } });
});

it('follows a hamlet from its beginning under a new name and another commune to its end', async () => {
  const other = await communeCalled('Tân Bình', 'Càng Long');
  const decision = { number: '1/NQ-HĐND (diễn tập)', date: '2015-01-01', authority: 'HĐND tỉnh (diễn tập)' };
  const begun = await note(huyenHoi, {
    content: { kind: 'hamlet', hamletKind: 'ap', name: 'Thử' },
    fromOn: '2010-01-01',
  });
  const { content } = UnitFact.parse(begun.body);
  const hamletId = content.kind === 'hamlet' ? content.hamletId : '';
  const renamed = { kind: 'hamlet' as const, hamletKind: 'ap' as const, hamletId, name: 'Thử Mới' };
  await note(huyenHoi, { content: renamed, fromOn: '2015-02-01', decision });
  await note(other, { content: renamed, fromOn: '2018-01-01' });
  await note(other, { content: { kind: 'hamletEnded', hamletId, into: [] }, fromOn: '2020-01-01' });
  const on = async (unitId: string, day: string) => (await facts(unitId, day)).hamlets.map(({ name }) => name);
  expect(await on(huyenHoi, '2009-12-31')).toEqual([]);
  expect(await on(huyenHoi, '2014-12-31')).toEqual(['Thử']);
  expect(await on(huyenHoi, '2017-12-31')).toEqual(['Thử Mới']);
  expect([await on(huyenHoi, '2018-01-01'), await on(other, '2018-01-01')]).toEqual([[], ['Thử Mới']]);
  expect(await on(other, '2020-01-01')).toEqual([]);
});

it('shows the hamlets of a commune under the one that took it whole, and says whose they were', async () => {
  const tanHung = await communeCalled('Tân Hùng', 'Tiểu Cần');
  const [hit] = (await directory.ask<UnitHit[]>(`/units/search?q=Tân Hùng, Tiểu Cần&on=2026-01-01`, reader)).body;
  const [heir] = hit?.heirs ?? [];
  const { hamlets, zones } = await facts(heir?.unitId ?? '', '2026-01-01');
  expect(hamlets).toMatchObject(expect.arrayContaining([expect.objectContaining({ name: 'Nhứt', saidOf: tanHung })]));
  expect(zones).toEqual([]);
  expect((await facts(heir?.unitId ?? '', '2025-06-30')).hamlets).toEqual([]);
});

it('refuses what is not said well, of a stranger, or by somebody else', async () => {
  const alias = { kind: 'alias' as const, written: 'Tên (diễn tập)' };
  expect((await note(huyenHoi, { content: alias }, reader)).status).toBe(403);
  expect((await note(huyenHoi, { content: alias, sources: [] })).status).toBe(400);
  expect((await note(huyenHoi, { content: alias, fromOn: '2020-01-02', toOn: '2020-01-01' })).status).toBe(400);
  const ended = { kind: 'hamletEnded' as const, hamletId: randomUUID(), into: [] };
  expect(await note(huyenHoi, { content: ended })).toMatchObject({
    ...{ status: 422, body: { type: '/problems/hamlet-unknown' } },
  });
  const stranger = aCaller({ provinceId: uuidOf('province', '01'), roles: ['provinceAdministrator'] });
  expect((await note(huyenHoi, { content: alias }, stranger)).status).toBe(404);
  const [first] = (await facts(huyenHoi)).facts;
  expect((await withdraw(first?.id ?? '', stranger)).status).toBe(404);
  expect((await withdraw(randomUUID())).body).toMatchObject({ type: '/problems/unit-fact-not-found' });
  expect((await directory.ask(`/units/${randomUUID()}/facts?on=2020-01-01`, reader)).status).toBe(404);
});

it('lets a province speak of its own hamlets alone, and of those that it took over', async () => {
  const tanHung = await communeCalled('Tân Hùng', 'Tiểu Cần');
  const [hit] = (await directory.ask<UnitHit[]>(`/units/search?q=Tân Hùng, Tiểu Cần&on=2026-01-01`, reader)).body;
  const [heir] = hit?.heirs ?? [];
  const { admin } = directory.database;
  await admin.query(`UPDATE province_grants SET from_on = '2020-01-01' WHERE province_id = $1`, [provinceId]);
  const [{ top }] = await admin.query(`SELECT successor_unit_id AS top FROM province_grants WHERE province_id = $1`, [
    provinceId,
  ]);
  const [tenant, mine] = [randomUUID(), heir?.unitId ?? ''];
  await admin.query(
    `INSERT INTO provinces (id, code, name, is_demo, tenant) VALUES ($1, '86', 'Thử', false, 'province')`,
    [tenant],
  );
  await admin.query(
    `INSERT INTO units (id, province_id, parent_id, level, kind, code, name, full_name)
     VALUES ($2, $1, NULL, 'province', 'province', '86', 'Thử', 'Tỉnh Thử'),
            ($3, $1, $2, 'commune', 'commune', 'm1', 'Thử', 'Xã Thử')`,
    [tenant, top, mine],
  );
  const heirs = aCaller({ provinceId: tenant, unitId: top, unitPath: [top], roles: ['provinceAdministrator'] });
  const { hamlets } = await facts(tanHung);
  const taken = hamlets[0]?.hamletId ?? '';
  const begun = await note(huyenHoi, { content: { kind: 'hamlet', hamletKind: 'ap', name: 'Của Trà Vinh' } });
  const { content } = UnitFact.parse(begun.body);
  const theirs = content.kind === 'hamlet' ? content.hamletId : '';
  const refused = { status: 422, body: { type: '/problems/hamlet-unknown' } };
  const ended = (hamletId: string) => ({ kind: 'hamletEnded' as const, hamletId, into: [] });
  expect(await note(mine, { content: ended(theirs) }, heirs)).toMatchObject(refused);
  const moved = { kind: 'hamlet' as const, hamletKind: 'ap' as const, hamletId: theirs, name: 'Lấy' };
  expect(await note(mine, { content: moved }, heirs)).toMatchObject(refused);
  expect(await note(mine, { content: ended(taken), fromOn: '2025-06-01' }, heirs)).toMatchObject(refused);
  expect((await note(mine, { content: ended(taken), fromOn: '2026-01-01' }, heirs)).status).toBe(201);

  // Read as its successor, the day is the province's.
  const on = async (by: typeof reader) => (await directory.ask<UnitFactsView>(`/units/${huyenHoi}/facts`, by)).body.on;
  expect(await on({ ...heirs, readsProvinceId: provinceId, inherits: true })).toBe(await on(reader));
});
