import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { eventually, office, send } from '../src/api';
import { atScreen, openBrowser } from '../src/browser';
import { product } from '../src/config';
import { langmoi, statusOf } from '../src/product';
import { accounts } from '../src/province';
import { addressOf, directory, recognition } from '../src/routes';

/** Those for whom the demo promises that something waits on its first day. */
const withWork = [
  'xa.ham-tan',
  'xa.long-hiep',
  'huyen.cau-ke',
  'huyen.chau-thanh',
  'mttq.chau-thanh',
  'so.giao-duc-dao-tao',
  'vpdp',
  'hoi-dong.4',
  'chu-tich',
];

describe('The first hour', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('begins on the roles page, where one click opens the work of the day', () =>
    atScreen(browser, null, async (screen) => {
      const { page } = screen;
      await screen.goto('/');
      await page.getByRole('heading', { name: 'Bạn là ai hôm nay?', level: 1 }).waitFor();
      await page.getByRole('heading', { name: /^Văn phòng Điều phối/ }).waitFor();
      await screen.picture('roles');
      await screen.checkAccessible('roles');
      await page.getByRole('searchbox', { name: 'Tìm vai trò, xã, cơ quan' }).fill('ham tan');
      await page.getByRole('button', { name: 'Vào với tư cách Cán bộ NTM xã Hàm Tân (diễn tập)' }).click();
      await page.getByRole('heading', { name: 'Việc hôm nay', level: 1 }).waitFor();
      await page.getByRole('list', { name: 'Việc hôm nay' }).getByText('Hàm Tân').first().waitFor();
      await page.getByRole('button', { name: 'Ngày diễn tập 1/7/2020' }).waitFor();
    }));

  it('goes on with the keyboard alone: down the work list, into a dossier, and back to the same row', () =>
    atScreen(browser, 'huyen.chau-thanh', async (screen) => {
      const { page } = screen;
      await screen.goto('/work');
      const rows = page.getByRole('list', { name: 'Việc hôm nay' }).getByRole('link');
      await rows.nth(1).waitFor();
      await screen.picture('work');
      await screen.checkAccessible('work');
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      const row = await rows.nth(1).getAttribute('href');
      await page.keyboard.press('Enter');
      await page.waitForURL(`**${row}`);
      await page.getByRole('heading', { level: 1, name: /Nông thôn mới/ }).waitFor();
      await page.keyboard.press('Escape');
      await page.waitForURL('**/work');
      await rows.nth(1).waitFor();
      await eventually('the row has the focus again', () =>
        page.evaluate<boolean>(`document.activeElement?.getAttribute('href') === ${JSON.stringify(row)}`),
      );
    }));

  it('shows a dossier with its course, who is awaited, the legal time left and the one next action', () =>
    atScreen(browser, 'huyen.cau-ke', async (screen) => {
      const { page } = screen;
      await screen.goto('/work');
      await page.getByRole('link', { name: /An Phú Tân/ }).click();
      await page.getByRole('heading', { level: 1, name: 'An Phú Tân: Nông thôn mới nâng cao 2020' }).waitFor();
      await page.getByRole('heading', { level: 2, name: 'Thẩm tra cấp huyện' }).waitFor();
      await page.getByRole('region', { name: 'Thời hạn theo luật' }).waitFor();
      await page.getByRole('heading', { name: 'Đang được chờ' }).waitFor();
      await page.getByRole('button', { name: 'Chọn kết quả' }).waitFor();
      await page.getByText('số liệu diễn tập').first().waitFor();
      await screen.picture('dossier-district');
      await screen.checkAccessible('dossier-district');
    }));

  it('shows an office that is not asked who is awaited instead of a form', () =>
    atScreen(
      browser,
      'kiem-toan',
      async (screen) => {
        const { page } = screen;
        await screen.goto('/dossiers');
        await page
          .getByRole('link', { name: /An Phú Tân/ })
          .first()
          .click();
        const foot = page.getByRole('group').filter({ hasText: /Đang chờ/ });
        await foot.waitFor();
        expect(await foot.getByRole('button').isDisabled()).toBe(true);
        expect(await screen.scrollsSideways()).toBe(false);
        await screen.picture('dossier-reader');
        await screen.checkAccessible('dossier-reader');
      },
      { size: 'phone' },
    ));

  it('lets every role card in, and each finds a sensible screen', () =>
    atScreen(browser, null, async (screen) => {
      const { page } = screen;
      const cards = await send({ method: 'GET', address: addressOf(directory.listAccounts, {}) });
      const listed = cards.body as { account: string; displayName: string; role: string; rehearsal: boolean }[];
      expect(listed.map(({ account }) => account).sort()).toEqual(accounts.map(({ account }) => account).sort());
      expect(listed.every(({ rehearsal }) => rehearsal)).toBe(true);
      const oneOfEach = [...new Map(listed.map((card) => [card.role, card])).values()];
      for (const { displayName } of oneOfEach) {
        await screen.goto('/');
        await page.getByRole('button', { name: `Vào với tư cách ${displayName}`, exact: true }).click();
        await page.waitForURL(/\/(work|province)$/);
        await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
        await page.getByRole('main').locator('[aria-busy="true"]').waitFor({ state: 'detached' });
        expect({ displayName, alerts: await page.getByRole('alert').allTextContents() }).toEqual({
          displayName,
          alerts: [],
        });
      }
    }));

  it.each(withWork)('finds something to do for %s', async (account) => {
    const work = await (await office(account)).do(recognition.listWork, {});
    expect(work.length).toBeGreaterThan(0);
    expect(work.every(({ actionTitle }) => actionTitle.vi.length > 0)).toBe(true);
  });

  it('has an answer for an address that leads nowhere, and for a dossier that nobody knows', () =>
    atScreen(browser, 'vpdp', async (screen) => {
      const { page } = screen;
      await screen.goto('/khong-co');
      await page.getByRole('heading', { name: 'Không có trang này' }).waitFor();
      screen.expectRefusal(404, /dossiers\/[\w-]+$/);
      await screen.goto(`/dossiers/${randomUUID()}`);
      await page.getByText('Không thấy hồ sơ này').first().waitFor();
      await screen.picture('dossier-unknown');
      await screen.checkAccessible();
    }));

  it('shows a developer the API page, and gives curl a token that works', async () => {
    const { ready, urls, parts } = await statusOf(product().data);
    expect(ready).toBe(true);
    expect(parts.map(({ state }) => state).filter((state) => !['ready', 'running'].includes(state))).toEqual([]);
    await atScreen(browser, null, async ({ page }) => {
      await page.goto(urls.apiDocs);
      await page.getByText('Dossiers, from registration to the announcement').click();
      await page.getByText('/api/recognition/dossiers', { exact: true }).first().waitFor();
    });
    const token = (await langmoi(product().data, ['token', 'vpdp'])).trim();
    const headers = { authorization: `Bearer ${token}` };
    const provinces = await send({ method: 'GET', address: addressOf(directory.listProvinces, {}), headers });
    expect(provinces).toMatchObject({ status: 200, body: [{ isDemo: true, today: '2020-07-01' }] });
  });
});
