import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { eventually, office } from '../src/api';
import { atScreen, openBrowser } from '../src/browser';
import { theProvince } from '../src/province';
import { directory, reporting } from '../src/routes';

/** The day from which provinces were joined and districts were no more. */
const on = '2025-07-01';

/** The province of 2020 by the units of its own day, and by those of 2025. */
describe('Units that change', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser();
    // The country is loaded once the product is ready, and told to the other services by events.
    const { id: provinceId } = await theProvince();
    const vpdp = await office('vpdp');
    await eventually('the province is told what its communes became', async () => {
      const { carried } = await vpdp.do(reporting.viewProvince, { params: { provinceId }, query: { units: on } });
      return carried?.places.some(({ reason }) => reason === 'districtEnded');
    });
  });
  afterAll(() => browser.close());

  it.each(['laptop', 'phone'] as const)('are found on a %s by a name without marks, each with its life', (size) =>
    atScreen(
      browser,
      'nguoi-dan',
      async (screen) => {
        const { page } = screen;
        await screen.goto(`/units/changes?to=${on}`);
        await page.getByRole('combobox', { name: 'Tìm đơn vị hành chính' }).fill('xa huyen hoi');
        const found = page.getByRole('option', { name: /Xã Huyền Hội/ });
        await found.getByText('ngày 1/7/2025 thuộc Xã Tân An').waitFor();
        if (size === 'phone') await screen.checkAccessible();
        await page.keyboard.press('Enter');
        await page.getByRole('heading', { level: 1, name: 'Xã Huyền Hội' }).waitFor();
        await page.getByText('Ngày này không có đơn vị này').waitFor();
        await page.getByRole('listitem').filter({ hasText: '“Huyện Hội”' }).waitFor();
        await screen.picture('unit');
        if (size === 'phone') await screen.checkAccessible('unit');
        expect(await screen.scrollsSideways()).toBe(false);
        await page.getByRole('button', { name: 'Xem dạng bảng' }).click();
        const ended = page.getByRole('row', { name: /Xã Huyền Hội/ });
        expect(await ended.textContent()).toMatch(/30\/6\/2025.*Huyện Càng Long, Tỉnh Trà Vinh.*29278/s);
        await page.getByLabel('Vào ngày').fill('1/7/2020');
        await page.getByRole('heading', { name: 'Ngày 1/7/2020', exact: true }).waitFor();
        await page.getByRole('link', { name: 'Huyện Càng Long', exact: true }).waitFor();
        if (size === 'phone') return;
        // Of a day on which the register knew nothing yet it says that it knew nothing.
        screen.expectRefusal(404, /\/life$/);
        await page.getByLabel('Theo những gì đã biết đến ngày').fill('1/1/2020');
        await page.getByText('Đến hết 1/1/2020, sổ đơn vị chưa biết đơn vị này').waitFor();
        await page.getByRole('button', { name: 'Xem theo tất cả' }).click();
        await page.getByRole('heading', { level: 1, name: 'Xã Huyền Hội' }).waitFor();
      },
      { size },
    ),
  );

  it('have hamlets and zones that their province notes with a paper, and takes back', () =>
    atScreen(browser, 'quan-tri', async (screen) => {
      const { page } = screen;
      const admin = await office('quan-tri');
      const [hit] = await admin.do(directory.searchUnits, { query: { q: 'Long Hữu, Trà Vinh', on: '2020-07-01' } });
      await screen.goto(`/units/${hit?.unit.unitId}`);
      await page.getByRole('listitem').getByText('Ấp 15', { exact: true }).waitFor();
      await page.getByRole('button', { name: 'Ghi thêm' }).click();
      const dialog = page.getByRole('dialog', { name: 'Ghi vùng, ấp, tên trong văn bản' });
      await dialog.getByLabel('Ghi điều gì').selectOption({ label: 'Vùng' });
      await dialog.getByRole('button', { name: 'Ghi', exact: true }).click();
      await dialog.getByText('Cần sửa 2 chỗ trước khi gửi').waitFor();
      await screen.checkAccessible();
      await dialog.getByRole('combobox', { name: 'Vùng' }).selectOption({ label: 'Bãi ngang ven biển' });
      await dialog.getByLabel('Từ ngày').fill('1/1/2020');
      await dialog.getByLabel('Tên văn bản').fill('Danh sách xã bãi ngang (số liệu diễn tập)');
      await dialog.getByRole('button', { name: 'Ghi', exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByRole('definition').getByText('Bãi ngang ven biển').waitFor();
      await page.locator('summary', { hasText: /Mọi điều đã ghi.*\(2\)/ }).click();
      await page.getByRole('button', { name: 'Rút: Vùng: Bãi ngang ven biển' }).click();
      await page.getByRole('dialog').getByLabel('Lý do').fill('Diễn tập');
      await page.getByRole('dialog').getByRole('button', { name: 'Rút', exact: true }).click();
      await page.getByRole('definition').getByText('Bãi ngang ven biển').waitFor({ state: 'detached' });
      const withdrawn = page.getByRole('row', { name: /Vùng: Bãi ngang ven biển/ });
      expect(await withdrawn.textContent()).toMatch(/đã rút.*Diễn tập.*Danh sách xã bãi ngang/s);
    }));

  it('are listed where sources do not agree on them, with what is to be done', () =>
    atScreen(
      browser,
      'nguoi-dan',
      async (screen) => {
        const { page } = screen;
        await screen.goto('/units/findings');
        await page.getByRole('heading', { name: 'Tất cả các chỗ (1.617)' }).waitFor();
        await page.getByRole('button', { name: 'Đơn vị cũ chưa rõ nhập vào đâu' }).click();
        await page.getByRole('heading', { name: 'Đơn vị cũ chưa rõ nhập vào đâu (569)' }).waitFor();
        await page.getByText('tỉnh xem nghị quyết rồi nhập quyết định').waitFor();
        await page.getByRole('link', { name: 'Phường Nguyễn Trung Trực' }).waitFor();
        await screen.picture('units-findings');
        await screen.checkAccessible();
        expect(await screen.scrollsSideways()).toBe(false);
      },
      { size: 'phone' },
    ));

  it('stand side by side on two days, with the papers that are known', () =>
    atScreen(browser, 'kiem-toan', async (screen) => {
      const { page } = screen;
      await screen.goto(`/units/changes?from=2020-07-01&to=${on}`);
      const merged = page.getByRole('row').filter({ has: page.getByRole('link', { name: 'Xã Huyền Hội' }) });
      expect(await merged.textContent()).toMatch(/Xã Tân An.*nhập.*chưa rõ quyết định/s);
      const province = page.getByRole('row').filter({ has: page.getByRole('link', { name: 'Tỉnh Bến Tre' }) });
      expect(await province.textContent()).toMatch(/Tỉnh Vĩnh Long.*202\/2025\/QH15/s);
      await page
        .getByRole('definition')
        .filter({ hasText: /106.*41/s })
        .waitFor();
      await screen.picture('units-changes');
      await screen.checkAccessible('units-changes');
      await page.getByLabel('Loại thay đổi').selectOption({ label: 'giải thể (9)' });
      await page.getByText('9 nhóm', { exact: true }).waitFor();
      const started = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Tải tệp CSV' }).click();
      const file = await readFile(await (await started).path(), 'utf8');
      expect(file.trim().split('\r\n')).toHaveLength(10);
      expect(file).toContain('"Huyện Trà Cú","849","",""');
    }));

  it('carry the figures of 2020 to 2025 by one switch, with the same totals', () =>
    atScreen(browser, 'kiem-toan', async (screen) => {
      const { page } = screen;
      await screen.goto('/province');
      const recognised = page.getByRole('button', { name: /Xã được công nhận đạt chuẩn/ });
      const byItself = await recognised.textContent();
      await page.getByRole('heading', { name: 'Theo huyện, thị xã, thành phố' }).waitFor();
      await page.getByText('ngày khác', { exact: true }).click();
      await page.getByRole('textbox', { name: 'Theo đơn vị của ngày' }).fill('1/7/2025');
      await page.getByText('85 xã của ngày số liệu vẫn là 85 xã').waitFor();
      expect(new URL(page.url()).searchParams.get('units')).toBe(on);
      const whole = page.getByRole('row', { name: /^Tỉnh Vĩnh Long/ });
      const counted = /\d+/.exec(byItself ?? '')?.[0]; // the journeys before this one recognised some more
      const cells = await whole.getByRole('cell').allTextContents();
      expect(cells.slice(0, 2)).toEqual(['85', counted]);
      expect(await recognised.textContent()).toBe(byItself);
      await page.getByText('9 đơn vị không nằm trọn trong một đơn vị').click();
      await page.getByText('số liệu chỉ theo huyện, mà cấp huyện đã bỏ').first().waitFor();
      await screen.picture('province-carried');
      await screen.checkAccessible('province-carried');
      await page.getByRole('tab', { name: 'Các xã' }).click();
      const row = page.getByRole('row', { name: /^Huyền Hội/ });
      expect(await row.textContent()).toContain('Xã Tân An');
      await page.getByRole('tab', { name: 'Ma trận tiêu chí' }).click();
      const matrix = page.getByRole('table', { name: 'Ma trận tiêu chí' });
      await matrix.getByRole('link', { name: 'Xã Tân An', exact: true }).waitFor();
      await matrix.getByRole('link', { name: 'Huyền Hội', exact: true }).click();
      // On the commune's page: where it lies, beside whom, and that no yes or no is carried.
      await page.getByRole('heading', { level: 1, name: 'Xã Huyền Hội' }).waitFor();
      const note = page.getByRole('status').filter({ hasText: 'Ngày 1/7/2025, toàn bộ nằm trong Xã Tân An' });
      await note.getByRole('link', { name: 'Tân An', exact: true }).waitFor();
      expect(await note.textContent()).toContain('không cộng và không chuyển sang đơn vị khác');
      await screen.picture('commune-carried');
      await screen.checkAccessible();
      await page.getByText('ngày số liệu', { exact: true }).click();
      await note.waitFor({ state: 'detached' });
    }));
});
