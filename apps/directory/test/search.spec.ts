import type { UnitHit } from '@langmoi/contracts/units';
import { Db, systemCaller } from '@langmoi/platform/db';
import { nationId } from '@langmoi/platform/nation';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { aCaller } from '@langmoi/testing/callers';
import { randomUUID } from 'node:crypto';
import { loadCountry } from '../src/country/load-country';
import { loadDemos } from '../src/demo/load-demos';
import type { Entry } from '../src/register/register';
import { RegisterService } from '../src/register/register.service';
import { dataDir, startService, type TestService } from './service';
import { vinhLongAlone } from './vinh-long';

const provinceId = uuidOf('province', '84');
const unit = (code: string) => uuidOf('unit', code);
const vinhLong = unit('2025/86');
const reader = aCaller({ provinceId, roles: ['communeOfficer'] });
const today = '2026-01-01';

let directory: TestService;
beforeAll(async () => {
  directory = await startService();
  await directory.load((loads) => loadDemos(loads, dataDir));
  await directory.load((loads) => loadCountry(loads, () => undefined, vinhLongAlone()));
}, 60_000);
afterAll(() => directory?.close());

const ask = (query: Record<string, string>) =>
  directory.ask<UnitHit[]>(`/units/search?${new URLSearchParams(query)}`, reader);
const search = async (q: string, on?: string) => (await ask({ q, ...(on ? { on } : {}) })).body;

const record = (entry: Entry) => {
  const nation = systemCaller('directory', nationId);
  return directory.app
    .get(Db)
    .run(nation, (em) => directory.app.get(RegisterService).record(em, nation, { under: vinhLong, entries: [entry] }));
};

it('offers Huyền Hội for «Huyện Hội», with what it lies in on the demo’s day', async () => {
  const [first] = await search('Huyện Hội');
  expect(first).toMatchObject({
    ...{ by: 'alias', matched: 'Huyện Hội' },
    ...{ unit: { unitId: unit('29278'), name: 'Huyền Hội' }, isThere: true, heirs: [], calledNow: null },
    below: [
      { unitId: unit('844'), kind: 'district', name: 'Càng Long' },
      { unitId: unit('84'), kind: 'province', name: 'Trà Vinh' },
    ],
  });
});

it('offers the province for «Vinh Long» before anything else, by whichever day', async () => {
  expect((await search('Vinh Long'))[0]?.unit.unitId).toBe(unit('86'));
  const [first, second] = await search('Vinh Long', today);
  expect([first?.unit.unitId, second?.unit.unitId]).toEqual([vinhLong, unit('86')]);
});

it('says of a unit that is no more which one of the day took it', async () => {
  const [first] = await search('tỉnh Trà Vinh', today);
  expect(first).toMatchObject({
    ...{ unit: { unitId: unit('84'), toOn: '2025-06-30' }, isThere: false },
    heirs: [{ unitId: vinhLong, kind: 'province', name: 'Vĩnh Long' }],
  });
  const [huyenHoi] = await search('Huyền Hội', today);
  expect(huyenHoi?.heirs).toMatchObject([{ kind: 'commune' }]);
});

it('knows at once what the register has learned, corrections too', async () => {
  const [target] = await search('Huyền Hội', today);
  const heir = target?.heirs[0]?.unitId ?? '';
  const [before] = await search('Càng Long', today);
  const renaming: Entry = {
    ...{ id: randomUUID(), about: null, reason: null },
    change: {
      ...{ kind: 'renamed', effectiveOn: '2025-10-01', ends: [], begins: [], parts: [], decision: null, source: null },
      changes: [{ unitId: heir, name: 'Sen Trắng' }],
    },
  };
  expect(await search('Sen Trắng', today)).toEqual([]);
  await record(renaming);
  expect(await search('sen trang', today)).toMatchObject([{ unit: { unitId: heir }, by: 'name' }]);
  expect(await search('sen trang', '2025-08-01')).toMatchObject([
    { unit: { unitId: heir }, by: 'formerName', matched: 'Sen Trắng', calledNow: { name: 'Sen Trắng' } },
  ]);
  expect((await search('Huyền Hội', today))[0]?.heirs).toMatchObject([{ unitId: heir, name: 'Sen Trắng' }]);
  await record({ id: randomUUID(), about: renaming.id, change: null, reason: 'Ghi nhầm (diễn tập)' });
  expect(await search('sen trang', today)).toEqual([]);
  expect((await search('Càng Long', today))[0]).toEqual(before);
});

it('follows a unit through as many mergers as there were', async () => {
  const [target] = await search('Huyền Hội', today);
  const heir = target?.heirs[0]?.unitId ?? '';
  const [other] = await search('phường Trà Vinh', today);
  await record({
    ...{ id: randomUUID(), about: null, reason: null },
    change: {
      ...{ kind: 'merged', effectiveOn: '2025-12-01', ends: [heir], begins: [], changes: [] },
      parts: [{ fromId: heir, toId: other?.unit.unitId ?? '', shares: 'whole' }],
      ...{ decision: null, source: null },
    },
  });
  expect((await search('Huyền Hội', '2025-11-30'))[0]?.heirs).toMatchObject([{ unitId: heir }]);
  expect((await search('Huyền Hội', today))[0]?.heirs).toEqual([
    { unitId: other?.unit.unitId, kind: 'ward', name: 'Trà Vinh' },
  ]);
});

it('answers many at once that come before the names are there', async () => {
  const other = await startService();
  try {
    await other.load((loads) => loadDemos(loads, dataDir));
    const asked = Array.from({ length: 8 }, () => other.ask<UnitHit[]>('/units/search?q=Ham%20Tan', reader));
    const answers = await Promise.all(asked);
    expect(answers.map(({ body }) => body[0]?.unit.name)).toEqual(Array(8).fill('Hàm Tân'));
  } finally {
    await other.close();
  }
}, 60_000);

it('wants something to search for, and offers no more than is asked', async () => {
  expect((await ask({ q: ' ' })).status).toBe(400);
  expect((await ask({ q: 'a', limit: '3' })).body).toHaveLength(3);
});
