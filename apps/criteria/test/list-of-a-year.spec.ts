import { CommuneRegistered } from '@langmoi/contracts/criteria';
import { CommuneStruck, RegistrationList, YearView, type ChangeRegistrations } from '@langmoi/contracts/year';
import { aCaller } from '@langmoi/testing/callers';
import { randomUUID } from 'node:crypto';
import { aCommune, startService, type TestService } from './service';

let criteria: TestService;

beforeAll(async () => {
  criteria = await startService();
});
afterAll(() => criteria?.close());

const paper = { document: 'Quyết định', number: '12/QĐ-UBND', date: '2020-02-01' };
const later = { document: 'Công văn', number: '99/UBND-NN', date: '2020-06-15' };

/** A province on 1/7/2020 with its coordination office. */
async function aProvince() {
  const place = await aCommune(criteria);
  const { provinceId, province } = place;
  const office = aCaller({ provinceId, unitId: province, unitPath: [province], roles: ['coordinationOffice'] });
  const change = (input: Partial<ChangeRegistrations>, { by = office, year = 2020 } = {}) =>
    criteria.command(
      `POST /years/${year}/tiers/NTM/registrations`,
      { seenVersion: 0, asOf: '2020-02-01', paper, reason: null, add: [], strike: [], ...input },
      by,
    );
  const list = async (query = '') => {
    const { lists } = YearView.parse((await criteria.ask(`/years/2020${query}`, office)).body);
    return lists.find(({ tier }) => tier === 'NTM')!;
  };
  return { ...place, office, change, list };
}

const errorsOf = (answer: { body: unknown }) =>
  (answer.body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer);

it('keeps a list paper by paper: who was struck off later was on it before, and is known to have been', async () => {
  const { communeId, change, list } = await aProvince();
  const made = RegistrationList.parse((await change({ add: [communeId] })).body);
  expect(made).toMatchObject({ version: 1, communes: [{ communeId, source: { document: 'Quyết định 12/QĐ-UBND' } }] });
  const struck = await change({
    seenVersion: 1,
    asOf: '2020-06-20',
    paper: later,
    reason: 'chuyển sang năm 2021',
    strike: [communeId],
  });
  expect(RegistrationList.parse(struck.body)).toMatchObject({ version: 2, communes: [], struck: [{ communeId }] });
  const at = async (query: string) => (await list(query)).communes.length;
  expect([await at(''), await at('?on=2020-06-30'), await at('?on=2020-06-19'), await at('?on=2020-01-31')]).toEqual([
    0, 0, 1, 0,
  ]);
  // what was recorded on 1/7 was not known on 30/6
  expect(await list('?on=2020-06-30&knownOn=2020-06-30')).toMatchObject({ communes: [], versions: [] });
  expect(
    (await list()).versions.map(({ version, added, struck: off, reason }) => [version, added, off, reason]),
  ).toEqual([
    [2, [], [communeId], 'chuyển sang năm 2021'],
    [1, [communeId], [], null],
  ]);
  const own = async ({ type }: { type: string }) =>
    (await criteria.events(type)).filter((data) => data['communeId'] === communeId);
  expect(await own(CommuneRegistered)).toMatchObject([{ year: 2020, version: 1, rehearsal: true }]);
  expect(await own(CommuneStruck)).toMatchObject([{ year: 2020, version: 2, asOf: '2020-06-20' }]);
});

it('shows the commune its registration with the paper, and none once it is struck off', async () => {
  const { communeId, change, office } = await aProvince();
  const registration = async () =>
    ((await criteria.ask(`/communes/${communeId}/tiers/NTM`, office)).body as { registration: unknown }).registration;
  await change({ add: [communeId] });
  expect(await registration()).toMatchObject({
    year: 2020,
    asOf: '2020-02-01',
    rehearsal: true,
    source: { date: '2020-02-01' },
  });
  await change({ seenVersion: 1, asOf: '2020-06-20', paper: later, reason: 'x', strike: [communeId] });
  expect(await registration()).toBeNull();
});

it('refuses what cannot be, each at its place, and then nothing of it is kept', async () => {
  const { communeId, district, change, list } = await aProvince();
  const stranger = randomUUID();
  const wrong = await change({
    paper: { ...paper, date: '2020-07-02' },
    add: [stranger, district, communeId, communeId],
  });
  expect([wrong.status, errorsOf(wrong)]).toEqual([422, ['/paper/date', '/add/0', '/add/1', '/add/3']]);
  expect(errorsOf(await change({ reason: 'x', strike: [communeId] }))).toEqual(['/strike/0']);
  expect(errorsOf(await change({ add: [communeId] }, { year: 2019 }))).toEqual(['/asOf']);
  for (const [input, pointer] of [
    [{}, '/add'],
    [{ strike: [communeId] }, '/reason'],
    [{ add: [communeId], paper: { ...paper, number: ' ' } }, '/paper/number'],
  ] satisfies [Partial<ChangeRegistrations>, string][]) {
    const refused = await change(input);
    expect([refused.status, errorsOf(refused)]).toEqual([400, [pointer]]);
  }
  expect(await change({ asOf: '2020-07-02', add: [communeId] })).toMatchObject({
    ...{ status: 422, body: { type: '/problems/as-of-after-today' } },
  });
  expect((await list()).version).toBe(0);
  await change({ add: [communeId] });
  expect(errorsOf(await change({ seenVersion: 1, add: [communeId] }))).toEqual(['/add/0']);
});

it('lets the coordination office of the province make lists, and nobody else', async () => {
  const { communeId, provinceId, province, district, change } = await aProvince();
  const others = [
    aCaller({ provinceId, unitId: province, unitPath: [province], roles: ['departmentOfficer', 'chairmanOffice'] }),
    aCaller({ provinceId, unitId: district, unitPath: [province, district], roles: ['coordinationOffice'] }),
    aCaller({ provinceId, unitId: communeId, unitPath: [province, district, communeId], roles: ['communeOfficer'] }),
  ];
  for (const by of others) {
    expect(await change({ add: [communeId] }, { by })).toMatchObject({
      ...{ status: 403, body: { type: '/problems/not-permitted' } },
    });
  }
});

it('takes one of two changes that saw the same list, and tells the other', async () => {
  const { communeId, change } = await aProvince();
  const answers = await Promise.all([change({ add: [communeId] }), change({ add: [communeId] })]);
  const statuses = answers.map(({ status }) => status).sort();
  expect(statuses[0]).toBe(201);
  expect([409, 422]).toContain(statuses[1]);
});
