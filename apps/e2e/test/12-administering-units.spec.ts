import type { Browser, Page } from 'playwright-core';
import { atScreen, openBrowser, type Screen, type Sitting } from '../src/browser';

const phone: Sitting = { size: 'phone' };
const openProposal = async (screen: Screen, named: RegExp): Promise<Page> => {
  await screen.goto('/administration/units');
  await screen.page.getByRole('link', { name: named }).click();
  return screen.page;
};
const stateIs = (page: Page, state: string) => page.getByText(state, { exact: true }).first().waitFor();

/** A commune gets another name for the length of this journey, so that the next ones find the names that they know. */
describe('An administrator of a province', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('enters a decision about a unit: the errors stand at their fields', () =>
    atScreen(browser, 'quan-tri', async (screen) => {
      const { page } = screen;
      await screen.goto('/administration/units');
      await page.getByRole('link', { name: 'Nhập quyết định' }).click();
      await page.getByLabel('Loại thay đổi').selectOption({ label: 'Đổi tên xã' });
      await page.getByRole('button', { name: 'Lưu bản nháp' }).click();
      await page.getByRole('alert').getByRole('link', { name: 'Tên mới: Cần điền ô này' }).waitFor();
      await page.getByRole('alert').getByRole('link', { name: 'Xã đổi tên: Chọn đơn vị' }).click();
      expect(await page.evaluate<string>('document.activeElement.labels[0].textContent')).toBe('Xã đổi tên');
      await screen.picture('unit-proposal-errors');
      await screen.checkAccessible('unit-proposal-errors');
      await page.getByLabel('Xã đổi tên').selectOption({ label: 'Xã Tam Ngãi' });
      await page.getByLabel('Tên mới').fill('Tam Ngai (diễn tập)');
      await page.getByLabel('Số quyết định').fill('12/NQ-UBTVQH (diễn tập)');
      await page.getByLabel('Cơ quan ban hành').fill('Ủy ban Thường vụ Quốc hội (diễn tập)');
      await page.getByText('Không có gì gắn với các đơn vị này phải đổi').waitFor();
      await page.getByRole('button', { name: 'Lưu bản nháp' }).click();
      await page.getByRole('heading', { level: 1, name: 'Đổi tên Xã Tam Ngãi thành Xã Tam Ngai (diễn tập)' }).waitFor();
      await page.getByRole('button', { name: 'Trình duyệt' }).click();
      await stateIs(page, 'Chờ duyệt');
    }));

  it('has it returned by the second one, who says why, on a phone', () =>
    atScreen(
      browser,
      'quan-tri-hai',
      async (screen) => {
        const { page } = screen;
        await screen.goto('/administration/units');
        await page.getByRole('link', { name: /thành Xã Tam Ngai/ }).waitFor();
        await screen.picture('unit-proposals');
        await page.getByRole('link', { name: /thành Xã Tam Ngai/ }).click();
        await page.getByRole('button', { name: 'Trả lại' }).click();
        await page.getByLabel('Lý do').fill('thiếu dấu trong tên mới (diễn tập)');
        await screen.picture('unit-proposal-return', { whole: false });
        await page.getByRole('dialog').getByRole('button', { name: 'Trả lại' }).click();
        await stateIs(page, 'Bản nháp');
        await screen.picture('unit-proposal-returned');
        await screen.checkAccessible('unit-proposal-returned');
        expect(await screen.scrollsSideways()).toBe(false);
      },
      phone,
    ));

  it('amends it in the form in which it was entered, on a phone', () =>
    atScreen(
      browser,
      'quan-tri',
      async (screen) => {
        const page = await openProposal(screen, /thành Xã Tam Ngai/);
        await page.getByRole('link', { name: 'Sửa', exact: true }).click();
        await page
          .getByText('Quản trị hệ thống thứ hai của tỉnh trả lại: thiếu dấu trong tên mới (diễn tập)')
          .waitFor();
        expect(await page.getByLabel('Số quyết định').inputValue()).toBe('12/NQ-UBTVQH (diễn tập)');
        await page.getByLabel('Tên mới').fill('Tam Ngãi Mới (diễn tập)');
        await screen.picture('unit-proposal-amend');
        await screen.checkAccessible('unit-proposal-amend');
        expect(await screen.scrollsSideways()).toBe(false);
        await page.getByRole('button', { name: 'Lưu bản nháp' }).click();
        await page.getByRole('heading', { level: 1, name: /thành Xã Tam Ngãi Mới/ }).waitFor();
        await page.getByRole('button', { name: 'Trình duyệt' }).click();
        await stateIs(page, 'Chờ duyệt');
        await page.getByText('Không ai duyệt điều chính mình nhập').waitFor();
      },
      phone,
    ));

  it('sees it take effect once the second one approves it, and everywhere the new name', () =>
    atScreen(browser, 'quan-tri-hai', async (screen) => {
      const page = await openProposal(screen, /thành Xã Tam Ngãi Mới/);
      await page.getByRole('button', { name: 'Duyệt', exact: true }).click();
      await stateIs(page, 'Đã có hiệu lực');
      await screen.picture('unit-proposal-in-effect');
      await screen.checkAccessible('unit-proposal-in-effect');
      await page.getByRole('link', { name: /^Xã Tam Ngãi/ }).click();
      await page.getByRole('heading', { level: 1, name: 'Xã Tam Ngãi Mới (diễn tập)' }).waitFor();
      await screen.picture('unit-renamed');
    }));

  it('corrects what was never to happen: the name is as it was', () =>
    atScreen(browser, 'quan-tri-hai', async (screen) => {
      const page = await openProposal(screen, /Xã Tam Ngãi Mới/);
      await page.getByRole('button', { name: 'Đính chính: không xảy ra' }).click();
      await page.getByLabel('Lý do').fill('diễn tập xong');
      await page.getByRole('dialog').getByRole('button', { name: 'Đính chính: không xảy ra' }).click();
      await stateIs(page, 'Đã đính chính: không xảy ra');
      await screen.picture('unit-proposal-reversed');
      await screen.goto('/administration/units');
      await stateIs(page, 'Đã đính chính: không xảy ra');
      await screen.picture('unit-proposals');
      await screen.checkAccessible('unit-proposals');
    }));

  it.each(['laptop', 'phone'] as const)('reads on a %s what the province has yet to do', (size) =>
    atScreen(
      browser,
      'quan-tri',
      async (screen) => {
        await screen.goto('/administration/readiness');
        const row = screen.page.getByRole('row', { name: /^Quản trị của tỉnh/ });
        await row.waitFor();
        expect(await row.textContent()).toContain('Đủ');
        await screen.picture('readiness');
        await screen.checkAccessible('readiness');
        expect(await screen.scrollsSideways()).toBe(false);
      },
      { size },
    ),
  );

  it('of the nation tries a province before it is made; what is changed then is tried anew', () =>
    atScreen(
      browser,
      'quan-tri-tw',
      async (screen) => {
        const { page } = screen;
        await screen.goto('/new-province');
        await page.getByText('Chưa có thư mục? Bắt đầu với tên').click();
        await page.getByLabel('Loại').selectOption({ label: 'Thành phố trực thuộc trung ương' });
        await page.getByLabel('Tên tỉnh').fill('Sông Mới (diễn tập)');
        await page.getByLabel('Mã tỉnh').fill('96'); // of another province in the country's register
        await page.getByLabel('Ngày bắt đầu').fill('1/7/2020');
        await page.getByLabel('Tỉnh diễn tập').check();
        await page.getByLabel('Số quyết định').fill('1/NQ (diễn tập)');
        await page.getByLabel('Ngày ký').fill('1/6/2020');
        await page.getByLabel('Cơ quan ban hành').fill('Quốc hội (diễn tập)');
        await page.getByLabel('Người quản trị đầu tiên').fill('Lê Thị Đầu (diễn tập)');
        await page.getByLabel('Tài khoản của người đó').fill('le.thi.dau');
        await page.getByRole('button', { name: 'Kiểm tra', exact: true }).click();
        await page.getByRole('row', { name: /Sổ đơn vị hành chính ghi khác/ }).waitFor();
        await page.getByLabel('Mã tỉnh').fill('99');
        await page.getByText('Có 1 lỗi, chưa ghi gì').waitFor({ state: 'detached' });
        await page.getByRole('button', { name: 'Kiểm tra', exact: true }).click();
        await page.getByText('Thư mục đúng mẫu, chưa ghi gì').waitFor();
        await screen.picture('new-province');
        await screen.checkAccessible('new-province');
        expect(await screen.scrollsSideways()).toBe(false);
        await page.getByLabel('Tên tỉnh').fill('Sông Mới Nữa (diễn tập)');
        await page.getByRole('button', { name: 'Tạo tỉnh' }).waitFor({ state: 'detached' });
      },
      phone,
    ));
});
