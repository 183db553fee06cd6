import { Browser, type Page } from './browser';
import { asGateway, type Gateway } from './gateway';
import { startIdentity, type House } from './house';
import { anOfficer, codeOf, errorOn, secretOn, showPassword } from './people';
import { SoftwareKey } from './software-key';

jest.setTimeout(180_000); // each try is slow on purpose

let house: House;
let gateway: Gateway;

beforeAll(async () => {
  house = await startIdentity();
  gateway = await asGateway(house);
});
afterAll(() => house?.close());

const aBrowser = () => new Browser(house.settings.origin);
const finance = { secondFactor: true };

/** Somebody with an authenticator app; the code of this step was used up in setting it up, the next one is good already. */
async function withApp() {
  const officer = await anOfficer(house, finance);
  const browser = aBrowser();
  const { page, checks } = await showPassword(gateway, browser, officer.account);
  const secret = secretOn(page);
  const back = await browser.submit(page, '/newCode', { value: codeOf(secret) });
  return { officer, secret, tokens: await gateway.finish(back, checks) };
}

const optionsOn = ({ text }: Page, action: string) => {
  const form = new RegExp(`action="[^"]*/${action}"[^>]*data-options="([^"]+)"`).exec(text)?.[1] ?? '{}';
  return JSON.parse(form.replaceAll('&quot;', '"')) as Parameters<SoftwareKey['create']>[0];
};

it('has an office that needs it set up a second factor at the first sign-in, and then asks for it', async () => {
  const { officer, secret, tokens } = await withApp();
  expect(tokens.claims()).toMatchObject({ acr: 'second-factor', amr: ['pwd', 'otp', 'mfa'] });
  const browser = aBrowser();
  const { page, checks } = await showPassword(gateway, browser, officer.account);
  expect(page.text).toContain('Mã 6 số');
  expect(page.text).not.toContain(secret);
  expect(secretOn(page)).toBe('');
  const tokens2 = await gateway.finish(await browser.submit(page, '/code', { value: codeOf(secret, 1) }), checks);
  expect(tokens2.claims()).toMatchObject({ acr: 'second-factor', sub: officer.officerId });
  expect((await gateway.refresh(tokens2.refresh_token ?? '')).claims()).toMatchObject({ acr: 'second-factor' });
});

it('takes a code once, in any browser', async () => {
  const { officer, secret } = await withApp();
  const code = codeOf(secret, 1);
  const [one, other] = [aBrowser(), aBrowser()];
  const [first, second] = [
    await showPassword(gateway, one, officer.account),
    await showPassword(gateway, other, officer.account),
  ];
  const back = await one.submit(first.page, '/code', { value: code });
  expect((await gateway.finish(back, first.checks)).claims()).toMatchObject({ acr: 'second-factor' });
  const refused = await other.submit(second.page, '/code', { value: code });
  expect([refused.status, errorOn(refused)]).toEqual([422, expect.stringContaining('đã dùng')]);
});

it('waits after a few wrong codes, and showing the password again does not help', async () => {
  const { officer, secret } = await withApp();
  const browser = aBrowser();
  let { page } = await showPassword(gateway, browser, officer.account);
  for (let n = 0; n < 5; n++) {
    page = await browser.submit(page, '/code', { value: '000000' });
    expect(page.status).toBe(422);
  }
  expect((await browser.submit(page, '/code', { value: codeOf(secret, 1) })).status).toBe(429);
  const again = await showPassword(gateway, aBrowser(), officer.account);
  const other = aBrowser();
  const anew = await showPassword(gateway, other, officer.account);
  expect(again.page.text).toContain('Mã 6 số');
  const waits = await other.submit(anew.page, '/code', { value: codeOf(secret, 1) });
  expect([waits.status, Number(waits.headers.get('retry-after')) > 0]).toEqual([429, true]);
});

it('takes no new second factor from somebody who has one', async () => {
  const { officer } = await withApp();
  const browser = aBrowser();
  const { page } = await showPassword(gateway, browser, officer.account);
  const forged = { ...page, text: page.text.replaceAll('/code"', '/newCode"') };
  const refused = await browser.submit(forged, '/newCode', { value: '123456' });
  expect(refused.status).toBe(422);
});

it('asks whoever is sent for a second factor, and whoever has one', async () => {
  const plain = await anOfficer(house);
  const wanted = await showPassword(gateway, aBrowser(), plain.account, { acr_values: 'second-factor' });
  expect(wanted.page.text).toContain('Đặt xác thực hai lớp');
  const [browser, officer] = [aBrowser(), await anOfficer(house)];
  const { page, checks } = await showPassword(gateway, browser, officer.account);
  expect((await gateway.finish(page, checks)).claims()).toMatchObject({ acr: 'password' });
  const more = await gateway.begin(browser, { acr_values: 'second-factor', login_hint: officer.account });
  expect(more.page.text).toContain(`value="${officer.account}"`);
});

it('makes a passkey, and takes it at the next sign-in, once for each question', async () => {
  const officer = await anOfficer(house, finance);
  const [browser, key] = [aBrowser(), new SoftwareKey(house.settings.origin)];
  const { page, checks } = await showPassword(gateway, browser, officer.account);
  const made = await browser.submit(page, '/newPasskey', { value: key.create(optionsOn(page, 'newPasskey')) });
  expect((await gateway.finish(made, checks)).claims()).toMatchObject({ amr: ['pwd', 'hwk', 'mfa'] });

  const later = aBrowser();
  const asked = await showPassword(gateway, later, officer.account);
  const answer = key.get(optionsOn(asked.page, 'passkey'));
  const back = await later.submit(asked.page, '/passkey', { value: answer });
  expect((await gateway.finish(back, asked.checks)).claims()).toMatchObject({ acr: 'second-factor' });

  const replay = aBrowser();
  const again = await showPassword(gateway, replay, officer.account);
  expect((await replay.submit(again.page, '/passkey', { value: answer })).status).toBe(422);
});

it.each([
  ['of another key', (origin: string) => new SoftwareKey(origin)],
  ['of another site', () => new SoftwareKey('http://elsewhere.example')],
])('refuses a passkey answer %s', async (_, keyOf) => {
  const officer = await anOfficer(house, finance);
  const [browser, key] = [aBrowser(), new SoftwareKey(house.settings.origin)];
  const { page } = await showPassword(gateway, browser, officer.account);
  await browser.submit(page, '/newPasskey', { value: key.create(optionsOn(page, 'newPasskey')) });
  const other = keyOf(house.settings.origin);
  other.id = key.id;
  const later = aBrowser();
  const asked = await showPassword(gateway, later, officer.account);
  const refused = await later.submit(asked.page, '/passkey', { value: other.get(optionsOn(asked.page, 'passkey')) });
  expect([refused.status, errorOn(refused)]).toEqual([422, expect.stringContaining('không được chấp nhận')]);
  for (const value of ['', '{}', 'null', '{"id":"x","type":"public-key","response":{}}']) {
    const anew = await later.open(asked.page.url);
    const status = (await later.submit(anew, '/passkey', { value })).status;
    expect([422, 429]).toContain(status);
  }
});

it('keeps the secret sealed in its rows', async () => {
  const { secret } = await withApp();
  const rows = JSON.stringify([
    await house.database.admin.query('SELECT * FROM totp_secrets'),
    await house.database.admin.query('SELECT * FROM ceremonies'),
  ]);
  expect(secret).toHaveLength(32);
  expect(rows).not.toContain(secret);
});
