import { TitleStated } from '@langmoi/contracts/titles';
import { SlippageView, YearView, type TargetView } from '@langmoi/contracts/year';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { aCaller } from '@langmoi/testing/callers';
import { anEvent } from '@langmoi/testing/events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { start as loadDemo } from '../src/load-demo';
import { dataDir, filesEnv, startService, type TestService } from './service';

const provinceId = uuidOf('province', '84');
const reader = aCaller({ provinceId, roles: ['citizen'] });
let criteria: TestService;

interface Recognised {
  readonly communeCode: string;
  readonly district: string;
  readonly tier: 'NTM' | 'NANG_CAO';
  readonly asOf: string;
  readonly source: { document: string; date: string; line: number };
}

/** The province on 1/7/2020, as the service has copied it from the directory. */
async function copyUnits(): Promise<void> {
  const { units } = JSON.parse(readFileSync(join(dataDir, 'demo/tra-vinh/units.json'), 'utf8')) as {
    units: { code: string; parentCode: string | null; level: string; kind?: string; name: string }[];
  };
  const rows = units.map(({ code, parentCode, level, kind = level, name }) => ({
    ...{ id: uuidOf('unit', code), province_id: provinceId, code, level, kind, name },
    parent_id: parentCode === null ? null : uuidOf('unit', parentCode),
  }));
  const { admin } = criteria.database;
  await admin.query(`INSERT INTO directory_units SELECT * FROM jsonb_populate_recordset(NULL::directory_units, $1)`, [
    JSON.stringify(rows),
  ]);
  await admin.query(`INSERT INTO directory_provinces VALUES ($1, true, '2020-07-01')`, [provinceId]);
}

/** The 57 and the 2 of the report, as recognition tells of them. */
async function hearTitles(): Promise<void> {
  const file = JSON.parse(readFileSync(join(dataDir, 'demo/tra-vinh/recognised.json'), 'utf8')) as {
    recognised: Recognised[];
    advanced: Recognised[];
  };
  for (const { communeCode, district, tier, asOf, source } of [...file.recognised, ...file.advanced]) {
    const [communeId, districtId] = [uuidOf('unit', communeCode), uuidOf('unit', district)];
    const data = { communeId, districtId, tier, decisionNumber: null, asOf, source };
    await criteria.deliver(TitleStated, anEvent(TitleStated, data, { provinceid: provinceId }));
  }
}

beforeAll(async () => {
  criteria = await startService();
  const load = () => loadDemo({ ...filesEnv(), DATABASE_URL: criteria.database.loader.url, DATA_DIR: dataDir });
  await load();
  await load(); // every start of the product loads again
  await copyUnits();
  await hearTitles();
});
afterAll(() => criteria?.close());

const view = async (query = '', year = 2020) =>
  YearView.parse((await criteria.ask(`/years/${year}${query}`, reader)).body);
const target = ({ targets }: { targets: TargetView[] }, key: string) => targets.find((one) => one.key === key)!;
const counts = ({ counts: all }: TargetView) =>
  Object.fromEntries(all.map(({ by, numerator, denominator, unknown }) => [by, [numerator, denominator, unknown]]));
const reported = '?on=2020-08-06';

it('has the plan’s targets, by name and by number: 13, 21 and 9 communes, 35 hamlets, 2 districts', async () => {
  const year = await view();
  expect(year.lists.map(({ tier, version, communes }) => [tier, version, communes.length])).toEqual([
    ['NTM', 1, 13],
    ['NANG_CAO', 1, 21],
    ['KIEU_MAU', 1, 9],
  ]);
  const numbers = ['communes-ntm', 'communes-advanced', 'communes-model', 'hamlets-model', 'districts'];
  const told = numbers.map((key) => target(year, key));
  expect(told.map(({ number, rows }) => [number, rows.length])).toEqual([13, 21, 9, 35, 2].map((n) => [n, n]));
  expect(told.map(({ source: { line } }) => line)).toEqual([24, 38, 40, 42, 23]);
});

it('finds of the 13 what the report states, 02/13, and of the 21 04/21, by the detailed lists', async () => {
  const year = await view(reported);
  const [ntm, advanced] = [target(year, 'communes-ntm'), target(year, 'communes-advanced')];
  expect(counts(ntm)).toEqual({ recognised: [0, 13, 0], figures: [0, 13, 13], said: [2, 13, 0] });
  expect(counts(advanced)).toEqual({ recognised: [0, 21, 0], figures: [0, 21, 21], said: [4, 21, 0] });
  expect([ntm, advanced].map(({ statements: [first] }) => [first?.numerator, first?.denominator])).toEqual([
    [2, 13],
    [4, 21],
  ]);
  const full = ntm.rows.filter(({ said }) => said?.missing.length === 0).map(({ unitId }) => unitId);
  expect(full.sort()).toEqual([uuidOf('unit', '29389'), uuidOf('unit', '29489')].sort());
  const tanHiep = ntm.rows.find(({ unitId }) => unitId === uuidOf('unit', '29509'));
  expect(tanHiep?.said).toMatchObject({ met: 12, of: 19, missing: [1, 5, 9, 11, 16, 17, 19], source: { line: 57 } });
  expect(ntm.rows.some(({ rehearsal }) => rehearsal)).toBe(false);
  // the paper does not agree with itself: named, and adjusted nowhere
  expect(ntm.remarks.map(({ sources }) => sources.map(({ line }) => line))).toEqual([
    [51, 57],
    [55, 57],
  ]);
});

it('moves with the day that is asked about, and with what was known', async () => {
  const said = async (query: string) => counts(target(await view(query), 'communes-ntm'))['said'];
  expect(await said('?on=2020-07-01')).toEqual([0, 13, 13]);
  expect(await said(`${reported}&knownOn=2020-07-01`)).toEqual([0, 13, 13]);
  const before = await view('?on=2020-03-31');
  expect([before.targets, before.lists.map(({ communes }) => communes.length)]).toEqual([[], [0, 0, 0]]);
  const later = await view('?on=2021-09-30');
  expect(counts(target(later, 'hamlets-model'))).toEqual({ said: [5, 35, 30] });
  expect(counts(target(await view(reported), 'hamlets-model'))).toEqual({ said: [0, 35, 35] });
});

it('counts districts by their communes: Càng Long has 10 of 13, as the report states', async () => {
  const districts = target(await view(reported), 'districts');
  expect(districts.rows.map(({ value, of }) => [value, of])).toEqual([
    [10, 13],
    [1, 1],
  ]);
  expect(counts(districts)).toMatchObject({ recognised: [1, 2, 0] });
  expect(counts(target(await view(reported), 'model-in-each-district'))).toEqual({ recognised: [0, 9, 0] });
});

it('computes the mean from what is known, beside the 17.4 that the report prints', async () => {
  const mean = target(await view(reported), 'mean');
  expect(mean.mean).toEqual({ sum: 57 * 19 + 196, over: 70, rounded: '18.27' });
  expect(counts(mean)).toEqual({ known: [70, 85, 15] });
  expect(mean.statements[0]?.text.vi).toBe('17,4 tiêu chí/xã');
  expect(counts(target(await view(reported), 'least'))).toEqual({ known: [65, 85, 15] });
  expect(counts(target(await view(reported), 'gain'))).toEqual({ known: [0, 85, 85] });
});

it('says of the communes of Trà Cú recognised under the older set that nobody has assessed them by the newer', async () => {
  const raised = target(await view('', 2023), 'raised-tra-cu');
  expect(raised).toMatchObject({ number: 12, statements: [{ numerator: 12, denominator: 12 }] });
  const then = target(await view('?on=2023-12-31', 2023), 'raised-tra-cu');
  expect(counts(then)).toEqual({ figures: [0, 6, 6], said: [0, 6, 6] });
});

it('tells of every recognised commune that must be raised once the set of 2021 is in force', async () => {
  const slips = async (query: string) =>
    SlippageView.parse((await criteria.ask(`/slippage?tier=NTM&${query}`, reader)).body);
  const later = await slips('from=2020-08-06&on=2022-06-30');
  expect([later.raise.set?.id, later.raise.rows.length]).toEqual(['xa-ntm-2021-2025', 57]);
  expect(later.lost).toMatchObject({ comparable: false, setFrom: { id: 'xa-ntm-2016-2020' }, rows: [] });
  const now = await slips('from=2020-01-01&on=2020-08-06');
  expect(now.raise.rows).toEqual([]);
  expect(now.next).toMatchObject({
    set: { id: 'xa-ntm-2021-2025' },
    fromOn: '2021-01-01',
    carried: 18,
    indicators: 57,
  });
});
