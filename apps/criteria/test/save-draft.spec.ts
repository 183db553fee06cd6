import { Role } from '@langmoi/contracts/caller';
import { CommuneCriteriaView, DraftView } from '@langmoi/contracts/criteria';
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
const typed = (note: string) => [{ criterion: 1, state: 'missing', note }];
const save = (
  place: Place,
  body: { revision: number; criteriaSet?: string; results?: unknown },
  caller = anOfficer(place),
  key?: string,
) => {
  const route = `PUT /communes/${place.communeId}/tiers/NTM/draft`;
  return criteria.command(route, { results: typed('đang làm'), ...body }, caller, key);
};
const draftSeenBy = async (place: Place, caller = anOfficer(place)) =>
  CommuneCriteriaView.parse((await criteria.ask(`/communes/${place.communeId}/tiers/NTM`, caller)).body).draft;

it('keeps what was typed, revision after revision', async () => {
  const place = await aCommune(criteria);
  expect(await draftSeenBy(place)).toMatchObject({ revision: 0, results: [], savedAt: null });
  const { status, body } = await save(place, { revision: 0 });
  expect({ status, revision: DraftView.parse(body).revision }).toEqual({ status: 200, revision: 1 });
  expect((await save(place, { revision: 1, results: typed('gần xong') })).body).toMatchObject({
    revision: 2,
    results: typed('gần xong'),
  });
  expect(await draftSeenBy(place)).toMatchObject({ revision: 2, results: typed('gần xong') });
});

it('shows the second of two who type at once the draft of the first, so that nothing is lost', async () => {
  const place = await aCommune(criteria);
  const answers = await Promise.all(['một', 'hai'].map((note) => save(place, { revision: 0, results: typed(note) })));
  const [won, lost] = answers[0]?.status === 200 ? answers : answers.reverse();
  expect([won?.status, lost?.status]).toEqual([200, 409]);
  expect(lost?.body).toMatchObject({ type: '/problems/stale-version', draft: won?.body });
  expect(await draftSeenBy(place)).toEqual(won?.body);
});

it('answers a repeated request with the first answer', async () => {
  const place = await aCommune(criteria);
  const [officer, key] = [anOfficer(place), randomUUID()];
  const first = await save(place, { revision: 0, results: typed('một') }, officer, key);
  await save(place, { revision: 1, results: typed('hai') });
  expect(await save(place, { revision: 0, results: typed('một') }, officer, key)).toEqual(first);
  expect(await draftSeenBy(place)).toMatchObject({ revision: 2, results: typed('hai') });
});

it('hides what is being typed from everybody else', async () => {
  const place = await aCommune(criteria);
  await save(place, { revision: 0 });
  const district = aCaller({ provinceId: place.provinceId, roles: ['districtReviewer'] });
  expect(await draftSeenBy(place, district)).toMatchObject({ revision: 0, results: [] });
});

it('is empty again once it has become an assessment', async () => {
  const place = await aCommune(criteria);
  await save(place, { revision: 0 });
  const route = `POST /communes/${place.communeId}/tiers/NTM/assessments`;
  await criteria.command(route, { asOf: '2020-07-01', seenVersion: 0, results: typed('xong') }, anOfficer(place));
  expect(await draftSeenBy(place)).toMatchObject({ revision: 2, results: [] });
  expect((await save(place, { revision: 1 })).status).toBe(409);
});

it('keeps a draft of each set, also of one that is law no more, and an assessment empties only its own', async () => {
  const place = await aCommune(criteria);
  const { admin } = criteria.database;
  await admin.query(
    `INSERT INTO criteria_sets VALUES
       ($1, 'before', 1, '{"vi": "trước", "en": "before"}', 'NTM', '2011-2015', 'a law', 'seed', $2),
       ($1, 'other', 1, '{"vi": "khác", "en": "other"}', 'NANG_CAO', '2011-2015', 'a law', 'seed', $2)`,
    [
      place.provinceId,
      JSON.stringify([4, 5].map((no) => ({ no, title: null, group: null, leads: [], indicators: [] }))),
    ],
  );
  const ofBefore = [{ criterion: 4, state: 'missing', note: 'đang làm' }];
  await save(place, { revision: 0 });
  const { body } = await save(place, { revision: 0, criteriaSet: 'before', results: ofBefore });
  expect(body).toMatchObject({ criteriaSet: 'before', revision: 1, results: ofBefore });
  expect(await draftSeenBy(place)).toMatchObject({ criteriaSet: 'three', revision: 1, results: typed('đang làm') });
  expect((await save(place, { revision: 0, criteriaSet: 'before', results: [] })).body).toMatchObject({ draft: body });

  const refused = await save(place, { revision: 1, criteriaSet: 'before', results: typed('') });
  expect(refused).toMatchObject({ status: 422, body: { type: '/problems/unknown-criterion' } });
  for (const criteriaSet of ['other', 'none']) {
    const answer = await save(place, { revision: 0, criteriaSet, results: [] });
    expect(answer).toMatchObject({ status: 404, body: { type: '/problems/criteria-set-not-found' } });
  }

  const route = `POST /communes/${place.communeId}/tiers/NTM/assessments`;
  const said = { criteriaSet: 'before', asOf: '2015-12-31', seenVersion: 0, results: ofBefore };
  expect((await criteria.command(route, said, anOfficer(place))).status).toBe(201);
  const kept: unknown = await admin.query(
    `SELECT criteria_set, revision, results <> '[]' AS typed FROM drafts WHERE commune_id = $1 ORDER BY 1`,
    [place.communeId],
  );
  expect(kept).toEqual([
    { criteria_set: 'before', revision: 2, typed: false },
    { criteria_set: 'three', revision: 1, typed: true },
  ]);
});

it.each<[string, unknown, number, string]>([
  ['a criterion the set does not have', [{ criterion: 4, state: 'noData' }], 422, 'unknown-criterion'],
  ['a body that is not what it should be', 'all of them', 400, 'invalid-request'],
])('refuses %s and keeps the draft as it was', async (_, results, status, type) => {
  const place = await aCommune(criteria);
  const answer = await save(place, { revision: 0, results });
  expect(answer).toMatchObject({ status, body: { type: `/problems/${type}` } });
  expect(await draftSeenBy(place)).toMatchObject({ revision: 0 });
});

it('lets in exactly whom the regulation lets in: the officer of that commune', async () => {
  const place = await aCommune(criteria);
  let revision = 0;
  await fc.assert(
    fc.asyncProperty(fc.subarray(Role.options), fc.boolean(), fc.boolean(), async (roles, ownCommune, atHome) => {
      const caller = aCaller({
        roles,
        unitId: ownCommune ? place.communeId : randomUUID(),
        provinceId: atHome ? place.provinceId : randomUUID(),
      });
      const { status } = await save(place, { revision, results: [] }, caller);
      if (status === 200) revision++;
      const ofCommune = roles.some((role) => role === 'communeOfficer');
      expect(status).toBe(!ofCommune ? 403 : !atHome ? 404 : ownCommune ? 200 : 403);
    }),
    { numRuns: 30 },
  );
});
