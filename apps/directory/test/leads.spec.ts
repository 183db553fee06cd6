import { OrganisationDescribed, type OrganisationView } from '@langmoi/contracts/directory';
import {
  administrator,
  aScene,
  auditor,
  decision,
  organisation,
  provinceId,
  refusal,
  type Scene,
} from './personnel-scene';

let scene: Scene;

beforeAll(async () => {
  scene = await aScene();
});
afterAll(() => scene?.directory.close());

const criteriaSet = 'xa-ntm-2016-2020';
const assign = (key: string, change: object = {}, caller = administrator) =>
  scene.directory.command(
    `POST /provinces/${provinceId}/leads`,
    { organisationId: organisation(key), criteriaSet, criterion: 1, fromOn: '2020-04-15', decision, ...change },
    caller,
  );
const leaders = async () => {
  const path = `/provinces/${provinceId}/organisations`;
  const { body } = await scene.directory.ask<OrganisationView[]>(path, administrator);
  const lead = (one: OrganisationView) =>
    one.leads.find(({ criteriaSet: set, criterion }) => set === criteriaSet && criterion === 1);
  return body.filter((one) => lead(one) !== undefined).map((one) => ({ name: one.name, lead: lead(one) }));
};

it('hands a criterion over on the day of the decision, and says so when that day comes', async () => {
  const { status, body } = await assign('84/so-giao-thong-van-tai');
  expect({ status, body }).toEqual({
    status: 200,
    body: { organisationId: organisation('84/so-giao-thong-van-tai'), criteriaSet, criterion: 1, fromOn: '2020-04-15' },
  });
  expect(await leaders()).toMatchObject([{ name: 'Sở Xây dựng', lead: { toOn: '2020-04-14' } }]);
  const before = (await scene.directory.events(OrganisationDescribed.type)).length;
  await scene.directory.command(`POST /provinces/${provinceId}/clock`, { to: '2020-04-15' }, administrator);
  expect(await leaders()).toMatchObject([
    { name: 'Sở Giao thông vận tải', lead: { fromOn: '2020-04-15', basis: 'named', source: { date: decision.date } } },
  ]);
  const told = (await scene.directory.events<OrganisationView>(OrganisationDescribed.type)).slice(before);
  expect(told.map(({ name }) => name).sort()).toEqual(['Sở Giao thông vận tải', 'Sở Xây dựng']);
  // who led until then is still told of, for whoever asks about a day before
  expect(told.find(({ name }) => name === 'Sở Xây dựng')?.otherLeads).toContainEqual(
    expect.objectContaining({ criteriaSet, criterion: 1, toOn: '2020-04-14' }),
  );
});

it('refuses a day at which another assignment has begun, a stranger, and an organisation of nobody', async () => {
  expect(refusal(await assign('84/so-y-te', { fromOn: '2020-04-15' }))).toBe('400 invalid-request');
  expect(refusal(await assign('84/so-y-te', { fromOn: '2020-05-01' }, auditor))).toBe('403 not-permitted');
  expect(refusal(await assign('84/so-khong-co', { fromOn: '2020-05-01' }))).toBe('404 organisation-not-found');
});

it('lets one of two administrators win who assign a criterion from the same day', async () => {
  const answers = await Promise.all(
    ['84/so-y-te', '84/so-tu-phap'].map((key) => assign(key, { fromOn: '2020-06-01' })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
});
