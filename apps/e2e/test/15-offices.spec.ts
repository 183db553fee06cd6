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

/** The page of whom the journey invited. */
async function openPerson(screen: Screen): Promise<Screen> {
  await screen.goto('/administration?search=le%20thi%20dien%20tap');
  await screen.page.getByRole('link', { name: 'Lê Thị Diễn Tập' }).click();
  return screen;
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

  it('are corrected by one administrator at a time, who sees what another just wrote', () =>
    atScreen(browser, 'quan-tri', (first) =>
      atScreen(browser, 'quan-tri', async (second) => {
        for (const { page } of [await openPerson(first), await openPerson(second)]) {
          await page.getByRole('button', { name: 'Sửa thông tin' }).click();
        }
        const correct = async ({ page }: Screen, phone: string) => {
          await page.getByLabel('Điện thoại').fill(phone);
          await page.getByLabel('Lý do').fill('ghi sai số điện thoại (diễn tập)');
          await page.getByRole('button', { name: 'Ghi nhận sửa' }).click();
        };
        await correct(first, '0900000001');
        await first.page.getByRole('dialog').waitFor({ state: 'detached' });
        second.expectRefusal(409, /directory\/persons\/[\w-]+/);
        await correct(second, '0900000002');
        await second.page.getByText('Người khác vừa đổi thông tin này').waitFor();
        await second.picture('correct-person-newer', { whole: false });
        await second.checkAccessible();
        await second.page.getByRole('button', { name: 'Đã xem, tiếp tục trên bản mới' }).click();
        await second.page.getByRole('button', { name: 'Ghi nhận sửa' }).click();
        await second.page.getByRole('dialog').waitFor({ state: 'detached' });
      }),
    ));

  it('are cancelled before they begin, and stay on record with the reason', () =>
    atScreen(browser, 'quan-tri', async (screen) => {
      const { page } = await openPerson(screen);
      await page.getByRole('button', { name: 'Bổ nhiệm' }).click();
      await fillOffice(page, 'Cán bộ giảm nghèo', '99/QĐ-UBND');
      await page.getByLabel('Từ ngày').fill('1/1/2030');
      await page.getByRole('dialog').getByRole('button', { name: 'Bổ nhiệm' }).click();
      await page.getByRole('button', { name: /^Hủy Cán bộ giảm nghèo/ }).click();
      await page.getByLabel('Lý do').fill('quyết định được thu hồi (diễn tập)');
      await page.getByRole('button', { name: 'Ghi nhận hủy' }).click();
      await page.getByText(/^Hủy ngày .*: quyết định được thu hồi \(diễn tập\)$/).waitFor();
      await screen.picture('cancelled-office');
    }));

  it('end at once everywhere, and what is open says to whom it went', async () => {
    await atScreen(browser, 'quan-tri', async (screen) => {
      const { page } = await openPerson(screen);
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
