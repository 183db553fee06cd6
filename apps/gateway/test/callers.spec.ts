import { until } from '@langmoi/testing/until';
import { House, office, officer, problemOf } from './house';
import { Visitor } from './visitor';

let house: House;
beforeEach(async () => {
  house = await new House().open();
});
afterEach(() => house.close());

const dossiers = '/api/recognition/dossiers';
const council = { ...office, appointmentId: '019313a5-0000-7000-8000-0000000000dd', roles: ['councilMember'] };

async function signedIn(person: object = officer): Promise<Visitor> {
  house.people.set(officer.account, person);
  const visitor = new Visitor(house);
  await visitor.send('POST', '/api/session', { account: officer.account });
  return visitor;
}

/** What the service is told of whoever asks. */
async function told(visitor: Visitor) {
  await visitor.get(dossiers);
  return house.upstream.lastClaims();
}

it('acts in the office that was chosen, at every gateway, and says which', async () => {
  const visitor = await signedIn({ ...officer, offices: [office, council] });
  expect(await told(visitor)).toMatchObject({ appointmentId: office.appointmentId, roles: ['communeOfficer'] });
  const chosen = await visitor.send('PUT', '/api/session/office', { appointmentId: council.appointmentId });
  expect(await chosen.json()).toMatchObject({ caller: { appointmentId: council.appointmentId }, offices: [{}, {}] });
  expect(await told(visitor)).toMatchObject({ appointmentId: council.appointmentId, roles: ['councilMember'] });
  const nobodys = { appointmentId: '019313a5-0000-7000-8000-0000000000ee' };
  expect(await problemOf(await visitor.send('PUT', '/api/session/office', nobodys))).toEqual({
    status: 409,
    type: '/problems/appointment-not-in-force',
  });
});

it('stops an office within five seconds of its end, falls back to another, and at last to none', async () => {
  const visitor = await signedIn({ ...officer, offices: [office, council] });
  await visitor.send('PUT', '/api/session/office', { appointmentId: council.appointmentId });
  await told(visitor);
  const began = Date.now();
  house.people.set(officer.account, { ...officer, offices: [office] });
  await until(async () => (await told(visitor))['appointmentId'] === office.appointmentId);
  expect(Date.now() - began).toBeLessThan(5_000);
  house.people.set(officer.account, { ...officer, offices: [] });
  await until(async () => (await told(visitor))['appointmentId'] === null);
  expect(await told(visitor)).toMatchObject({ roles: [], unitPath: [], provinceId: officer.provinceId });
  const seen = await visitor.get('/api/session');
  expect([seen.status, await seen.json()]).toMatchObject([200, { offices: [], caller: { roles: [] } }]);
});

it('gives a bearer token what its account may do now, not what it could when it was made', async () => {
  const authorization = `Bearer ${await house.bearer()}`;
  await house.get(dossiers, { authorization });
  house.people.set(officer.account, { ...officer, offices: [] });
  await until(async () => {
    await house.get(dossiers, { authorization });
    return (house.upstream.lastClaims()['roles'] as string[]).length === 0;
  });
});

it('ends the sign-in of an account that is gone, or that was given to somebody else', async () => {
  const visitor = await signedIn();
  house.people.set(officer.account, { ...officer, officerId: '019313a5-0000-7000-8000-0000000000ff' });
  await until(async () => (await visitor.get('/api/session')).status === 401);
  const second = await signedIn();
  house.people.delete(officer.account);
  await until(async () => (await second.get('/api/session')).status === 401);
  expect(await (await second.get('/api/session')).json()).toMatchObject({ because: 'accountGone' });
});

it('goes on with questions while directory is away, and acknowledges no command on old authority', async () => {
  const visitor = await signedIn();
  await told(visitor);
  const before = house.upstream.answer;
  house.upstream.answer = (request) =>
    request.url.startsWith('/callers/') ? { status: 503, body: '{}' } : before(request);
  const command = () => visitor.send('POST', dossiers, {});
  await until(async () => (await command()).status === 503);
  expect(await (await command()).json()).toMatchObject({ type: '/problems/unavailable', part: 'directory' });
  expect((await visitor.get(dossiers)).status).toBe(200);
  house.upstream.answer = before;
  await until(async () => (await command()).status === 200);
}, 20_000);

describe('A national office', () => {
  const nation = '019313a5-0000-7000-8000-00000000aaaa';
  const province = '019313a5-0000-7000-8000-00000000bbbb';
  const national = {
    ...{ ...officer, provinceId: nation, national: true },
    offices: [{ ...office, unitId: nation, unitPath: [nation], roles: ['auditor'] }],
  };

  beforeEach(() => {
    const before = house.upstream.answer;
    house.upstream.answer = (request) => {
      if (request.url.startsWith('/provinces/') && request.url !== `/provinces/${province}`) {
        return { status: 404, body: '{}' };
      }
      return before(request);
    };
  });

  it('reads the one province that it chose, and none before', async () => {
    const visitor = await signedIn(national);
    expect(await told(visitor)).toMatchObject({ provinceId: nation, readsProvinceId: null });
    const answer = await visitor.send('PUT', '/api/session/province', { provinceId: province });
    expect(await answer.json()).toMatchObject({ national: true, caller: { readsProvinceId: province } });
    expect(await told(visitor)).toMatchObject({ provinceId: nation, readsProvinceId: province });
    const unknown = await visitor.send('PUT', '/api/session/province', { provinceId: nation });
    expect(await problemOf(unknown)).toEqual({ status: 404, type: '/problems/province-not-found' });
    await visitor.send('PUT', '/api/session/province', { provinceId: null });
    expect(await told(visitor)).toMatchObject({ readsProvinceId: null });
  });

  it('names for one question alone another province than the chosen one', async () => {
    const visitor = await signedIn(national);
    await visitor.get(dossiers, { 'x-reads-province': province });
    expect(house.upstream.lastClaims()).toMatchObject({ provinceId: nation, readsProvinceId: province });
    expect(await told(visitor)).toMatchObject({ readsProvinceId: null });
    const nobodys = await visitor.get(dossiers, { 'x-reads-province': 'not-a-province' });
    expect(await problemOf(nobodys)).toEqual({ status: 403, type: '/problems/not-permitted' });
    await visitor.send('POST', dossiers, {}, { 'x-reads-province': province });
    expect(house.upstream.lastClaims()).toMatchObject({ readsProvinceId: null }); // a command is one's own
  });

  it('alone names one: an office of a province is refused another, not shown its own in its place', async () => {
    const visitor = await signedIn(officer);
    const refused = await visitor.get(dossiers, { 'x-reads-province': province });
    expect(await problemOf(refused)).toEqual({ status: 403, type: '/problems/not-permitted' });
  });

  it('states its purpose as an auditor, which goes along with each request', async () => {
    const visitor = await signedIn(national);
    const purpose = 'Kiểm tra theo Kế hoạch 01/KH-KTNN (diễn tập)';
    await visitor.send('PUT', '/api/session/purpose', { purpose });
    expect(await told(visitor)).toMatchObject({ purpose });
    expect((await visitor.send('PUT', '/api/session/purpose', { purpose: 'ngắn' })).status).toBe(400);
    await visitor.send('PUT', '/api/session/purpose', { purpose: null });
    expect(await told(visitor)).toMatchObject({ purpose: null });
  });

  it('is one of two that choose a province: the other is of one that took others over, and chooses among those', async () => {
    const predecessor = { provinceId: province, name: 'Trà Vinh', fromOn: '2025-07-01', decision: null };
    const ofProvince = { ...office, unitPath: [office.unitId], roles: ['coordinationOffice'] };
    const successor = { ...officer, predecessors: [predecessor], offices: [ofProvince] };
    const visitor = await signedIn(successor);
    const answer = await visitor.send('PUT', '/api/session/province', { provinceId: province });
    expect(await answer.json()).toMatchObject({
      predecessors: [predecessor],
      caller: { readsProvinceId: province, inherits: true },
    });
    expect(await told(visitor)).toMatchObject({ readsProvinceId: province, inherits: true });
    const other = await visitor.send('PUT', '/api/session/province', { provinceId: nation });
    expect(await problemOf(other)).toEqual({ status: 404, type: '/problems/province-not-found' });
    await visitor.send('PUT', '/api/session/province', { provinceId: null });
    expect(await told(visitor)).not.toHaveProperty('inherits');
  });

  it('is not alike an office of a commune of the successor, which reads no other province', async () => {
    const predecessors = [{ provinceId: province, name: 'Trà Vinh', fromOn: '2025-07-01', decision: null }];
    const visitor = await signedIn({ ...officer, predecessors });
    const chosen = await visitor.send('PUT', '/api/session/province', { provinceId: province });
    expect(await problemOf(chosen)).toEqual({ status: 403, type: '/problems/not-permitted' });
  });

  it('states a purpose, which an office of a province does not, nor chooses one that it did not take over', async () => {
    const visitor = await signedIn();
    const refused = { status: 403, type: '/problems/not-permitted' };
    const chosen = await visitor.send('PUT', '/api/session/province', { provinceId: province });
    expect(await problemOf(chosen)).toEqual(refused);
    const stated = await visitor.send('PUT', '/api/session/purpose', { purpose: 'Một mục đích đủ dài' });
    expect(await problemOf(stated)).toEqual(refused);
  });
});
