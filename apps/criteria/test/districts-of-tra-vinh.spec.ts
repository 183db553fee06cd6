import { CascadeView } from '@langmoi/contracts/missing';
import { TitleStated } from '@langmoi/contracts/titles';
import { UnitJudgementView } from '@langmoi/contracts/unit-judgements';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { aCaller } from '@langmoi/testing/callers';
import { anEvent } from '@langmoi/testing/events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { start as loadDemo } from '../src/load-demo';
import { dataDir, filesEnv, startService, type TestService } from './service';

const provinceId = uuidOf('province', '84');
const reader = aCaller({ provinceId, roles: ['auditor'] });
const read = (file: string) => JSON.parse(readFileSync(join(dataDir, 'demo/tra-vinh', file), 'utf8')) as object;
const { units } = read('units.json') as {
  units: { code: string; parentCode: string | null; level: string; kind: string; name: string }[];
};
const { recognised } = read('recognised.json') as {
  recognised: {
    communeCode: string;
    district: string;
    tier: 'NTM';
    asOf: string;
    source: TitleStated['data']['source'];
  }[];
};
let criteria: TestService;

beforeAll(async () => {
  criteria = await startService();
  const { admin } = criteria.database;
  await loadDemo({ ...filesEnv(), DATABASE_URL: criteria.database.loader.url, DATA_DIR: dataDir });
  await admin.query(`INSERT INTO directory_provinces VALUES ($1, true, '2020-08-06')`, [provinceId]);
  for (const { code, parentCode, level, kind, name } of units) {
    const parentId = parentCode === null ? null : uuidOf('unit', parentCode);
    await admin.query(`INSERT INTO directory_units VALUES ($1, $2, $3, $4, $5, $6, $7)`, [
      ...[uuidOf('unit', code), provinceId, parentId, level, kind, code, name],
    ]);
  }
  for (const { communeCode, district, tier, asOf, source } of recognised) {
    const of = { communeId: uuidOf('unit', communeCode), districtId: uuidOf('unit', district), tier };
    const data = { ...of, decisionNumber: null, asOf, source };
    await criteria.deliver(TitleStated, anEvent(TitleStated, data, { provinceid: provinceId }));
  }
});
afterAll(() => criteria?.close());

const nameOf = (id: string) => units.find(({ code }) => uuidOf('unit', code) === id)?.name;
const cascade = async (query = '') =>
  CascadeView.parse((await criteria.ask(`/cascade?tier=NTM${query}`, reader)).body).units;

it('counts what the report counts: so many of its communes each district has recognised, and waits for the others', async () => {
  const all = await cascade();
  const rows = all.slice(1).map(({ unitId, waits, metCount, total }) => {
    const [wait] = waits;
    return [nameOf(unitId), wait ? `${wait.stand}/${wait.counted}` : 'all', `${metCount}/${total}`];
  });
  // the table of districts of the report (l.425-436), and the nine criteria as the two reports state them
  expect(rows).toEqual([
    ['Trà Vinh', 'all', '0/9'],
    ['Càng Long', '10/13', '6/9'],
    ['Cầu Kè', 'all', '0/9'],
    ['Tiểu Cần', 'all', '0/9'],
    ['Châu Thành', '7/13', '6/9'],
    ['Cầu Ngang', '6/13', '6/9'],
    ['Trà Cú', '6/15', '5/9'],
    ['Duyên Hải', '3/6', '5/9'],
    ['Duyên Hải', 'all', '0/9'],
  ]);
});

it('lets Càng Long wait for the three communes that the report names, and for three criteria of its own', async () => {
  const found = (await cascade()).find(({ unitId }) => unitId === uuidOf('unit', '844'));
  expect(
    found?.waits.map(({ code, needed, units: of }) => [code, needed, of.map(({ unitId }) => nameOf(unitId))]),
  ).toEqual([['dk1', 3, ['Huyền Hội', 'Bình Phú', 'Nhị Long']]]);
  expect(found?.waits[0]?.units.map(({ metCount, total }) => `${metCount}/${total}`)).toEqual([
    '14/19',
    '15/19',
    '16/19',
  ]);
  expect(found?.own).toEqual([1, 5, 8].map((of) => ({ of, way: 'unmeasured' })));
  expect([found?.outcome, found?.ifAll]).toEqual(['notMet', 'notMet']);
});

it('shows each of the nine with the line of the report, and Cầu Kè as recognised', async () => {
  const { body } = await criteria.ask(`/units/${uuidOf('unit', '844')}/tiers/NTM/judgement`, reader);
  const [first] = UnitJudgementView.parse(body).judgements;
  expect(first?.criteria.map(({ outcome, because, statement }) => [outcome, because, statement?.source?.line])).toEqual(
    [1, 2, 3, 4, 5, 6, 7, 8, 9].map((no) => [[1, 5, 8].includes(no) ? 'notMet' : 'met', 'stated', 65]),
  );
  const cauKe = (await cascade()).find(({ unitId }) => unitId === uuidOf('unit', '845'));
  expect(cauKe?.recognition).toMatchObject({ heldOn: '2020-05-28', decision: null, source: { line: 397 } });
});

it('knows of a report nothing before the report', async () => {
  const known = async (query: string) =>
    (await cascade(query)).find(({ unitId }) => unitId === uuidOf('unit', '844'))?.metCount;
  expect(await known('&on=2020-08-06')).toBe(6);
  expect(await known('&on=2020-08-06&knownOn=2020-08-05')).toBe(0);
  expect(await known('&on=2020-08-05')).toBe(0);
});

it('asks of the province nothing that nobody laid down for the day, and later all its districts', async () => {
  expect((await cascade())[0]).toMatchObject({ level: 'province', set: null, outcome: 'unknown', waits: [] });
  const [province] = await cascade('&on=2022-12-31');
  expect(province).toMatchObject({
    ...{ tier: 'HOAN_THANH', set: { id: 'tinh-hoan-thanh-2021-2025' }, outcome: 'unknown' },
    waits: [{ counted: 9, stand: 0, needed: 9 }],
  });
});
