import { UnitAssessed, UnitCriteriaView, UnitDraftView, UnitJudgementView } from '@langmoi/contracts/unit-judgements';
import { aCaller } from '@langmoi/testing/callers';
import { randomUUID } from 'node:crypto';
import { aCommune, aDistrictSet, startService, type TestService } from './service';

let criteria: TestService;
beforeAll(async () => void (criteria = await startService()));
afterAll(() => criteria?.close());

/** A district that is asked for two criteria of its own, on 1/7/2020. */
async function aDistrict() {
  const place = await aCommune(criteria);
  await aDistrictSet(criteria, place.provinceId);
  return place;
}
type Place = Awaited<ReturnType<typeof aDistrict>>;

const officer = ({ provinceId, province, district }: Place) =>
  aCaller({ provinceId, unitId: district, unitPath: [province, district], roles: ['districtReviewer'] });
const office = ({ provinceId }: Place) => aCaller({ provinceId, roles: ['coordinationOffice'] });
const citizen = ({ provinceId, province, district, communeId }: Place) =>
  aCaller({ provinceId, unitId: communeId, unitPath: [province, district, communeId], roles: ['citizen'] });
const at = ({ district }: Place, rest: string) => `/units/${district}/tiers/NTM/${rest}`;
const view = async (place: Place, query = '', caller = officer(place)) =>
  UnitCriteriaView.parse((await criteria.ask(at(place, `assessments${query}`), caller)).body);
const note = 'quy hoạch đã duyệt';
const typed = [
  { criterion: 1, state: 'achieved', note },
  { criterion: 2, state: 'missing' },
];
const say = (place: Place, change: object = {}, caller = officer(place), key?: string) =>
  criteria.command(
    `POST ${at(place, 'assessments')}`,
    { criteriaSet: 'nine', asOf: '2020-06-30', seenVersion: 0, results: typed, ...change },
    caller,
    key,
  );
const keep = (place: Place, change: object = {}, caller = officer(place)) =>
  criteria.command(
    `PUT ${at(place, 'draft')}`,
    { revision: 0, criteriaSet: 'nine', results: typed, ...change },
    caller,
  );
/** A report says of the district, as papers that were read do. */
const stated = (place: Place, change: { version: number; asOf: string; set?: string }) =>
  criteria.database.admin.query(
    `INSERT INTO assessments (id, province_id, commune_id, tier, criteria_set, set_version, version, basis, as_of, known_on,
            results, source, rehearsal, recorded_by, recorded_at, capacity)
     VALUES (gen_random_uuid(), $1, $2, 'NTM', $5, 1, $3, 'stated', $4, $4,
            '[{"criterion": 1, "state": "missing"}, {"criterion": 2, "state": "noData"}]',
            '{"document": "Báo cáo", "date": null, "line": null}', false, $1, now(), 'own')`,
    [place.provinceId, place.district, change.version, change.asOf, change.set ?? 'nine'],
  );

it('shows a district what it is asked, and who says it', async () => {
  const place = await aDistrict();
  expect(await view(place)).toMatchObject({
    ...{ unitId: place.district, tier: 'NTM', on: '2020-07-01', set: { id: 'nine', level: 'district' } },
    ...{ current: null, history: [], draft: { unitId: place.district, criteriaSet: 'nine', revision: 0, results: [] } },
    actions: [
      { name: 'saveUnitDraft', allowed: true },
      { name: 'recordUnitAssessment', allowed: true },
    ],
  });
  const { actions } = await view(place, '', office(place));
  expect(actions.map(({ reason }) => reason)).toEqual(['/problems/not-permitted', '/problems/not-permitted']);
});

it('keeps what is typed for whoever types it, and empties it once it is said', async () => {
  const place = await aDistrict();
  const kept = await keep(place);
  expect({ status: kept.status, ...UnitDraftView.parse(kept.body) }).toMatchObject({ status: 200, revision: 1 });
  expect((await view(place)).draft).toMatchObject({ revision: 1, results: typed });
  expect((await view(place, '', office(place))).draft).toMatchObject({ revision: 0, results: [] });

  expect(await keep(place)).toMatchObject({ status: 409, body: { type: '/problems/stale-version', draft: kept.body } });
  const wrong = await keep(place, { revision: 1, results: [{ criterion: 3, state: 'missing' }] });
  expect(wrong).toMatchObject({ status: 422, body: { errors: [{ pointer: '/results/0/criterion' }] } });
  const ofCommunes = await keep(place, { revision: 1, criteriaSet: 'three' });
  expect(ofCommunes).toMatchObject({ status: 404, body: { type: '/problems/criteria-set-not-found' } });
  expect((await keep(place, { revision: 1 }, office(place))).status).toBe(403);

  await say(place);
  expect((await view(place)).draft).toMatchObject({ revision: 2, results: [] });
  expect((await keep(place, { revision: 1 })).status).toBe(409);
});

it('is said version after version; the judgement shows it as the word of the district, and an event tells of it', async () => {
  const place = await aDistrict();
  const [whoever, key] = [officer(place), randomUUID()];
  const first = await say(place, {}, whoever, key);
  expect(first).toMatchObject({ status: 201, body: { version: 1, metCount: 1, missing: [2], rehearsal: true } });
  expect(await say(place, {}, whoever, key)).toEqual(first);
  expect(await say(place, { asOf: '2020-07-02', seenVersion: 1 })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/asOf' }] },
  });
  expect(await say(place)).toMatchObject({ status: 409, body: { current: first.body } });
  const { current, history } = await view(place);
  expect(current).toEqual(first.body);
  expect(history).toEqual([first.body]);

  const { body } = await criteria.ask(at(place, 'judgement'), office(place));
  const [of] = UnitJudgementView.parse(body).judgements;
  expect(of?.criteria).toMatchObject([
    { no: 1, outcome: 'met', because: 'stated', statement: { basis: 'self', version: 1, rehearsal: true } },
    { no: 2, outcome: 'notMet', because: 'stated', statement: { basis: 'self', version: 1 } },
  ]);
  expect(JSON.stringify(body)).not.toContain('Tự đánh giá của xã');
  const told = (await criteria.events(UnitAssessed.type)).filter(({ unitId }) => unitId === place.district);
  expect(told).toMatchObject([{ criteriaSet: 'nine', version: 1, basis: 'self', rehearsal: true }]);
});

it('has the form of any day, and counts by days rather than by versions', async () => {
  const place = await aDistrict();
  await stated(place, { version: 1, asOf: '2020-03-31' });
  await stated(place, { version: 2, asOf: '2020-12-31' });
  await criteria.database.admin.query(
    `INSERT INTO criteria_sets SELECT province_id, 'before', 1, title, tier, '2011-2015', legal_basis, confidence, criteria,
            level FROM criteria_sets WHERE province_id = $1 AND id = 'nine'`,
    [place.provinceId],
  );
  await stated(place, { version: 3, asOf: '2014-12-31', set: 'before' });
  // A report of a day ahead hides nothing, and another set's word none of this one's.
  expect(await view(place)).toMatchObject({ current: { version: 1 } });
  expect((await view(place)).history.map(({ version }) => version)).toEqual([3, 2, 1]);
  expect(await view(place, '?on=2020-03-30')).toMatchObject({ on: '2020-03-30', current: null });
  expect(await view(place, '?on=2015-06-30')).toMatchObject({ set: { id: 'before' }, current: { version: 3 } });

  // What is seen is the newest version, whichever counts.
  expect((await say(place, { seenVersion: 1 })).status).toBe(409);
  expect((await say(place, { seenVersion: 3 })).status).toBe(201);
  expect(await view(place)).toMatchObject({ current: { version: 4, asOf: '2020-06-30' } });
  const { body } = await criteria.ask(at(place, 'judgement'), office(place));
  expect(UnitJudgementView.parse(body).judgements[0]?.criteria[0]?.statement).toMatchObject({ version: 4 });
  expect(await view(place, '?on=2020-06-29')).toMatchObject({ current: { version: 1 } });
  const lawless = await criteria.ask(at(place, 'assessments?on=1990-01-01'), officer(place));
  expect(lawless).toMatchObject({ status: 404, body: { type: '/problems/criteria-set-not-found' } });
});

it('shows a citizen what a district found without the notes of its officers', async () => {
  const place = await aDistrict();
  await say(place);
  expect((await view(place, '', office(place))).current?.results).toEqual(typed);
  const { current, history } = await view(place, '', citizen(place));
  expect(JSON.stringify([current, history])).not.toContain(note);
  expect(current?.results).toEqual(typed.map(({ criterion, state }) => ({ criterion, state })));
});

it('is asked of no commune, and says nothing of another province', async () => {
  const [place, other] = [await aDistrict(), await aDistrict()];
  const ofCommune = `/units/${place.communeId}/tiers/NTM/draft`;
  const body = { revision: 0, criteriaSet: 'nine', results: typed };
  expect((await criteria.command(`PUT ${ofCommune}`, body, officer(place))).status).toBe(404);
  expect((await criteria.ask(at(place, 'assessments'), officer(other))).status).toBe(404);
  expect((await keep(place, {}, officer(other))).status).toBe(404);
});
