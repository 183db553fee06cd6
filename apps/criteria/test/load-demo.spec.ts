import {
  AssessmentRecorded,
  CommuneCriteriaView,
  CommuneRegistered,
  CriteriaSetPublished,
  CriteriaSetView,
  SetComparison,
} from '@langmoi/contracts/criteria';
import type { UnitDependant } from '@langmoi/contracts/unit-changes';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { ClockMoved, UnitDescribed } from '@langmoi/contracts/directory';
import { aCaller } from '@langmoi/testing/callers';
import { directoryEvents } from '@langmoi/testing/directory-events';
import { anEvent } from '@langmoi/testing/events';
import { aForm, aMergerInto, hearChange, reversed } from '@langmoi/testing/unit-changes';
import { start as loadDemo } from '../src/load-demo';
import { dataDir, filesEnv, startService, type TestService } from './service';

const provinceId = uuidOf('province', '84');
const reader = aCaller({ provinceId, roles: ['auditor'] });
let criteria: TestService;

const load = () => loadDemo({ ...filesEnv(), DATABASE_URL: criteria.database.loader.url, DATA_DIR: dataDir });
const stated = async (code: string, tier: string) =>
  (await criteria.events(AssessmentRecorded.type)).find(
    (data) => data['communeId'] === uuidOf('unit', code) && data['tier'] === tier,
  );

beforeAll(async () => {
  criteria = await startService();
  await load();
});
afterAll(() => criteria?.close());

const listed = async () => CriteriaSetView.array().parse((await criteria.ask('/criteria-sets', reader)).body);

it('shows all fourteen sets, each with how much of it is known', async () => {
  const sets = await listed();
  const counts = sets.map(({ id, known, criteria: { length } }) => [id, known, length].join(' '));
  expect(counts).toHaveLength(14);
  expect(counts).toEqual(
    expect.arrayContaining([
      'xa-ntm-2016-2020 indicators 19',
      'tra-vinh-xa-ntm-nang-cao-2018-2020 numbers 20',
      'xa-ntm-2026-2030 criteria 10',
      'tinh-hoan-thanh-2021-2025 noCriteria 0',
    ]),
  );
  const ofTraVinh = sets.find(({ id }) => id.startsWith('tra-vinh'));
  expect(ofTraVinh?.law).toMatchObject({ document: 'Quyết định 1629/QĐ-UBND', date: '2018-08-14' });
  expect([ofTraVinh?.issuer, ofTraVinh?.criteria.every(({ title }) => title === null)]).toEqual(['84', true]);
  const leads = sets
    .find(({ id }) => id === 'xa-ntm-2016-2020')
    ?.criteria.map((criterion) => criterion.leads.map(({ organisationName }) => organisationName));
  expect([leads?.[0], leads?.[18]]).toEqual([['Sở Xây dựng'], ['Công an tỉnh', 'Bộ Chỉ huy Quân sự tỉnh']]);
});

it('keeps of an indicator how it is measured, what is asked where, and by which text', async () => {
  const sets = await listed();
  const indicator = (id: string, code: string) =>
    sets
      .find((set) => set.id === id)
      ?.criteria.flatMap((one) => one.indicators)
      .find((one) => one.code === code);
  expect(indicator('xa-ntm-2016-2020', '10')).toMatchObject({ operator: '>=', threshold: 50 });
  expect(indicator('xa-ntm-2016-2020', '10')?.law?.thresholds.map(({ region, value }) => [region, value])).toEqual([
    ...[
      ['TDMNPB', '36'],
      ['ĐBSH', '50'],
      ['BTB', '36'],
      ['DHNTB', '41'],
      ['TN', '41'],
      ['ĐNB', '59'],
    ],
    ['ĐBSCL', '50'],
  ]);
  expect(indicator('xa-ntm-2021-2025', '10')).toMatchObject({
    threshold: null,
    law: { thresholds: [{ value: null, confidence: 'notFound', law: { article: 'Phụ lục I' } }] },
  });
  expect(indicator('xa-ntm-2016-2020', '2.1')).toMatchObject({ operator: 'province', law: { thresholds: [] } });
});

it('compares the set of a period with the one before, and knows no version that is not there', async () => {
  const compare = (other: string) =>
    criteria.ask(`/criteria-sets/xa-ntm-2016-2020/versions/1/comparison?${other}`, reader);
  const { body } = await compare('with=xa-ntm-2021-2025&withVersion=1');
  const { criteria: differing } = SetComparison.parse(body);
  const labour = differing.find(({ no }) => no === 12);
  expect(labour?.before?.title?.vi).toBe('Lao động có việc làm');
  expect(labour?.indicators.map(({ code, before, after }) => [code, before !== null, after !== null])).toEqual([
    ['12.1', false, true],
    ['12.2', false, true],
    ['12', true, false],
  ]);
  // a market was asked then as now
  expect(differing.map(({ no }) => no)).not.toContain(7);
  expect(await compare('with=xa-ntm-2021-2025&withVersion=9')).toMatchObject({
    status: 404,
    body: { type: '/problems/criteria-set-not-found' },
  });
});

it('announces the sets that communes can be assessed by, and no other', async () => {
  const events = await criteria.events(CriteriaSetPublished.type);
  expect(events.map(({ id, tier }) => [id, tier].join(' ')).sort()).toEqual([
    'tra-vinh-xa-ntm-nang-cao-2018-2020 NANG_CAO',
    'xa-ntm-2016-2020 NTM',
    'xa-ntm-2021-2025 NTM',
    'xa-ntm-2026-2030 NTM',
    'xa-ntm-kieu-mau-2018-2020 KIEU_MAU',
    'xa-ntm-kieu-mau-2021-2025 KIEU_MAU',
    'xa-ntm-nang-cao-2021-2025 NANG_CAO',
  ]);
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
  const [{ count }] = await criteria.database.admin.query(
    `SELECT count(*)::int FROM assessments WHERE criteria_set LIKE '%xa-%'`,
  );
  expect(count).toBe(34);
});

it('registers each of them for 2020 by the line of the plan', async () => {
  const events = await criteria.events(CommuneRegistered.type);
  expect(events).toHaveLength(34 + 9); // nine for the model tier, of which no report says anything
  expect(events.every(({ year }) => year === 2020)).toBe(true);
  expect(events[0]).toMatchObject({ version: 1, asOf: '2020-04-01', rehearsal: false, source: { line: 36 } });
});

it('lists, for whoever changes units, what hangs on two communes, and nothing of others', async () => {
  const [hamTan, other] = ['29489', '29488'].map((code) => uuidOf('unit', code));
  const ask = async (caller = reader) =>
    (await criteria.ask<UnitDependant[]>(`/unit-dependants?unitIds=${hamTan},${other}`, caller)).body;
  expect((await ask()).filter(({ unitId }) => unitId === hamTan)).toMatchObject([
    { kind: 'registration', label: { vi: 'Đăng ký phấn đấu năm 2020' } },
    { kind: 'assessment', count: 1 },
  ]);
  expect((await ask()).filter(({ unitId, kind }) => unitId === other && kind === 'registration')).toEqual([]);
  expect(await ask(aCaller({ roles: ['auditor'] }))).toEqual([]);
  const dashes = await criteria.ask(`/unit-dependants?unitIds=${hamTan},${'-'.repeat(36)}`, reader);
  expect(dashes.status).toBe(400);
});

it('says of a registration whose commune is no more that no text says what becomes of it, and changes nothing of it', async () => {
  const [hamTan, heir] = [uuidOf('unit', '29489'), uuidOf('unit', 'spec')];
  const change = aMergerInto(aForm(heir, null, 'Tân Mới'), [aForm(hamTan, null, 'Hàm Tân')]);
  const registration = async () => {
    const { body } = await criteria.ask(`/communes/${hamTan}/tiers/NTM`, reader);
    return CommuneCriteriaView.parse(body).registration;
  };
  const told = { provinceid: provinceId };
  await criteria.deliver(ClockMoved, anEvent(ClockMoved, directoryEvents.clock, told));
  await criteria.deliver(UnitDescribed, anEvent(UnitDescribed, directoryEvents.commune, told));
  const before = await registration();
  expect(before).toMatchObject({ year: 2020 });
  await hearChange(criteria, provinceId, change);
  const { successions, ...since } = (await registration())!;
  expect(since).toEqual(before);
  expect(successions).toMatchObject([
    { case: 'registrationOfEnded', outcome: 'notLaidDown', fromName: 'Hàm Tân', toId: null, decision: change.decision },
  ]);
  await hearChange(criteria, provinceId, reversed(change), 2);
  await hearChange(criteria, provinceId, change, 1); // late
  expect(await registration()).toEqual(before);
});

it('changes and announces nothing when it is loaded again', async () => {
  const { admin } = criteria.database;
  const state = () =>
    Promise.all([
      ...['criteria_sets', 'registrations', 'targets', 'target_statements', 'assessments'].map((table) =>
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
  expect(await criteria.events(CriteriaSetPublished.type)).toHaveLength(8);
});
