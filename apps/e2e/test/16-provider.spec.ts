import type { Browser, BrowserContext, Page } from 'playwright-core';
import { eventually, Office } from '../src/api';
import { product } from '../src/config';
import { atScreen, openBrowser } from '../src/browser';
import { theProvince } from '../src/province';
import { addressOf, directory, gateway, identity, poverty, recognition, type ServedRoute } from '../src/routes';

const promised = 5_000;
const address = (path: string) => product().webUrl + path;

async function within(what: string, happened: () => Promise<boolean>): Promise<void> {
  const began = Date.now();
  await eventually(what, happened);
  expect(Date.now() - began).toBeLessThan(promised);
}

describe('A machine', () => {
  it('works within its one role, makes no sign-in of its token, and stops when it is revoked', async () => {
    const administrator = await Office.of('quan-tri');
    const { id: provinceId } = await theProvince();
    const machine = await administrator.do(identity.registerMachine, {
      params: { provinceId },
      body: { name: 'Kho số liệu diễn tập', role: 'figuresMachine' },
    });
    const basic = Buffer.from(`${machine.clientId}:${machine.clientSecret}`).toString('base64');
    const answer = await fetch(address('/identity/token'), {
      method: 'POST',
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    const { access_token: token } = (await answer.json()) as { access_token: string };
    const ask = (route: ServedRoute, params: object = {}, init: RequestInit = {}) =>
      fetch(address(addressOf(route, { params: { ...params } })), {
        ...{ method: route.method, ...init },
        headers: { authorization: `Bearer ${token}`, ...init.headers },
      });

    expect((await ask(directory.listUnits, { provinceId })).status).toBe(200);
    for (const route of [recognition.listDossiers, poverty.listHouseholds, identity.listMachines]) {
      expect([route.path, (await ask(route, { provinceId })).status]).toEqual([route.path, 403]);
    }
    const command = {
      headers: { 'content-type': 'application/json', 'idempotency-key': machine.clientId },
      body: '{}',
    };
    expect((await ask(identity.revokeMachine, { clientId: machine.clientId }, command)).status).toBe(403);
    for (const route of [gateway.viewSession, gateway.listSignIns, gateway.signOut]) {
      const refused = await ask(route);
      const signedIn = refused.headers.getSetCookie().filter((cookie) => !cookie.startsWith('lm_session=;'));
      expect([route.path, signedIn]).toEqual([route.path, []]);
    }
    expect((await ask(gateway.viewSession)).status).toBe(401);

    await atScreen(await browserOf(), 'quan-tri', async (screen) => {
      await screen.goto('/administration/machines');
      await screen.page.getByText('Kho số liệu diễn tập').waitFor();
      await screen.picture('machines');
      await screen.checkAccessible('machines');
    });
    await administrator.do(identity.revokeMachine, { params: { clientId: machine.clientId } });
    await within('the machine is refused', async () => (await ask(directory.listUnits, { provinceId })).status === 401);
  });
});

let browser: Browser | undefined;
const browserOf = async (): Promise<Browser> => (browser ??= await openBrowser());
afterAll(() => browser?.close());

describe('Whoever signs in by a password', () => {
  const account = 'xa.an-phu-tan';
  const [first, second] = ['bốn con trâu qua cầu', 'một cây làm chẳng nên non'];

  const open = async (): Promise<{ context: BrowserContext; page: Page }> => {
    const context = await (await browserOf()).newContext({ locale: 'vi-VN' });
    return { context, page: await context.newPage() };
  };
  const signIn = async (page: Page, password: string) => {
    await page.goto(address('/api/sign-in?return=/work'));
    await page.getByLabel('Tên đăng nhập').fill(account);
    await page.getByLabel('Mật khẩu').fill(password);
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    await page.waitForURL('**/work');
  };
  const session = async ({ request }: BrowserContext) => {
    const answer = await request.get(address('/api/session'));
    return { status: answer.status(), body: (await answer.json()) as { because?: string; signedInBy?: string } };
  };

  it('came by an invitation, and leaves by one every browser that opened the account before', async () => {
    const administrator = await Office.of('quan-tri');
    const invite = () => administrator.do(identity.inviteAccount, { params: { account }, body: {} });
    const accept = async (page: Page, link: string, password: string) => {
      await page.goto(link);
      await page.getByLabel('Mật khẩu mới', { exact: true }).fill(password);
      await page.getByLabel('Gõ lại mật khẩu mới').fill(password);
      await page.getByRole('button', { name: 'Lưu mật khẩu' }).click();
      await page.getByRole('heading', { level: 1, name: 'Đã đặt mật khẩu' }).waitFor();
    };
    const here = await open();
    await accept(here.page, (await invite()).link, first);
    await signIn(here.page, first);
    expect(await session(here.context)).toMatchObject({ status: 200, body: { signedInBy: 'password' } });
    const { link } = await invite();
    await within('the gateway has heard', async () => (await session(here.context)).status === 401);
    expect((await session(here.context)).body.because).toBe('provider');
    await accept(here.page, link, first);
    await here.context.close();
  });

  it('changes it in one browser, and every other is signed out', async () => {
    const [here, there] = [await open(), await open()];
    await signIn(there.page, first);
    await signIn(here.page, first);
    await here.page.goto(address('/identity/account'));
    const form = here.page.locator('form', { hasText: 'Đổi mật khẩu' });
    await form.getByLabel('Mật khẩu hiện tại').fill(first);
    await form.getByLabel('Mật khẩu mới', { exact: true }).fill(second);
    await form.getByLabel('Gõ lại mật khẩu mới').fill(second);
    await form.getByRole('button', { name: 'Lưu mật khẩu' }).click();
    await here.page.getByText('Các lần đăng nhập khác của bạn đã kết thúc').waitFor();
    await within('the other browser is signed out', async () => (await session(there.context)).status === 401);
    expect((await session(here.context)).status).toBe(200);
    for (const { context } of [here, there]) await context.close();
  });

  it('ends another sign-in, whose browser is then asked for the password again', async () => {
    const [here, lost] = [await open(), await open()];
    await signIn(lost.page, second);
    await signIn(here.page, second);
    const list = await here.context.request.get(address('/api/session/sign-ins'));
    const { id } = ((await list.json()) as { id: string; current: boolean }[]).find(({ current }) => !current)!;
    const ended = await here.context.request.delete(address(`/api/session/sign-ins/${id}`));
    expect(ended.status()).toBe(200);
    await within('the lost browser is signed out', async () => (await session(lost.context)).status === 401);
    await lost.page.goto(address('/api/sign-in?return=/work'));
    await lost.page.getByLabel('Tên đăng nhập').waitFor(); // the provider does not let it back in by itself
    for (const { context } of [here, lost]) await context.close();
  });
});
