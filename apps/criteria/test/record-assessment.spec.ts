import { Role } from '@langmoi/contracts/caller';
import { AssessmentRecorded, AssessmentView, CommuneCriteriaView } from '@langmoi/contracts/criteria';
import { aCaller } from '@langmoi/testing/callers';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { aCommune, startService, type TestService } from './service';

let criteria: TestService;

beforeAll(async () => {
  criteria = await startService();
});
afterAll(() => criteria?.close());

type Place = Awaited<ReturnType<typeof aCommune>>;

const anOfficer = ({ provinceId, communeId }: Place) =>
  aCaller({ provinceId, unitId: communeId, roles: ['communeOfficer'] });
const allMet = [1, 2, 3].map((criterion) => ({ criterion, state: 'achieved' }));
const body = (change: object = {}) => ({ asOf: '2020-06-30', seenVersion: 0, results: allMet, ...change });
const record = (place: Place, change: object = {}, caller = anOfficer(place), key?: string) =>
  criteria.command(`POST /communes/${place.communeId}/tiers/NTM/assessments`, body(change), caller, key);
const view = async (place: Place, on = '', caller = anOfficer(place)) => {
  const asked = `/communes/${place.communeId}/tiers/NTM${on && `?on=${on}`}`;
  return CommuneCriteriaView.parse((await criteria.ask(asked, caller)).body);
};
const eventsOf = async ({ communeId }: Place) =>
  (await criteria.events(AssessmentRecorded.type)).filter((data) => data['communeId'] === communeId);

it('records versions one after the other, with what is missing and what nobody answered', async () => {
  const place = await aCommune(criteria);
  const first = await record(place, { results: [{ criterion: 3, state: 'missing', note: 'chưa xong' }] });
  expect(first.status).toBe(201);
  expect(AssessmentView.parse(first.body)).toMatchObject({
    ...{ version: 1, basis: 'self', criteriaSet: 'three', asOf: '2020-06-30', source: null },
    ...{ metCount: 0, total: 3, missing: [3], rehearsal: true },
  });
  expect((await record(place, { seenVersion: 1 })).body).toMatchObject({ version: 2, metCount: 3, missing: [] });
  const { current, history } = await view(place);
  expect([current?.version, history.map(({ version }) => version)]).toEqual([2, [2, 1]]);
  expect(await eventsOf(place)).toMatchObject([
    { version: 1, missing: [3], noData: [1, 2] },
    { version: 2, missing: [], noData: [] },
  ]);
});

it('shows as the current word the one of the latest day, though an earlier day is entered after it', async () => {
  const place = await aCommune(criteria);
  await record(place);
  await record(place, { asOf: '2020-03-31', seenVersion: 1, results: [{ criterion: 3, state: 'missing' }] });
  const { current, history } = await view(place);
  expect([current?.version, history.map(({ version }) => version)]).toEqual([1, [2, 1]]);
});

it('takes the set of its day, and carries nothing of it into the form of the next set', async () => {
  const place = await aCommune(criteria);
  await criteria.database.admin.query(
    `UPDATE criteria_sets SET period = '2016-2019' WHERE province_id = $1 AND id = 'three'`,
    [place.provinceId],
  );
  await criteria.database.admin.query(
    `INSERT INTO criteria_sets SELECT province_id, 'next', 1, title, tier, '2020-2025', legal_basis, confidence, criteria
       FROM criteria_sets WHERE province_id = $1 AND id = 'three'`,
    [place.provinceId],
  );
  const december = { asOf: '2019-12-31' };
  const other = await record(place, { ...december, criteriaSet: 'next' });
  expect([other.status, other.body['errors']]).toMatchObject([422, [{ pointer: '/asOf' }]]);
  expect((await record(place, december)).body).toMatchObject({ version: 1, criteriaSet: 'three' });
  expect(await view(place)).toMatchObject({ set: { id: 'next' }, current: null, history: [{ version: 1 }] });
  const named = { seenVersion: 1, criteriaSet: 'next' };
  expect((await record(place, named)).body).toMatchObject({ version: 2, criteriaSet: 'next' });
  expect((await view(place)).current).toMatchObject({ version: 2 });
});

it('has the form of any day: its set, what counts of the days up to it, and the draft of that set', async () => {
  const place = await aCommune(criteria);
  const { admin } = criteria.database;
  await admin.query(`UPDATE criteria_sets SET period = '2016-2019' WHERE province_id = $1`, [place.provinceId]);
  await admin.query(
    `INSERT INTO criteria_sets SELECT province_id, 'next', 1, title, tier, '2020-2025', legal_basis, confidence, criteria
       FROM criteria_sets WHERE province_id = $1 AND id = 'three'`,
    [place.provinceId],
  );
  const typed = [{ criterion: 2, state: 'missing', note: 'đang làm' }];
  const draft = { criteriaSet: 'three', revision: 0, results: typed };
  await record(place, { asOf: '2019-06-30', criteriaSet: 'three' });
  await record(place, { asOf: '2020-03-31', criteriaSet: 'next', seenVersion: 1, results: typed });
  const said = { asOf: '2019-12-31', criteriaSet: 'three', seenVersion: 2, results: typed };
  await criteria.command(`PUT /communes/${place.communeId}/tiers/NTM/draft`, draft, anOfficer(place));

  const inJanuary = await view(place, '2019-12-31');
  expect(inJanuary).toMatchObject({ on: '2019-12-31', set: { id: 'three' }, current: { version: 1, metCount: 3 } });
  expect(inJanuary.draft).toMatchObject({ criteriaSet: 'three', revision: 1, results: typed });
  expect(inJanuary.history.map(({ version }) => version)).toEqual([2, 1]);
  expect((await record(place, said)).body).toMatchObject({ version: 3, criteriaSet: 'three' });
  expect(await view(place, '2019-12-31')).toMatchObject({ current: { version: 3 }, draft: { results: [] } });
  expect(await view(place, '2019-12-30')).toMatchObject({ current: { version: 1 } });
  expect(await view(place, '2019-01-01')).toMatchObject({ set: { id: 'three' }, current: null });
  expect(await view(place)).toMatchObject({ on: '2020-07-01', set: { id: 'next' }, current: { version: 2 } });
  const lawless = await criteria.ask(`/communes/${place.communeId}/tiers/NTM?on=2015-12-31`, anOfficer(place));
  expect(lawless).toMatchObject({ status: 404, body: { type: '/problems/criteria-set-not-found' } });
  const noDay = await criteria.ask(`/communes/${place.communeId}/tiers/NTM?on=2019-13-01`, anOfficer(place));
  expect(noDay).toMatchObject({ status: 400, body: { errors: [{ pointer: '/query/on' }] } });
});

it('says and tells in which capacity it was recorded', async () => {
  const place = await aCommune(criteria);
  const answer = await record(place, {}, { ...anOfficer(place), capacity: 'forHead' });
  expect(answer.body).toMatchObject({ capacity: 'forHead' });
  expect(await eventsOf(place)).toMatchObject([{ capacity: 'forHead' }]);
});

it('marks as rehearsal only what is recorded on demo data', async () => {
  expect((await record(await aCommune(criteria, { isDemo: false }))).body).toMatchObject({ rehearsal: false });
});

it('refuses an officer who has not seen the newest version, and shows it', async () => {
  const place = await aCommune(criteria);
  const { body: newest } = await record(place);
  const { status, body: problem } = await record(place);
  expect({ status, problem }).toMatchObject({
    status: 409,
    problem: { type: '/problems/stale-version', version: 1, current: newest },
  });
  expect(await eventsOf(place)).toHaveLength(1);
});

it('lets one of two win who record at the same time', async () => {
  const place = await aCommune(criteria);
  const answers = await Promise.all([1, 2, 3].map(() => record(place)));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  expect((await view(place)).history).toHaveLength(1);
});

it('records once when the same request comes twice', async () => {
  const place = await aCommune(criteria);
  const [officer, key] = [anOfficer(place), randomUUID()];
  const [first, second] = await Promise.all([record(place, {}, officer, key), record(place, {}, officer, key)]);
  expect(second).toEqual(first);
  expect(await eventsOf(place)).toHaveLength(1);
  expect((await record(place, { asOf: '2020-05-01' }, officer, key)).body).toMatchObject({
    type: '/problems/idempotency-key-reused',
  });
});

it.each<[string, object, string, string]>([
  [
    'a criterion the set does not have',
    { results: [{ criterion: 20, state: 'missing' }] },
    '422 unknown-criterion',
    '/results/0/criterion',
  ],
  [
    'a criterion answered twice',
    { results: [...allMet, { criterion: 2, state: 'missing' }] },
    '422 invalid-request',
    '/results/3/criterion',
  ],
  ['no results at all', { results: [] }, '400 invalid-request', '/results'],
  [
    'a state that does not exist',
    { results: [{ criterion: 1, state: 'almost' }] },
    '400 invalid-request',
    '/results/0/state',
  ],
  ['a date that is none', { asOf: '2020-06-31' }, '400 invalid-request', '/asOf'],
])('refuses %s at its field and saves nothing', async (_, change, refusal, pointer) => {
  const place = await aCommune(criteria);
  const answer = await record(place, change);
  expect(answer.body).toMatchObject({ errors: [{ pointer }] });
  expect(`${answer.status} ${String(answer.body['type'])}`).toBe(refusal.replace(' ', ' /problems/'));
  expect((await view(place)).history).toEqual([]);
});

it('does not know a district, nor a commune of another province', async () => {
  const place = await aCommune(criteria);
  const districtId = randomUUID();
  await criteria.database.admin.query(
    `INSERT INTO directory_units VALUES ($1, $2, NULL, 'district', 'district', '2', 'Huyện Thử')`,
    [districtId, place.provinceId],
  );
  const district = await record({ ...place, communeId: districtId });
  const stranger = await record(place, {}, aCaller({ unitId: place.communeId, roles: ['communeOfficer'] }));
  for (const { status, body: problem } of [district, stranger])
    expect({ status, type: problem['type'] }).toEqual({ status: 404, type: '/problems/unit-not-found' });
});

it('waits until it knows whether the province is a demo', async () => {
  const place = await aCommune(criteria);
  await criteria.database.admin.query('DELETE FROM directory_provinces WHERE province_id = $1', [place.provinceId]);
  expect((await record(place)).status).toBe(503);
});

it('lets in exactly whom the regulation lets in: the officer of that commune', async () => {
  const place = await aCommune(criteria);
  let version = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.subarray(Role.options),
      fc.constantFrom('commune', 'another commune', 'province'),
      fc.boolean(),
      async (roles, office, atHome) => {
        const unitId = { commune: place.communeId, 'another commune': randomUUID(), province: place.provinceId }[
          office
        ];
        const caller = aCaller({ roles, unitId, provinceId: atHome ? place.provinceId : randomUUID() });
        const ofCommune = roles.some((role) => role === 'communeOfficer');
        const permitted = ofCommune && office === 'commune';
        const { status } = await record(place, { seenVersion: version }, caller);
        if (status === 201) version++;
        expect(status).toBe(ofCommune && !atHome ? 404 : permitted ? 201 : 403);
        if (!atHome || !roles.some((role) => role.endsWith('Officer') || role === 'auditor')) return;
        const { actions } = await view(place, '', caller);
        expect(actions.every(({ allowed }) => allowed === permitted)).toBe(true);
      },
    ),
    { numRuns: 40 },
  );
  expect(await eventsOf(place)).toHaveLength(version);
});
