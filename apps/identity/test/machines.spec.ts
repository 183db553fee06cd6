import { MachineView } from '@langmoi/contracts/identity';
import { aCaller } from '@langmoi/testing/callers';
import { randomUUID } from 'node:crypto';
import { asGateway, type Gateway } from './gateway';
import { startIdentity, type House } from './house';

let house: House;
let gateway: Gateway;

beforeAll(async () => {
  house = await startIdentity();
  gateway = await asGateway(house);
});
afterAll(() => house?.close());

/** The administrator of a province, known to the provider as the directory tells of them. */
async function anAdministrator() {
  const account = await house.account({ administrator: true });
  return aCaller({ userId: account.officerId, provinceId: account.provinceId, roles: ['provinceAdministrator'] });
}

type Administrator = Awaited<ReturnType<typeof anAdministrator>>;
const figures = { name: 'Kho số liệu của Sở', role: 'figuresMachine' };
const register = (caller: Administrator, body: object = figures, key?: string) =>
  house.command(`POST /provinces/${caller.provinceId}/machines`, body, caller, key);

async function askForToken(clientId: string, secret: string, form: Record<string, string> = {}) {
  const answer = await fetch(`${house.settings.issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'client_credentials', ...form }),
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}` },
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

it('registers a machine, whose token says what it may do and for which province', async () => {
  const caller = await anAdministrator();
  const { status, body } = await register(caller);
  expect(status).toBe(201);
  const { clientId, rehearsal } = MachineView.parse(body);
  expect(rehearsal).toBe(false);
  const token = await askForToken(clientId, String(body['clientSecret']));
  expect(token.body).toMatchObject({ token_type: 'Bearer', expires_in: 300 });
  expect(await gateway.introspect(String(token.body['access_token']))).toMatchObject({
    ...{ active: true, machine: true, client_id: clientId, aud: 'langmoi', iss: house.settings.issuer },
    ...{ role: 'figuresMachine', provinceId: caller.provinceId, rehearsal: false },
  });
  const { body: list } = await house.ask(`/provinces/${caller.provinceId}/machines`, caller);
  expect(list).toEqual([MachineView.parse(body)]);
});

it('gives no token for a wrong secret, and keeps no secret in its rows', async () => {
  const caller = await anAdministrator();
  const { body } = await register(caller);
  const [clientId, secret] = [String(body['clientId']), String(body['clientSecret'])];
  expect((await askForToken(clientId, `${secret}x`)).body['error']).toBe('invalid_client');
  expect((await askForToken(clientId, '')).body['error']).toMatch(/invalid/);
  const [{ secret_hash: hash }] = await house.database.admin.query(
    'SELECT secret_hash FROM machines WHERE client_id = $1',
    [clientId],
  );
  expect((await askForToken(clientId, String(hash))).body['error']).toBe('invalid_client');
  for (const table of ['machines', 'idempotency_keys']) {
    expect(JSON.stringify(await house.database.admin.query(`SELECT * FROM ${table}`))).not.toContain(secret);
  }
});

it('takes everything from a machine at once when it is revoked', async () => {
  const caller = await anAdministrator();
  const { body } = await register(caller);
  const [clientId, secret] = [String(body['clientId']), String(body['clientSecret'])];
  const token = String((await askForToken(clientId, secret)).body['access_token']);
  const revoked = await house.command(`DELETE /machines/${clientId}`, {}, caller);
  expect(revoked).toMatchObject({ status: 200, body: { clientId, revokedAt: expect.any(String), actions: [] } });
  expect(await gateway.introspect(token)).toEqual({ active: false });
  expect((await askForToken(clientId, secret)).body['error']).toBe('invalid_client');
  expect((await house.command(`DELETE /machines/${clientId}`, {}, caller)).body['revokedAt']).toBe(
    revoked.body['revokedAt'],
  );
});

it('lets a machine sign nobody in, ask for no scope, and look at no token of another', async () => {
  const caller = await anAdministrator();
  const [one, other] = [(await register(caller)).body, (await register(caller)).body];
  const [id, secret] = [String(one['clientId']), String(one['clientSecret'])];
  const scoped = await askForToken(id, secret, { scope: 'openid' });
  expect(scoped.body['scope']).toBeUndefined();
  const userinfo = { authorization: `Bearer ${String(scoped.body['access_token'])}` };
  expect((await fetch(`${house.settings.issuer}/me`, { headers: userinfo })).status).toBe(401);
  expect((await askForToken(id, secret, { resource: 'https://elsewhere.example' })).body['error']).toBe(
    'invalid_target',
  );
  expect((await askForToken(id, secret, { grant_type: 'password' })).status).toBe(400);
  const token = String(
    (await askForToken(String(other['clientId']), String(other['clientSecret']))).body['access_token'],
  );
  const answer = await fetch(`${house.settings.issuer}/token/introspection`, {
    method: 'POST',
    body: new URLSearchParams({ token }),
    headers: { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
  });
  expect(await answer.json()).toEqual({ active: false });
});

it('answers a repeated registration with the same machine and the same secret', async () => {
  const caller = await anAdministrator();
  const key = randomUUID();
  const first = await register(caller, figures, key);
  expect(await register(caller, figures, key)).toEqual(first);
  expect((await register(caller, { ...figures, name: 'Tên khác' }, key)).status).toBe(422);
});

it.each([
  ['a role of a person', { name: 'Máy', role: 'auditor' }],
  ['no name', { name: ' ', role: 'healthMachine' }],
])('refuses %s', async (_, body) => {
  expect((await register(await anAdministrator(), body)).status).toBe(400);
});

it('belongs to the province: another one finds neither its list nor its machine, and no other office enters', async () => {
  const [caller, stranger] = [await anAdministrator(), await anAdministrator()];
  const { body } = await register(caller);
  const list = await house.ask(`/provinces/${caller.provinceId}/machines`, stranger);
  expect([list.status, list.body['type']]).toEqual([404, '/problems/province-not-found']);
  const revoke = await house.command(`DELETE /machines/${String(body['clientId'])}`, {}, stranger);
  expect([revoke.status, revoke.body['type']]).toEqual([404, '/problems/machine-not-found']);
  const clerk = aCaller({ provinceId: caller.provinceId, roles: ['operator'] });
  expect((await house.ask(`/provinces/${caller.provinceId}/machines`, clerk)).status).toBe(403);
  expect((await register({ ...clerk })).status).toBe(403);
});
