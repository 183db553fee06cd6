import type { Browser, Page } from 'playwright-core';
import { eventually } from '../src/api';
import { codeOf } from '../src/authenticator';
import { atScreen, openBrowser, Screen } from '../src/browser';

/** The menu of who is signed in, and one of its lines. */
async function choose(page: Page, line: string): Promise<void> {
  await page.getByRole('button', { name: /^Người dùng: / }).click();
  await page.getByRole('menuitem', { name: line }).click();
}

describe('Signing in', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('at the provider asks whoever pays for a second factor, and signs out at both ends', () =>
    atScreen(browser, null, async (screen) => {
      const { page } = screen;
      await screen.goto('/?return=/funding');
      await page.getByRole('link', { name: 'Thử xác thực hai lớp: Cán bộ Sở Tài chính (diễn tập)' }).click();
      await page.getByRole('button', { name: /^Vào với tư cách / }).click();
      const secret = await page.locator('.secret').textContent();
      await screen.picture('second-factor');
      await page.getByLabel('Mã 6 số trong ứng dụng xác thực').fill(codeOf(secret ?? ''));
      await page.getByRole('button', { name: 'Xác nhận', exact: true }).click();
      await page.waitForURL('**/funding');
      await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
      await choose(page, 'Phiên đăng nhập của tôi');
      await page
        .getByText(/· xác thực hai lớp/)
        .first()
        .waitFor();
      await choose(page, 'Đăng xuất');
      await page.getByRole('heading', { level: 1, name: 'Bạn là ai hôm nay?' }).waitFor();
      screen.expectRefusal(401, /\/api\//);
      await screen.goto('/funding');
      await page.getByRole('heading', { level: 1, name: 'Bạn là ai hôm nay?' }).waitFor();
      expect(new URL(page.url()).searchParams.get('return')).toBe('/funding');
      // The provider has let them go too: it does not lead back by itself.
      await page.getByRole('link', { name: 'Thử xác thực hai lớp: Cán bộ Sở Tài chính (diễn tập)' }).click();
      await page.getByRole('button', { name: /^Vào với tư cách / }).waitFor();
    }));

  it('shows one’s sign-ins; one that is ended elsewhere keeps its page and what was typed', () =>
    atScreen(browser, 'quan-tri', async (here) => {
      const there = await Screen.open(browser, { size: 'phone' });
      there.expectRefusal(401, /\/api\//);
      await there.signIn('quan-tri');
      await there.goto('/administration');
      await there.page.getByLabel('Tìm người').fill('xa ham tan');
      await there.page.getByRole('link', { name: 'Cán bộ NTM xã Hàm Tân' }).waitFor();

      await here.goto('/sign-ins');
      await here.page.getByRole('list', { name: 'Phiên đăng nhập của tôi' }).waitFor();
      await here.picture('sign-ins');
      await here.checkAccessible('sign-ins');
      await here.page.getByRole('button', { name: /^Kết thúc \d+ phiên khác$/ }).click();
      await here.page.getByText('Không có phiên nào khác đang mở.').waitFor();
      const ended = Date.now();
      await eventually('the other browser is signed out', async () => {
        const answer = await there.page.context().request.get(new URL('/api/session', there.page.url()).href);
        return answer.status() === 401;
      });
      expect(Date.now() - ended).toBeLessThan(5_000);

      await there.page.getByLabel('Tìm người').fill('xa ham tan ');
      await there.page.getByLabel('Tìm người').fill('ham tan');
      await there.page.getByRole('heading', { level: 1, name: 'Phiên đăng nhập đã kết thúc' }).waitFor();
      await there.page.getByText('đã được kết thúc từ một trình duyệt khác').waitFor();
      await there.picture('ended');
      await there.checkAccessible('ended');
      await there.page.getByRole('button', { name: /^Vào lại: / }).click();
      await there.page.getByRole('link', { name: 'Cán bộ NTM xã Hàm Tân' }).waitFor();
      expect(await there.page.getByLabel('Tìm người').inputValue()).toBe('ham tan');
      await there.close();
    }));

  it('asks a national office which province it reads, and says so on every page', () =>
    atScreen(
      browser,
      'kiem-toan-tw',
      async (screen) => {
        const { page } = screen;
        await screen.goto('/administration');
        await page.getByRole('heading', { level: 1, name: 'Xem tỉnh nào?' }).waitFor();
        await screen.checkAccessible('choose-province');
        await page.getByRole('button', { name: /^Trà Vinh/ }).click();
        await page.getByText('(chỉ đọc, có ghi nhận)').waitFor();
        await page.getByRole('heading', { level: 1, name: 'Cán bộ và chức vụ' }).waitFor();
        await choose(page, 'Nêu mục đích xem dữ liệu cá nhân');
        await page.getByLabel('Cần xem để làm gì').fill('Kiểm tra diễn tập việc bổ nhiệm năm 2020');
        await page.getByRole('button', { name: 'Ghi nhận mục đích' }).click();
        await page.getByRole('dialog').waitFor({ state: 'detached' });
        await page.getByText('Mục đích: Kiểm tra diễn tập việc bổ nhiệm năm 2020').waitFor();
        await screen.picture('national-auditor', { whole: false });
        await screen.checkAccessible('national-auditor');
        expect(await screen.scrollsSideways()).toBe(false);
        await page.getByRole('button', { name: 'Thôi xem' }).click();
        await page.getByRole('heading', { level: 1, name: 'Xem tỉnh nào?' }).waitFor();
      },
      { size: 'phone' },
    ));
});
