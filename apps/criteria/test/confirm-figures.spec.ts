import type { MeasuredValue } from '@langmoi/contracts/criteria-facts';
import { OrganisationDescribed } from '@langmoi/contracts/directory';
import { FiguresOfCriterion, FiguresRecorded } from '@langmoi/contracts/figures';
import { JudgementsView } from '@langmoi/contracts/judgement';
import { aCaller } from '@langmoi/testing/callers';
import { anEvent } from '@langmoi/testing/events';
import { randomUUID } from 'node:crypto';
import { aCommune, anIndicator, startService, type TestService } from './service';

let criteria: TestService;

beforeAll(async () => {
  criteria = await startService();
});
afterAll(() => criteria?.close());

const ratio = (numerator: string, denominator = '100'): MeasuredValue => ({ kind: 'ratio', numerator, denominator });

/** A province of two communes, and a department that leads the first criterion from a day. */
async function aProvince(fromOn = '2020-01-01') {
  const place = await aCommune(criteria, { indicators: [anIndicator('1.1'), anIndicator('1.2')] });
  const { provinceId, province, communeId } = place;
  const [organisationId, other] = [randomUUID(), randomUUID()];
  await criteria.database.admin.query(
    `INSERT INTO directory_units (id, province_id, parent_id, level, kind, code, name)
     SELECT $2, province_id, parent_id, level, kind, '112', name FROM directory_units WHERE id = $1`,
    [communeId, other],
  );
  const lead = { criteriaSet: 'three', criterion: 1, basis: 'named', source: null, fromOn, toOn: null } as const;
  const organisation = {
    ...{ id: organisationId, provinceId, unitId: province, kind: 'department' as const, name: 'Sở Thử' },
    ...{ leads: [lead], members: [] },
  };
  const described = anEvent(OrganisationDescribed, organisation, { provinceid: provinceId });
  await criteria.deliver(OrganisationDescribed, described);
  const department = aCaller({
    ...{ provinceId, unitId: province, unitPath: [province], organisationId, roles: ['departmentOfficer'] },
  });
  return { ...place, communes: [communeId, other], department };
}
type Province = Awaited<ReturnType<typeof aProvince>>;

const enter = (
  { provinceId }: Province,
  unitId: string,
  value: MeasuredValue | null,
  { seenVersion = 0, asOf = '2020-06-30' } = {},
) =>
  criteria.command(
    `POST /communes/${unitId}/tiers/NTM/figures`,
    {
      ...{ criteriaSet: 'three', asOf },
      figures: [{ indicator: '1.1', value, seenVersion, ...(value === null && { note: 'nhập nhầm' }) }],
    },
    aCaller({ provinceId, unitId, roles: ['communeOfficer'] }),
  );
const confirm = ({ department }: Province, confirmations: object[], change: object = {}) =>
  criteria.command(
    'POST /figures/confirmations',
    {
      criteriaSet: 'three',
      confirmations: confirmations.map((one) => ({ indicator: '1.1', seenVersion: 1, ...one })),
    },
    { ...department, ...change },
  );
const listed = async ({ department }: Province) =>
  FiguresOfCriterion.parse((await criteria.ask('/figures?tier=NTM&criterion=1', department)).body);
const outcomes = async ({ department }: Province) =>
  JudgementsView.parse((await criteria.ask('/judgements?tier=NTM', department)).body).rows.map(
    (row) => row.criteria[0]?.outcome,
  );
const ofList = ({ rows }: FiguresOfCriterion) =>
  rows.map(({ figures: [first] }) => [first?.said?.value, first?.confirmed?.value, first?.isConfirmed]);

it('confirms for many communes at once, by the same value or its own, and keeps and shows both', async () => {
  const province = await aProvince();
  const [first = '', second = ''] = province.communes;
  await enter(province, first, ratio('60'));
  await enter(province, second, ratio('60'));
  const { status, body } = await confirm(province, [
    { communeId: first },
    { communeId: second, value: ratio('40'), note: 'biên bản kiểm tra 12/BB' },
  ]);
  expect([status, body['figures']]).toMatchObject([
    201,
    [
      { version: 2, basis: 'confirmed', about: 1, value: ratio('60'), asOf: '2020-06-30', knownOn: '2020-07-01' },
      {
        version: 2,
        value: ratio('40'),
        note: 'biên bản kiểm tra 12/BB',
        organisationId: province.department.organisationId,
      },
    ],
  ]);
  const list = await listed(province);
  expect(ofList(list)).toEqual([
    [ratio('60'), ratio('60'), true],
    [ratio('60'), ratio('40'), true],
  ]);
  expect(list).toMatchObject({
    ...{ total: 2, organisationIds: [province.department.organisationId] },
    actions: [{ name: 'confirmFigures', allowed: true }],
  });
  const events = await criteria.events<{ entryId: string; basis: string }>(FiguresRecorded.type);
  expect(events.filter(({ entryId }) => entryId === body['entryId']).map(({ basis }) => basis)).toEqual([
    'confirmed',
    'confirmed',
  ]);
});

it('judges by the confirmed value until the commune says something newer', async () => {
  const province = await aProvince();
  const [communeId = ''] = province.communes;
  const first = async () => (await outcomes(province))[0];
  await enter(province, communeId, ratio('60'));
  await enter(province, communeId, null, { seenVersion: 1 });
  await enter(province, communeId, ratio('65'), { seenVersion: 2 });
  await confirm(province, [{ communeId, value: ratio('40'), note: 'đếm lại', seenVersion: 3 }]);
  await confirm(province, [{ communeId, value: ratio('2'), note: 'đếm lại lần nữa', seenVersion: 4 }]);
  expect([await first(), ofList(await listed(province))[0]]).toEqual(['notMet', [ratio('65'), ratio('2'), true]]);
  await enter(province, communeId, ratio('70'), { seenVersion: 5 });
  expect(ofList(await listed(province))[0]).toEqual([ratio('70'), ratio('2'), false]);
  expect(await first()).toBe('unknown'); // of the other indicator nobody has said anything
  // agreeing after another value is agreeing with the commune
  await confirm(province, [{ communeId, seenVersion: 6 }]);
  expect(ofList(await listed(province))[0]).toEqual([ratio('70'), ratio('70'), true]);
});

it('confirms what counts although something was said of an earlier day since, and again after itself', async () => {
  const province = await aProvince();
  const [communeId = ''] = province.communes;
  await enter(province, communeId, ratio('60'));
  await enter(province, communeId, ratio('50'), { seenVersion: 1, asOf: '2020-05-01' });
  const first = await confirm(province, [{ communeId, seenVersion: 1 }]);
  expect([first.status, first.body['figures']]).toMatchObject([201, [{ version: 3, about: 1, asOf: '2020-06-30' }]]);
  await enter(province, communeId, ratio('45'), { seenVersion: 3, asOf: '2020-04-01' });
  const own = { communeId, seenVersion: 3, value: ratio('58'), note: 'đếm lại' };
  const again = await confirm(province, [own]);
  expect([again.status, again.body['figures']]).toMatchObject([201, [{ version: 5, about: 1, asOf: '2020-06-30' }]]);
  expect(ofList(await listed(province))[0]).toEqual([ratio('60'), ratio('58'), true]);
  expect((await confirm(province, [own])).status).toBe(409);
});

it('tells an office how much waits for it, and no other', async () => {
  const province = await aProvince();
  const [first = '', second = ''] = province.communes;
  const waiting = async () => {
    const { status, body } = await criteria.ask('/waiting-figures', province.department);
    return [status, body];
  };
  expect(await waiting()).toEqual([200, []]);
  await enter(province, first, ratio('60'));
  await enter(province, second, ratio('60'));
  await enter(province, second, ratio('50'), { seenVersion: 1, asOf: '2020-05-01' });
  const row = { level: 'commune', tier: 'NTM', criteriaSet: 'three', on: null, criterion: 1, title: null };
  expect(await waiting()).toEqual([200, [{ ...row, waiting: 2 }]]);
  await confirm(province, [{ communeId: first }]);
  expect(await waiting()).toEqual([200, [{ ...row, waiting: 1 }]]);
  await enter(province, second, null, { seenVersion: 2 });
  await enter(province, second, null, { seenVersion: 3, asOf: '2020-05-01' });
  expect(await waiting()).toEqual([200, []]);
  await enter(province, first, ratio('61'), { seenVersion: 2 });
  const other = { ...province.department, organisationId: randomUUID() };
  expect(await criteria.ask('/waiting-figures', other)).toMatchObject({ status: 200, body: [] });
  expect(await waiting()).toEqual([200, [{ ...row, waiting: 1 }]]);
  const paper = { document: 'Công văn', number: '1', date: '2020-06-30' };
  const closing = await criteria.command(
    'POST /figure-closings',
    { until: '2020-06-30', paper },
    {
      ...province.department,
      roles: ['coordinationOffice'],
    },
  );
  expect(closing.status).toBe(201);
  expect(await waiting()).toEqual([200, []]);
});

it('confirms all or nothing, and shows what was not seen', async () => {
  const province = await aProvince();
  const [first = '', second = ''] = province.communes;
  await enter(province, first, ratio('60'));
  await enter(province, second, ratio('60'));
  await enter(province, second, ratio('61'), { seenVersion: 1 });
  const { status, body } = await confirm(province, [{ communeId: first }, { communeId: second }]);
  expect([status, body]).toMatchObject([
    409,
    {
      stale: [{ indicator: '1.1', seenVersion: 1, current: { communeId: second, version: 2 } }],
      errors: [{ pointer: '/confirmations/1/seenVersion' }],
    },
  ]);
  expect(ofList(await listed(province)).map(([, confirmed]) => confirmed)).toEqual([undefined, undefined]);
});

it.each<[string, (communes: string[]) => object[], string]>([
  ['another value without a reason', ([communeId]) => [{ communeId, value: ratio('1') }], '/confirmations/0/note'],
  [
    'a value that cannot be',
    ([communeId]) => [{ communeId, value: ratio('2', '1'), note: 'x' }],
    '/confirmations/0/value/numerator',
  ],
  ['what no commune has said', ([, communeId]) => [{ communeId }], '/confirmations/0/indicator'],
  ['an indicator that the set has not', ([communeId]) => [{ communeId, indicator: '9' }], '/confirmations/0/indicator'],
  ['a commune that the province has not', () => [{ communeId: randomUUID() }], '/confirmations/0/communeId'],
  ['the same figure twice', ([communeId]) => [{ communeId }, { communeId }], '/confirmations/1/indicator'],
])('refuses %s at its place', async (_, confirmations, pointer) => {
  const province = await aProvince();
  await enter(province, province.communes[0] ?? '', ratio('60'));
  const { status, body } = await confirm(province, confirmations(province.communes));
  expect([status, body['errors']]).toMatchObject([422, [{ pointer }]]);
});

it('lets in the organisation that leads the criterion on the day, and no other', async () => {
  const province = await aProvince();
  const [communeId = ''] = province.communes;
  await enter(province, communeId, ratio('60'));
  const refused = await confirm(province, [{ communeId }], { organisationId: randomUUID() });
  expect([refused.status, refused.body]).toMatchObject([
    403,
    { type: '/problems/not-permitted', errors: [{ pointer: '/confirmations/0/indicator' }] },
  ]);
  const tomorrow = await aProvince('2020-07-02');
  await enter(tomorrow, tomorrow.communes[0] ?? '', ratio('60'));
  expect((await confirm(tomorrow, [{ communeId: tomorrow.communes[0] }])).status).toBe(403);
  expect((await listed(tomorrow)).actions).toEqual([
    { name: 'confirmFigures', allowed: false, reason: '/problems/not-permitted' },
  ]);
  expect((await confirm(province, [{ communeId }])).status).toBe(201);
});

it('knows no criterion that the set has not, and no set that there is not', async () => {
  const { department, ...province } = await aProvince();
  expect((await criteria.ask('/figures?tier=NTM&criterion=9', department)).status).toBe(422);
  const body = {
    criteriaSet: 'four',
    confirmations: [{ communeId: province.communeId, indicator: '1.1', seenVersion: 1 }],
  };
  expect((await criteria.command('POST /figures/confirmations', body, department)).status).toBe(404);
});
