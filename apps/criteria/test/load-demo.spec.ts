import {
  AssessmentRecorded,
  CommuneRegistered,
  CriteriaSetPublished,
  CriteriaSetView,
} from '@langmoi/contracts/criteria';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { aCaller } from '@langmoi/testing/callers';
import { start as loadDemo } from '../src/load-demo';
import { dataDir, startService, type TestService } from './service';

const provinceId = uuidOf('province', '84');
const reader = aCaller({ provinceId, roles: ['auditor'] });
let criteria: TestService;

const load = () => loadDemo({ DATABASE_URL: criteria.database.app.url, DATA_DIR: dataDir });
const stated = async (code: string, tier: string) =>
  (await criteria.events(AssessmentRecorded.type)).find(
    (data) => data['communeId'] === uuidOf('unit', code) && data['tier'] === tier,
  );

beforeAll(async () => {
  criteria = await startService();
  await load();
});
afterAll(() => criteria?.close());

it('publishes the set of 19 criteria with 49 indicators and the provincial one of 20 without titles', async () => {
  const { body } = await criteria.ask('/criteria-sets', reader);
  const sets = CriteriaSetView.array().parse(body);
  const counts = sets.map((set) => [
    set.id,
    set.criteria.length,
    set.criteria.reduce((count, { indicators }) => count + indicators.length, 0),
  ]);
  expect(counts).toEqual([
    ['tra-vinh-xa-ntm-nang-cao-2018-2020', 20, 0],
    ['xa-ntm-2016-2020', 19, 49],
  ]);
  expect(sets[0]?.criteria.every(({ title }) => title === null)).toBe(true);
  const leads = sets[1]?.criteria.map((criterion) => criterion.leads.map(({ organisationName }) => organisationName));
  expect([leads?.[0], leads?.[18]]).toEqual([['Sở Xây dựng'], ['Công an tỉnh', 'Bộ Chỉ huy Quân sự tỉnh']]);
  expect(await criteria.events(CriteriaSetPublished.type)).toHaveLength(2);
});

it('states exactly what the report says is missing in the 13 and the 21 registered communes', async () => {
  const events = await criteria.events(AssessmentRecorded.type);
  const count = (tier: string) => events.filter((data) => data['tier'] === tier).length;
  expect([count('NTM'), count('NANG_CAO')]).toEqual([13, 21]);
  expect(await stated('29506', 'NTM')).toMatchObject({
    ...{ basis: 'stated', asOf: '2020-08-06', version: 1, rehearsal: false },
    ...{ metCount: 15, total: 19, missing: [1, 5, 9, 17], noData: [] },
    source: { line: 57 },
  });
  expect(await stated('29489', 'NTM')).toMatchObject({ metCount: 19, missing: [] });
  expect(await stated('29323', 'NANG_CAO')).toMatchObject({ metCount: 20, total: 20 });
});

it('keeps both statements about Tân Hiệp: the list of twelve, and the thirteen beside it', async () => {
  const tanHiep = await stated('29509', 'NTM');
  expect(tanHiep).toMatchObject({ metCount: 12, missing: [1, 5, 9, 11, 16, 17, 19] });
  expect(tanHiep).toMatchObject({ source: { note: expect.stringContaining('Dòng 55: 13/19.') } });
});

it('invents no assessment for the communes that are only called recognised', async () => {
  const [{ count }] = await criteria.database.admin.query('SELECT count(*)::int FROM assessments');
  expect(count).toBe(34);
});

it('registers each of them for 2020 by the line of the plan', async () => {
  const events = await criteria.events(CommuneRegistered.type);
  expect(events).toHaveLength(34);
  expect(events.every(({ year }) => year === 2020)).toBe(true);
  expect(events[0]).toMatchObject({ source: { line: 36 } });
});

it('changes and announces nothing when it is loaded again', async () => {
  const { admin } = criteria.database;
  const state = () =>
    Promise.all([
      ...['criteria_sets', 'registrations', 'assessments'].map((table) =>
        admin.query(`SELECT * FROM ${table} ORDER BY 2, 1`),
      ),
      admin.query('SELECT count(*) FROM outbox_events'),
    ]);
  const before = await state();
  await load();
  expect(await state()).toEqual(before);
});

it('publishes a set whose words were mended as its next version, and keeps the old one', async () => {
  const { admin } = criteria.database;
  await admin.query(`UPDATE criteria_sets SET legal_basis = 'misread' WHERE id = 'xa-ntm-2016-2020'`);
  await load();
  const versions = await admin.query(
    `SELECT version, legal_basis <> 'misread' AS mended FROM criteria_sets WHERE id = 'xa-ntm-2016-2020' ORDER BY 1`,
  );
  expect(versions).toEqual([
    { version: 1, mended: false },
    { version: 2, mended: true },
  ]);
  expect(await criteria.events(CriteriaSetPublished.type)).toHaveLength(3);
});
