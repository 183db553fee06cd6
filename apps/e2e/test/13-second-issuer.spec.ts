import type { SessionView } from '@langmoi/contracts/gateway';
import type { Browser, BrowserContext } from 'playwright-core';
import { openBrowser } from '../src/browser';
import { theProvince } from '../src/province';
import { SecondGateway } from '../src/second-gateway';

/** Another provider: other keys, other claims, other pages, attached by environment alone. */
describe('A second OpenID provider', () => {
  let browser: Browser;
  let context: BrowserContext;
  let gateway: SecondGateway;

  beforeAll(async () => {
    [browser, gateway] = await Promise.all([openBrowser(), SecondGateway.start()]);
    context = await browser.newContext({ locale: 'vi-VN' });
  });
  afterAll(async () => {
    await browser.close();
    await gateway.stop();
  });

  const session = async (): Promise<{ status: number; body: SessionView }> => {
    const answer = await context.request.get(`${gateway.url}/api/session`);
    return { status: answer.status(), body: (await answer.json()) as SessionView };
  };

  it('signs an officer in by its own page, and the browser holds nothing but a cookie', async () => {
    const page = await context.newPage();
    await page.goto(`${gateway.url}/api/sign-in?return=/work`);
    await page.locator('input[name=login]').fill('xa.ham-tan@tra-vinh.example');
    await page.locator('input[name=password]').fill('whatever: this provider asks for nothing');
    await page.locator('button[type=submit]').click();
    await page.locator('button[type=submit]').click(); // it asks for consent
    await page.waitForURL(`${gateway.url}/work`);
    const { status, body } = await session();
    expect([status, body.account, body.signedInBy]).toEqual([200, 'xa.ham-tan', 'password']);
    const cookies = await context.cookies(gateway.url);
    const own = cookies.filter(({ name }) => name.startsWith('lm_'));
    expect(own).toMatchObject([{ name: 'lm_session', httpOnly: true, sameSite: 'Strict' }]);
    expect(await page.evaluate<string>('JSON.stringify([localStorage, sessionStorage])')).not.toMatch(/eyJ/);
    await page.close();
  });

  it('is asked nothing by the services: they trust the gateway’s keys, which both gateways share', async () => {
    const { id } = await theProvince();
    const answer = await context.request.get(`${gateway.url}/api/directory/provinces/${id}/units`);
    expect([answer.status(), ((await answer.json()) as object[]).length > 50]).toEqual([200, true]);
  });

  it('lets those who are signed in go on while it is away, and tells newcomers plainly', async () => {
    await gateway.takeProviderAway();
    expect((await session()).status).toBe(200);
    const newcomer = await browser.newContext({ locale: 'vi-VN' });
    const page = await newcomer.newPage();
    await page.goto(`${gateway.url}/api/sign-in?return=/work`);
    expect(page.url()).toContain('problem=provider-away');
    await page.getByText('Nơi đăng nhập đang tạm ngừng').waitFor();
    await newcomer.close();
  });
});
