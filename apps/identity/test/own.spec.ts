import { Browser } from './browser';
import { asGateway, type Gateway } from './gateway';
import { startIdentity, type House } from './house';
import { anOfficer, codeOf, errorOn, password, secretOn, showPassword, signIn } from './people';

jest.setTimeout(180_000);

let house: House;
let gateway: Gateway;

beforeAll(async () => {
  house = await startIdentity();
  gateway = await asGateway(house);
});
afterAll(() => house?.close());

const chosen = 'một cây làm chẳng nên non';

async function signedIn(choice: Parameters<typeof anOfficer>[1] = {}) {
  const [officer, browser] = [await anOfficer(house, choice), new Browser(house.settings.origin)];
  const tokens = await signIn(gateway, browser, officer.account);
  return { officer, browser, tokens, page: () => browser.open('/identity/account') };
}

it('is for who is signed in in this browser', async () => {
  const page = await new Browser(house.settings.origin).open('/identity/account');
  expect([page.status, page.text]).toEqual([401, expect.stringContaining('Hãy đăng nhập trước')]);
});

it('changes the password of who shows the current one, and ends their other sign-ins', async () => {
  const { officer, browser, page } = await signedIn();
  const elsewhere = await signIn(gateway, new Browser(house.settings.origin), officer.account);
  const wrong = await browser.submit(await page(), '/account/password', {
    current: 'sai',
    password: chosen,
    again: chosen,
  });
  expect([wrong.status, errorOn(wrong)]).toEqual([422, 'Mật khẩu hiện tại không đúng.']);
  const weak = await browser.submit(await page(), '/account/password', {
    current: password,
    password: 'basketball',
    again: 'basketball',
  });
  expect(errorOn(weak)).toContain('đã bị lộ');
  const done = await browser.submit(await page(), '/account/password', {
    current: password,
    password: chosen,
    again: chosen,
  });
  expect([done.status, done.text]).toEqual([200, expect.stringContaining('đã kết thúc')]);
  await expect(gateway.refresh(elsewhere.refresh_token ?? '')).rejects.toMatchObject({ error: 'invalid_grant' });
  expect((await page()).status).toBe(200);
  const anew = new Browser(house.settings.origin);
  const { page: signInPage } = await gateway.begin(anew);
  expect((await anew.submit(signInPage, '/password', { account: officer.account, password })).status).toBe(422);
});

it('keeps this very sign-in, which goes on being refreshed', async () => {
  const { browser, tokens, page } = await signedIn();
  await browser.submit(await page(), '/account/password', { current: password, password: chosen, again: chosen });
  expect((await gateway.refresh(tokens.refresh_token ?? '')).access_token).toEqual(expect.any(String));
});

it('sets up an app by a code of it, makes recovery codes, and takes each of them once', async () => {
  const { officer, browser, page } = await signedIn();
  const before = await page();
  const secret = secretOn(before);
  expect(errorOn(await browser.submit(before, '/newCode', { current: password, value: '000000' }))).toContain(
    'Mã không đúng',
  );
  const set = await browser.submit(await page(), '/newCode', { current: password, value: codeOf(secret) });
  expect(set.status).toBe(200);

  // From now on the page wants a sign-in with the second factor.
  expect((await page()).status).toBe(403);
  const strong = new Browser(house.settings.origin);
  const asked = await showPassword(gateway, strong, officer.account);
  await gateway.finish(await strong.submit(asked.page, '/code', { value: codeOf(secret, 1) }), asked.checks);
  const made = await strong.submit(await strong.open('/identity/account'), '/recoveryCodes', { current: password });
  const codes = [...made.text.matchAll(/<li>([a-z0-9-]{29})<\/li>/g)].map(([, code = '']) => code);
  expect(codes).toHaveLength(8);
  const rows = JSON.stringify(await house.database.admin.query('SELECT * FROM recovery_codes'));
  for (const code of codes) expect(rows).not.toContain(code);

  const use = async (code: string) => {
    const browser = new Browser(house.settings.origin);
    const { page, checks } = await showPassword(gateway, browser, officer.account);
    return { back: await browser.submit(page, '/recovery', { value: code }), checks };
  };
  const first = await use(codes[0]?.toUpperCase() ?? '');
  expect((await gateway.finish(first.back, first.checks)).claims()).toMatchObject({ amr: ['pwd', 'recovery', 'mfa'] });
  expect((await use(codes[0] ?? '')).back.status).toBe(422);
});

it('waits after wrong passwords here as at the sign-in', async () => {
  const { browser, page } = await signedIn();
  for (let n = 0; n < 5; n++) await browser.submit(await page(), '/recoveryCodes', { current: 'sai' });
  expect((await browser.submit(await page(), '/recoveryCodes', { current: password })).status).toBe(429);
});
