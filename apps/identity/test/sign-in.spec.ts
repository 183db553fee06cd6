import { Browser } from './browser';
import { asGateway, type Gateway } from './gateway';
import { startIdentity, type House } from './house';
import { anOfficer, errorOn, password, showPassword, signIn } from './people';

let house: House;
let gateway: Gateway;

beforeAll(async () => {
  house = await startIdentity();
  gateway = await asGateway(house);
});
afterAll(() => house?.close());

const aBrowser = () => new Browser(house.settings.origin);

it('signs somebody in by account and password, and says who they are', async () => {
  const { account, officerId } = await anOfficer(house);
  const tokens = await signIn(gateway, aBrowser(), account);
  expect(tokens.claims()).toMatchObject({
    ...{ iss: house.settings.issuer, aud: 'langmoi-gateway', sub: officerId, preferred_username: account },
    ...{ rehearsal: false, acr: 'password', amr: ['pwd'], sid: expect.any(String) },
  });
  expect(tokens.refresh_token).toEqual(expect.any(String));
  expect(JSON.parse(Buffer.from(tokens.id_token?.split('.')[0] ?? '', 'base64url').toString())).toMatchObject({
    alg: 'ES256',
  });
});

it('speaks Vietnamese, and English to who asks for it', async () => {
  const { page } = await gateway.begin(aBrowser());
  expect(page.text).toContain('<html lang="vi">');
  expect(page.text).toContain('Tên đăng nhập');
  const browser = aBrowser();
  await gateway.begin(browser);
  const english = await browser.open(page.url.replace(/sign-in\/.*/, 'account'), {
    headers: { 'accept-language': 'en' },
  });
  expect(english.text).toContain('Sign in first');
});

it('lets nothing from elsewhere into its pages, and no page into a frame', async () => {
  const { page } = await gateway.begin(aBrowser());
  const policy = page.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe|\*/);
  expect(page.headers.get('cache-control')).toBe('no-store');
  expect(page.text).not.toMatch(/ style=| onclick=|https?:\/\/(?!localhost)/);
  for (const [, path = ''] of page.text.matchAll(/(?:href|src)="(\/identity\/[^"]+)"/g)) {
    expect((await aBrowser().open(path)).status).toBe(200);
  }
});

it('says the same of a wrong password, an account that does not exist, and one that may not sign in', async () => {
  const known = await anOfficer(house);
  const ended = await anOfficer(house, { active: false });
  const answers = [];
  for (const [account, typed] of [
    [known.account, 'sai bét rồi'],
    ['khong-co', password],
    [ended.account, password],
  ]) {
    const browser = aBrowser();
    const { page } = await gateway.begin(browser);
    const answer = await browser.submit(page, '/password', { account: account ?? '', password: typed ?? '' });
    const rest = answer.text.replaceAll(account ?? '', 'ACCOUNT').replaceAll(/sign-in\/[\w-]+/g, 'sign-in/UID');
    answers.push({ status: answer.status, rest });
  }
  expect(answers[0]?.status).toBe(422);
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
});

it('goes on in the same browser without asking again, and asks for another account that is meant', async () => {
  const [first, second] = [await anOfficer(house), await anOfficer(house)];
  const browser = aBrowser();
  await signIn(gateway, browser, first.account);
  const again = await gateway.begin(browser);
  expect(new URL(again.page.url).pathname).toBe('/api/sign-in/callback');
  const other = await gateway.begin(browser, { login_hint: second.account });
  expect(other.page.text).toContain(`value="${second.account}"`);
});

it('begins a new session at a sign-in, and the one that was there before is worth nothing', async () => {
  const [first, second] = [await anOfficer(house), await anOfficer(house)];
  const [browser, thief] = [aBrowser(), aBrowser()];
  await signIn(gateway, browser, first.account);
  for (const [name, cookie] of browser.cookies) thief.cookies.set(name, cookie); // planted here, or copied from here
  const { page, checks } = await gateway.begin(browser, { login_hint: second.account });
  const leaving = await browser.submit(page, '/password', { account: second.account, password });
  const back = await browser.submit(leaving, '/session/end/confirm'); // a script does so; the first is signed out
  expect((await gateway.finish(back, checks)).claims()).toMatchObject({ sub: second.officerId });
  expect(browser.cookies.get('lm_identity')).not.toEqual(thief.cookies.get('lm_identity'));
  expect((await gateway.begin(thief)).page.text).toContain('Tên đăng nhập');
});

it('refuses a form that another site sends, and one of another browser', async () => {
  const { account } = await anOfficer(house);
  const browser = aBrowser();
  const { page } = await gateway.begin(browser);
  const fields = { account, password };
  for (const headers of [
    { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' },
    { origin: 'null' },
    { 'sec-fetch-site': 'same-site' },
  ]) {
    expect((await browser.submit(page, '/password', fields, headers)).status).toBe(403);
  }
  const stranger = await aBrowser().submit(page, '/password', fields);
  expect(stranger).toMatchObject({ status: 400, text: expect.stringContaining('quá hạn') });
});

it('lets somebody turn back, and tells the client so', async () => {
  const browser = aBrowser();
  const { page, checks } = await gateway.begin(browser);
  const back = await browser.submit(page, '/cancel');
  expect(new URL(back.url).searchParams.get('error')).toBe('access_denied');
  await expect(gateway.finish(back, checks)).rejects.toThrow();
});

it('ends the session of an account that may not sign in any more', async () => {
  const officer = await anOfficer(house);
  const browser = aBrowser();
  const tokens = await signIn(gateway, browser, officer.account);
  await house.database.admin.query('UPDATE accounts SET active = false WHERE id = $1', [officer.id]);
  await expect(gateway.refresh(tokens.refresh_token ?? '')).rejects.toThrow();
  const again = await gateway.begin(browser);
  expect(again.page.text).toContain('Tên đăng nhập');
});

it('signs out here and tells the client, whose refresh token is worth nothing then', async () => {
  const officer = await anOfficer(house);
  const browser = aBrowser();
  const tokens = await signIn(gateway, browser, officer.account);
  const asked = await browser.open(gateway.endUrl(tokens.id_token ?? '').href);
  expect(asked.text).toContain('Đăng xuất');
  const out = await browser.submit(asked, '/session/end/confirm', { logout: 'yes' });
  expect(new URL(out.url).pathname).toBe('/');
  const heard = house.backchannel.heard().find(({ sub }) => sub === officer.officerId);
  expect(heard).toMatchObject({ aud: 'langmoi-gateway', sid: tokens.claims()?.['sid'] });
  await expect(gateway.refresh(tokens.refresh_token ?? '')).rejects.toThrow();
  expect((await gateway.begin(browser)).page.text).toContain('Tên đăng nhập');
});

it('signs out at the address of a session that is over already, without a question', async () => {
  const officer = await anOfficer(house);
  const browser = aBrowser();
  const tokens = await signIn(gateway, browser, officer.account);
  await gateway.revoke(tokens.refresh_token ?? '');
  const page = await browser.open(gateway.endUrl(tokens.id_token ?? '').href);
  expect(page.text).not.toContain('Kết thúc phiên');
  const out = await browser.submit(page, '/session/end/confirm');
  expect(new URL(out.url).pathname).toBe('/');
});

it('keeps sessions over a restart', async () => {
  const officer = await anOfficer(house);
  const browser = aBrowser();
  const tokens = await signIn(gateway, browser, officer.account);
  await house.restart();
  expect((await gateway.refresh(tokens.refresh_token ?? '')).claims()).toMatchObject({ sub: officer.officerId });
});

it('writes neither passwords nor codes nor tokens into the log', async () => {
  const { account } = await anOfficer(house);
  const tokens = await signIn(gateway, aBrowser(), account);
  const browser = aBrowser();
  const { page } = await gateway.begin(browser);
  await browser.submit(page, '/password', { account, password: 'một bí mật gõ nhầm' });
  const log = house.lines.join('\n');
  for (const secret of [password, 'một bí mật gõ nhầm', tokens.access_token, tokens.refresh_token, tokens.id_token]) {
    expect(log).not.toContain(secret);
  }
  expect(log).not.toContain(account);
});

it('shows a page, not its insides, for what is none of its addresses or not right', async () => {
  for (const path of ['/identity/nothing', '/identity/auth', '/identity/sign-in/none', '/identity/auth?client_id=x']) {
    const page = await aBrowser().open(path);
    expect(page.status).toBeGreaterThanOrEqual(400);
    expect(page.text).not.toMatch(/stack|at Object|node_modules/);
  }
  expect(errorOn((await gateway.begin(aBrowser())).page)).toBeUndefined();
});

it('takes no host from the request into its links', async () => {
  const answer = await house.app.inject({
    ...{ url: '/identity/.well-known/openid-configuration' },
    headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example' },
  });
  expect(JSON.stringify(answer.json())).not.toContain('evil.example');
  expect(answer.json()).toMatchObject({ issuer: house.settings.issuer, code_challenge_methods_supported: ['S256'] });
});

it('asks everybody who signs in with the password for it only once in a sign-in', async () => {
  const { account } = await anOfficer(house);
  const browser = aBrowser();
  const { page } = await showPassword(gateway, browser, account);
  expect(new URL(page.url).searchParams.get('code')).toEqual(expect.any(String));
});
