import { aCaller } from '@langmoi/testing/callers';
import { nationId } from '@langmoi/platform/nation';
import { randomUUID } from 'node:crypto';
import { AttemptsService } from '../src/attempt/attempts.service';
import { Browser } from './browser';
import { asGateway, type Gateway } from './gateway';
import { startIdentity, type House } from './house';
import { anOfficer, errorOn, password, signIn } from './people';

jest.setTimeout(120_000);

let house: House;
let gateway: Gateway;

beforeAll(async () => {
  house = await startIdentity();
  gateway = await asGateway(house);
});
afterAll(() => house?.close());

const administratorOf = (provinceId: string) => aCaller({ provinceId, roles: ['provinceAdministrator'] });
const aBrowser = () => new Browser(house.settings.origin);
const chosen = 'mười hai bến nước';

const invite = (account: { account: string; provinceId: string }, key?: string) =>
  house.command(`POST /accounts/${account.account}/invitations`, {}, administratorOf(account.provinceId), key);

const access = async (account: { account: string; provinceId: string }) =>
  (await house.ask(`/accounts/${account.account}`, administratorOf(account.provinceId))).body;

it('gives an administrator a link by which somebody sets their password, once', async () => {
  const account = await house.account();
  expect(await access(account)).toMatchObject({
    hasPassword: false,
    secondFactors: [],
    lastSignedInAt: null,
    active: true,
  });
  const { status, body } = await invite(account);
  expect(status).toBe(201);
  expect(body).toMatchObject({ account: account.account, link: expect.stringContaining('/identity/invitation/') });
  const hours = (Date.parse(String(body['expiresAt'])) - Date.now()) / 3_600_000;
  expect(hours).toBeGreaterThan(71.9);
  expect(hours).toBeLessThanOrEqual(72);

  const [browser, link] = [aBrowser(), String(body['link'])];
  const page = await browser.open(link);
  const set = await browser.submit(page, link, { password: chosen, again: chosen });
  expect(set.text).toContain('Đã đặt mật khẩu');
  expect(await browser.open(link)).toMatchObject({ status: 404, text: expect.stringContaining('chỉ dùng một lần') });
  const signed = await gateway.begin(browser);
  const back = await browser.submit(signed.page, '/password', { account: account.account, password: chosen });
  expect((await gateway.finish(back, signed.checks)).claims()).toMatchObject({ sub: account.officerId });
  expect(await access(account)).toMatchObject({ hasPassword: true, lastSignedInAt: expect.any(String) });
});

it('ends with an invitation all that opened the account before: password, sign-ins, the former link', async () => {
  const account = await anOfficer(house);
  const tokens = await signIn(gateway, aBrowser(), account.account);
  const first = String((await invite(account)).body['link']);
  await expect(gateway.refresh(tokens.refresh_token ?? '')).rejects.toMatchObject({ error: 'invalid_grant' });
  expect(house.backchannel.heard()).toContainEqual(expect.objectContaining({ sub: account.officerId }));
  const browser = aBrowser();
  const { page } = await gateway.begin(browser);
  expect((await browser.submit(page, '/password', { account: account.account, password })).status).toBe(422);
  const second = String((await invite(account)).body['link']);
  expect((await browser.open(first)).status).toBe(404);
  expect((await browser.open(second)).status).toBe(200);
});

it('answers a repeated command with the same link, and stores none', async () => {
  const account = await house.account();
  const caller = administratorOf(account.provinceId);
  const [route, key] = [`POST /accounts/${account.account}/invitations`, randomUUID()];
  const first = await house.command(route, {}, caller, key);
  expect(await house.command(route, {}, caller, key)).toEqual(first);
  const token = String(first.body['link']).split('/').at(-1) ?? '';
  for (const table of ['idempotency_keys', 'invitations']) {
    expect(JSON.stringify(await house.database.admin.query(`SELECT * FROM ${table}`))).not.toContain(token);
  }
  expect(house.lines.join('\n')).not.toContain(token);
});

it('opens no link that is past, made up, or used by two at once a second time', async () => {
  const account = await house.account();
  const link = String((await invite(account)).body['link']);
  const page = await aBrowser().open(link);
  const answers = await Promise.all(
    [1, 2].map(() => aBrowser().submit(page, link, { password: chosen, again: chosen })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
  const other = String((await invite(account)).body['link']);
  await house.database.admin.query(`UPDATE invitations SET expires_at = now() WHERE account_id = $1`, [account.id]);
  expect((await aBrowser().open(other)).status).toBe(404);
  expect((await aBrowser().open(`${other}x`)).status).toBe(404);
});

it('gives two administrators who invite at once a link each, of which the later one is good', async () => {
  const account = await house.account();
  const links = (await Promise.all([invite(account), invite(account)])).map(({ status, body }) => {
    expect(status).toBe(201);
    return String(body['link']);
  });
  const pages = await Promise.all(links.map((link) => aBrowser().open(link)));
  expect(pages.map(({ status }) => status).sort()).toEqual([200, 404]);
});

it.each([
  ['a breached password', 'basketball', 'basketball', 'đã bị lộ'],
  ['a short one', 'ngắn', 'ngắn', 'ít nhất 8'],
  ['one that was mistyped', chosen, 'mười hai bến nướcc', 'không giống nhau'],
])('refuses %s with the reason, and the link stays good', async (_, typed, again, reason) => {
  const account = await house.account();
  const link = String((await invite(account)).body['link']);
  const browser = aBrowser();
  const refused = await browser.submit(await browser.open(link), link, { password: typed, again });
  expect([refused.status, errorOn(refused)]).toEqual([422, expect.stringContaining(reason)]);
  expect((await browser.submit(refused, link, { password: chosen, again: chosen })).status).toBe(200);
});

it('is for the administrator of the province alone; another province finds no such account', async () => {
  const account = await house.account();
  const route = `/accounts/${account.account}`;
  const invitations = `POST ${route}/invitations`;
  for (const roles of [['provinceAdministrator'], ['nationalAdministrator']] as const) {
    const stranger = aCaller({ provinceId: randomUUID(), roles: [...roles] });
    const missing = await house.ask('/accounts/khong-co', stranger);
    const found = await house.ask(route, stranger);
    expect([found.status, found.body['type']]).toEqual([404, '/problems/account-not-found']);
    expect(missing.body['type']).toBe(found.body['type']);
    expect((await house.command(invitations, {}, stranger)).status).toBe(404);
  }
  const clerk = aCaller({ provinceId: account.provinceId, roles: ['communeOfficer'] });
  expect((await house.ask(route, clerk)).status).toBe(403);
  expect((await house.command(invitations, {}, clerk)).status).toBe(403);
  expect((await house.ask(route)).status).toBe(401);
});

it('lets a national administrator invite those who administer a province, and nobody else of it', async () => {
  const provinceId = randomUUID();
  const national = aCaller({ provinceId: nationId, readsProvinceId: provinceId, roles: ['nationalAdministrator'] });
  const [administrator, clerk] = [
    await house.account({ provinceId, administrator: true }),
    await house.account({ provinceId }),
  ];
  expect((await house.command(`POST /accounts/${administrator.account}/invitations`, {}, national)).status).toBe(201);
  expect((await house.command(`POST /accounts/${clerk.account}/invitations`, {}, national)).status).toBe(403);
});

it('lets in who was shut out for wrong tries', async () => {
  const account = await anOfficer(house);
  await house.database.admin.query(`UPDATE attempts SET open_at = now()`);
  for (let n = 0; n < 6; n++) {
    await house.app.get(AttemptsService).begin({ account: account.account, address: `192.0.2.${n}` });
  }
  expect(await access(account)).toMatchObject({ lockedUntil: expect.any(String) });
  await invite(account);
  expect(await access(account)).toMatchObject({ lockedUntil: null });
});
