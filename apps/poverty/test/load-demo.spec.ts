import { HouseholdRegistered } from '@langmoi/contracts/households';
import { PolicyPublished, PovertyView, SupportRecorded, type SupportView } from '@langmoi/contracts/poverty';
import type { UnitDependant } from '@langmoi/contracts/unit-changes';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { aCaller } from '@langmoi/testing/callers';
import type { ServiceUnderTest } from '@langmoi/testing/service';
import { itTakesInStatements } from '@langmoi/testing/statements';
import { itTellsWhereTheProvinceLies } from '@langmoi/testing/vinh-long';
import { start as loadDemo } from '../src/load-demo';
import { dataDir, startService } from './service';

const provinceId = uuidOf('province', '84');
let poverty: ServiceUnderTest;

const load = () => loadDemo({ DATABASE_URL: poverty.database.loader.url, DATA_DIR: dataDir });
const view = async () =>
  PovertyView.parse((await poverty.ask('/supports', aCaller({ provinceId, roles: ['auditor'] }))).body);
const supports = async () => (await view()).supports;
const support = async (wanted: Partial<SupportView>) =>
  (await supports()).find((said) =>
    Object.entries(wanted).every(([name, value]) => said[name as keyof SupportView] === value),
  );

beforeAll(async () => {
  poverty = await startService();
  await load();
});
afterAll(() => poverty?.close());

it('publishes each policy with its own counting unit, and with its law where a paper names one', async () => {
  const { policies } = await view();
  const units = new Map(policies.map(({ id, countingUnit, legalBasis }) => [id, [countingUnit, legalBasis !== null]]));
  expect(units.get('studentCredit')).toEqual(['persons', false]);
  expect(units.get('healthInsuranceCard')).toEqual(['cards', false]);
  expect(units.get('housingSupport')).toEqual(['households', true]);
  expect(await poverty.events(PolicyPublished.type)).toHaveLength(policies.length);
});

it('states whom a policy reached with its period, its line, and the amount to the đồng', async () => {
  expect(await support({ policy: 'electricitySubsidy' })).toMatchObject({
    ...{ year: 2020, measure: 'supported', history: [{ version: 1 }] },
    current: {
      ...{ basis: 'stated', rehearsal: false, count: 8832, amount: '2914000000' },
      ...{ period: { en: 'first six months' }, asOf: '2020-06-30', source: { line: 156 } },
    },
  });
});

it('keeps the four numbers of the pandemic, and the rate as printed', async () => {
  const covid = (await supports()).filter(({ policy }) => policy === 'covidSupport');
  const said = covid.map(({ measure, current: { count, amount } }) => [measure, count, amount]);
  expect(said).toEqual([
    ['absent', 120, null],
    ['approved', 99626, '74719500000'],
    ['paid', 99081, '74310750000'],
    ['supportedElsewhere', 425, null],
  ]);
  expect(await support({ policy: 'covidSupport', measure: 'paid' })).toMatchObject({
    current: { printedRate: '99,45', readings: [{ source: { line: 174 } }] },
  });
});

it('keeps an amount that the text lacks as unknown, and not as zero', async () => {
  expect(await support({ policy: 'provincialLandSupport' })).toMatchObject({ current: { count: 131, amount: null } });
  expect(await support({ policy: 'ethnicMinorityCredit', measure: 'allocated' })).toMatchObject({
    current: { count: null, amount: '7000000000' },
  });
});

itTellsWhereTheProvinceLies(() => poverty, '/supports');

it('counts the supports of the province for whoever changes it', async () => {
  const caller = aCaller({ provinceId, roles: ['provinceAdministrator'] });
  const query = `/unit-dependants?unitIds=${uuidOf('unit', '84')}`;
  const { body } = await poverty.ask<UnitDependant[]>(query, caller);
  expect(body).toMatchObject([{ kind: 'support', count: (await supports()).length, id: null }]);
});

itTakesInStatements({ service: () => poverty, load, subject: 'support', event: SupportRecorded });

it('brings a few households to rehearse with, each made up and marked, and none of them in a sum', async () => {
  const { admin } = poverty.database;
  const rows: { rehearsal: boolean; members: { name: string; identityNumber: string | null }[] }[] = await admin.query(
    'SELECT rehearsal, members FROM households',
  );
  expect(rows.length).toBeGreaterThan(5);
  for (const { rehearsal, members } of rows) {
    expect(rehearsal).toBe(true);
    for (const { name, identityNumber } of members) {
      expect(name).toContain('Diễn Tập');
      expect(identityNumber ?? '000').toMatch(/^000/);
    }
  }
  expect(await poverty.events(HouseholdRegistered.type)).toHaveLength(rows.length);
});

it('leaves a household as somebody corrected it when it is loaded again', async () => {
  const { admin } = poverty.database;
  await admin.query(`UPDATE households SET hamlet = 'Ấp Đã Sửa', version = 2 WHERE number = 1`);
  await load();
  expect(await admin.query('SELECT DISTINCT hamlet FROM households WHERE number = 1')).toEqual([
    { hamlet: 'Ấp Đã Sửa' },
  ]);
});
