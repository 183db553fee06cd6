import type { Browser, Page } from 'playwright-core';
import { eventually } from '../src/api';
import { atScreen, openBrowser, Screen } from '../src/browser';

const account = 'le.thi.dien.tap';

/** Fills the part of a dialog that is about an office of Cầu Kè. */
async function fillOffice(page: Page, role: string, number: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Đơn vị', { exact: true }).selectOption({ label: 'Huyện Cầu Kè' });
  const offices = dialog.getByLabel('Cơ quan', { exact: true });
  await offices.selectOption({ label: 'Ủy ban nhân dân huyện Cầu Kè' });
  await dialog.getByLabel('Chức vụ', { exact: true }).selectOption({ label: role });
  await dialog.getByLabel('Số quyết định').fill(number);
  await dialog.getByLabel('Ngày ký').fill('1/7/2020');
  await dialog.getByLabel('Cơ quan ban hành').fill('UBND huyện Cầu Kè');
}

describe('Offices over time', () => {
  let browser: Browser;
  let officer: Screen;

  beforeAll(async () => {
    browser = await openBrowser();
    officer = await Screen.open(browser);
  });
  afterAll(() => browser.close());

  it('begin when an administrator invites somebody: the errors stand at their fields, the link is shown once', () =>
    atScreen(browser, 'quan-tri', async (screen) => {
      const { page } = screen;
      await screen.goto('/administration');
      await page.getByRole('link', { name: 'Cán bộ NTM xã Hàm Tân' }).waitFor();
      await screen.picture('persons');
      await screen.checkAccessible('persons');
      await page.getByRole('button', { name: 'Mời người mới' }).click();
      await page.getByLabel('Họ và tên').fill('Lê Thị Diễn Tập');
      expect(await page.getByLabel('Tên đăng nhập').inputValue()).toBe(account);
      await page.getByRole('button', { name: 'Ghi nhận và mời' }).click();
      await page.getByRole('alert').getByRole('link', { name: 'Số quyết định: Cần điền ô này' }).click();
      expect(await page.evaluate<string>('document.activeElement.labels[0].textContent')).toBe('Số quyết định');
      await screen.checkAccessible('invite');
      await fillOffice(page, 'Cán bộ thẩm tra cấp huyện', '15/QĐ-UBND');
      await page.getByRole('button', { name: 'Ghi nhận và mời' }).click();
      screen.expectRefusal(404, /identity\/accounts\/[\w.]+$/); // the provider hears of it a moment later
      await page.getByRole('heading', { level: 1, name: /^Lê Thị Diễn Tập/ }).waitFor();
      await page.getByRole('button', { name: 'Tạo liên kết mời' }).click();
      expect(await page.getByLabel('Liên kết mời').inputValue()).toMatch(/\/identity\/invitation\//);
      await screen.picture('person');
      await screen.checkAccessible('person');
    }));

  it('let their holder act from that day on', async () => {
    await officer.signIn(account);
    await officer.goto('/work');
    await officer.page.getByRole('list', { name: 'Việc hôm nay' }).getByRole('link').first().waitFor();
  });

  it('say what they let somebody do on a day, and why', () =>
    atScreen(browser, 'kiem-toan', async (screen) => {
      const { page } = screen;
      await screen.goto('/administration?search=le%20thi%20dien');
      await page.getByRole('link', { name: 'Lê Thị Diễn Tập' }).click();
      await page.getByRole('heading', { level: 3, name: /Ủy ban nhân dân huyện Cầu Kè.*15\/QĐ-UBND/ }).waitFor();
      await page.getByText('Được kết thúc bước của mình: chuyển tiếp hoặc trả lại').waitFor();
      expect(await page.getByRole('button', { name: 'Bổ nhiệm' }).isDisabled()).toBe(true);
      await page.getByLabel('Vào ngày').fill('30/6/2020');
      await page.getByText('Ngày 30/6/2020 người này không làm được gì').waitFor();
    }));

  it('end at once everywhere, and what is open says to whom it went', async () => {
    await atScreen(browser, 'quan-tri', async (screen) => {
      const { page } = screen;
      await screen.goto('/administration?search=le%20thi%20dien%20tap');
      await page.getByRole('link', { name: 'Lê Thị Diễn Tập' }).click();
      await page.getByRole('button', { name: /^Thôi giữ Cán bộ thẩm tra cấp huyện/ }).click();
      await page.getByLabel('Lý do').fill('điều động diễn tập');
      await page.getByLabel('Người kế nhiệm việc đang mở').selectOption({ label: 'Cán bộ thẩm tra huyện Cầu Kè' });
      await screen.picture('end-office', { whole: false });
      await page.getByRole('button', { name: 'Ghi nhận thôi giữ' }).click();
      await page.getByText('Thôi giữ: điều động diễn tập').waitFor();
    });
    const ended = Date.now();
    await eventually('nobody may act in that office any more', async () => {
      await officer.goto('/work');
      return (
        (await officer.page.getByRole('heading', { level: 1, name: 'Bạn chưa giữ chức vụ nào hôm nay' }).count()) > 0
      );
    });
    expect(Date.now() - ended).toBeLessThan(10_000);
    await officer.picture('no-office');
    await officer.checkAccessible('no-office');
    await officer.close();
    await atScreen(browser, 'huyen.cau-ke', async (screen) => {
      await eventually('the open work says where it came from', async () => {
        await screen.goto('/work');
        await screen.page.getByRole('list', { name: 'Việc hôm nay' }).getByRole('link').first().waitFor();
        return (await screen.page.getByText(/chuyển cho bạn từ/).count()) > 0;
      });
      await screen.picture('work-handed-over');
    });
  });
});
