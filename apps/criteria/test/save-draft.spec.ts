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
const save = (place: Place, body: { revision: number; results?: unknown }, caller = anOfficer(place), key?: string) => {
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
