import { ConfigError, parseConfig } from '@langmoi/platform/config';
import { IdentityConfig, settingsOf } from '../src/config';
import { Browser } from './browser';
import { asGateway, type Gateway } from './gateway';
import { startIdentity, type House } from './house';
import { codeOf, secretOn } from './people';

let demo: House;
let real: House;
let gateways: { demo: Gateway; real: Gateway };

beforeAll(async () => {
  [demo, real] = [await startIdentity({ demo: true }), await startIdentity()];
  gateways = { demo: await asGateway(demo), real: await asGateway(real) };
});
afterAll(async () => {
  await demo?.close();
  await real?.close();
});

it('lets a rehearsal account that is meant go on without a password, and says that it did', async () => {
  const { account, officerId } = await demo.account();
  const browser = new Browser(demo.settings.origin);
  const { page, checks } = await gateways.demo.begin(browser, { login_hint: account });
  expect(page.text).toContain('số liệu diễn tập');
  const tokens = await gateways.demo.finish(await browser.submit(page, '/demo'), checks);
  expect(tokens.claims()).toMatchObject({ sub: officerId, acr: 'demo', amr: ['demo'], rehearsal: true });
});

it('lets anybody try the second factor of a rehearsal account: its secret is shown, and shown again', async () => {
  const { account } = await demo.account({ secondFactor: true });
  const wishes = { login_hint: account, acr_values: 'second-factor' };
  const browser = new Browser(demo.settings.origin);
  const first = await gateways.demo.begin(browser, wishes);
  const enrol = await browser.submit(first.page, '/demo');
  const secret = secretOn(enrol);
  const back = await browser.submit(enrol, '/newCode', { value: codeOf(secret) });
  expect((await gateways.demo.finish(back, first.checks)).claims()).toMatchObject({ amr: ['demo', 'otp', 'mfa'] });

  const another = new Browser(demo.settings.origin);
  const second = await gateways.demo.begin(another, wishes);
  const asked = await another.submit(second.page, '/demo');
  expect(asked.text).toContain('số liệu diễn tập');
  expect(secretOn(asked)).toBe(secret);
  const done = await another.submit(asked, '/code', { value: codeOf(secret, 1) });
  expect((await gateways.demo.finish(done, second.checks)).claims()).toMatchObject({ acr: 'second-factor' });
});

it('names no account that nobody meant', async () => {
  await demo.account();
  const { page } = await gateways.demo.begin(new Browser(demo.settings.origin));
  expect(page.text).not.toContain('/demo"');
});

it('has no such way outside demo data: neither a button nor an answer', async () => {
  const { account } = await real.account({ rehearsal: true });
  const browser = new Browser(real.settings.origin);
  const { page } = await gateways.real.begin(browser, { login_hint: account });
  expect(page.text).not.toContain('/demo"');
  const forged = { ...page, text: page.text.replaceAll('/password"', '/demo"') };
  const refused = await browser.submit(forged, '/demo');
  expect([refused.status, refused.url.endsWith('/demo')]).toEqual([403, true]);
});

it('has no such way for an account of a real province, even on a demo', async () => {
  const { id, account } = await demo.account();
  const browser = new Browser(demo.settings.origin);
  const { page } = await gateways.demo.begin(browser, { login_hint: account });
  await demo.database.admin.query('UPDATE accounts SET rehearsal = false WHERE id = $1', [id]);
  expect((await browser.submit(page, '/demo')).status).toBe(403);
  await demo.database.admin.query('UPDATE accounts SET rehearsal = true WHERE id = $1', [id]);
});

it('does not start with demo ways beside an account of a real province', async () => {
  const { id } = await demo.account({ rehearsal: false });
  const refused = await demo.restart().catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(ConfigError);
  expect(refused).toMatchObject({ exitCode: 78, message: expect.stringContaining('DEMO') });
  await demo.database.admin.query('DELETE FROM accounts WHERE id = $1', [id]);
  await demo.open();
});

it('wants TLS outside of the demo, is no demo unless told so, and repeats no secret in its complaint', () => {
  const env = {
    ...{ PORT: '0', DATABASE_URL: 'postgres://a:b@localhost/identity', JWKS_URL: 'http://127.0.0.1:1/jwks' },
    ...{ PUBLIC_URL: 'http://langmoi.example', IDENTITY_SECRET: 'x'.repeat(32), OIDC_CLIENT_ID: 'langmoi-gateway' },
    ...{
      OIDC_CLIENT_SECRET: 'y'.repeat(32),
      OIDC_REDIRECT_URIS: 'https://a.example/',
      OIDC_POST_LOGOUT_URIS: 'https://a.example/',
    },
  };
  const read = (more: Record<string, string>) => settingsOf(parseConfig(IdentityConfig, { ...env, ...more }));
  expect(() => read({})).toThrow(/PUBLIC_URL: must be an https/);
  expect(read({ PUBLIC_URL: 'https://langmoi.example' }).demo).toBe(false);
  expect(read({ DEMO: 'true' }).demo).toBe(true);
  const short = (() => {
    try {
      return read({ OIDC_CLIENT_SECRET: 'ngắn quá' });
    } catch (error) {
      return error;
    }
  })();
  expect(short).toMatchObject({ exitCode: 78, message: 'OIDC_CLIENT_SECRET: must have at least 32 characters' });
});
