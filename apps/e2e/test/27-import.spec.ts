import { tableRows } from '@langmoi/platform/upload/table';
import { workbookOf } from '@langmoi/platform/upload/workbook-file';
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { office } from '../src/api';
import { atScreen, openBrowser } from '../src/browser';
import { communeNamed, units } from '../src/province';
import { criteria } from '../src/routes';

/** As offices write it: a title above the headings, a sum below, a name without its marks, two cells wrong. */
const messy = [
  'BIỂU TỔNG HỢP SỐ LIỆU (số liệu diễn tập);;;;;',
  'STT;Xã;1.1 Quy hoạch chung;5 (tử số);5 (mẫu số);10 Thu nhập',
  'I;Huyện Trà Cú;;;;',
  '1;Xã Đại An;Đạt;4;5;48,25',
  '2;Ngai Xuyên;Chưa đạt;3;5;1.187,69',
  '3;Xã Kim Sơn;Đạt;7;5;bốn mươi',
  ';Tổng cộng;;14;15;',
].join('\r\n');

/** The layout that everybody uses: numbers of criteria, a title shortened, words where a mark is meant. */
const ofCriteria = [
  'BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN BỘ TIÊU CHÍ (số liệu diễn tập);;;;;;',
  'STT;Xã;Huyện;1. Quy hoạch;TC 5;Nhà ở;17',
  'A;B;C;1;2;3;4',
  'I;Huyện Càng Long;;;;;',
  '1;Nhị Long;Càng Long;x;Đạt (tự đánh giá);Chưa đạt;1',
  'II;Huyện Duyên Hải;;;;;',
  '2;Ngũ Lạc;Duyên Hải;Đạt;gần đạt;Đạt;0',
].join('\r\n');

async function send(page: Page, name: string, content: Buffer | string, day = '30/6/2020') {
  await page.getByLabel('Ngày số liệu').fill(day);
  const file = { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) };
  await page.locator('input[type="file"]').setInputFiles(file);
}

const cellAt = (page: Page, at: string) =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: at, exact: true }) });

async function saved(page: Page, button: string): Promise<Buffer> {
  const started = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  return readFile(await (await started).path());
}

/** What a person does in a spreadsheet: two cells typed anew; what is said of them in the last column stays. */
async function mended(workbook: Buffer): Promise<Buffer> {
  const rows: { row: number; cells: string[] }[] = [];
  for await (const { row, cells } of tableRows(workbook)) {
    rows.push({ row, cells: cells.map((cell) => ({ '7': '5', 'bốn mươi': '40' })[cell] ?? cell) });
  }
  return workbookOf('Số liệu', rows);
}

async function figuresOf(name: string) {
  const commune = (await units()).find((one) => one.name === name && one.level === 'commune');
  const params = { communeId: commune?.id ?? '', tier: 'NTM' } as const;
  const { figures } = await (await office('vpdp')).do(criteria.viewFigures, { params });
  return figures.flatMap(({ indicator, counts }) => (counts ? [[indicator, counts.value]] : []));
}

/** What counts today of a commune, or what was said last, be it of an earlier day. */
async function resultsOf(name: string, which: 'current' | 'last' = 'current') {
  const params = { communeId: (await communeNamed(name)).id, tier: 'NTM' } as const;
  const { current, history } = await (await office('vpdp')).do(criteria.viewCommune, { params });
  const said = which === 'current' ? current : history[0];
  return { basis: said?.basis, document: said?.source?.document, asOf: said?.asOf, results: said?.results };
}

/** The office of the province brings its sheet: asked, not guessed; mended, recorded, read back, and taken back whole. */
describe('A sheet of figures', () => {
  let browser: Browser;
  let before: Awaited<ReturnType<typeof figuresOf>>;
  let corrected: Buffer;
  let address: string;

  beforeAll(async () => {
    browser = await openBrowser();
    before = await figuresOf('Kim Sơn');
  });
  afterAll(() => browser.close());

  it('is asked about where a name is nearly one, and shows every change and every fault in its cell', () =>
    atScreen(browser, 'vpdp', async (screen) => {
      const { page } = screen;
      await screen.goto('/figures/import');
      await page.getByRole('heading', { level: 1, name: 'Nhập số liệu từ tệp' }).waitFor();
      await screen.picture('import-files');
      await screen.checkAccessible('import-files');
      await send(page, 'bieu-tra-cu.csv', messy);
      const question = page.getByLabel('«Ngai Xuyên» (B5) là xã nào?');
      await question.waitFor();
      await screen.picture('import-asking');
      await screen.checkAccessible('import-asking');
      await question.selectOption({ label: 'Xã Ngãi Xuyên, Huyện Trà Cú, 29479' });
      await page.getByRole('button', { name: 'Trả lời và kiểm tra lại' }).click();
      await cellAt(page, 'D6').getByText('Tử số không thể lớn hơn mẫu số').waitFor();
      await cellAt(page, 'F6').getByText('Ô này không phải là số').waitFor();
      await screen.picture('import-checked');
      await screen.checkAccessible('import-checked');
      expect(await figuresOf('Kim Sơn')).toEqual(before);
      corrected = await saved(page, 'Tải tệp đã đánh dấu lỗi');
    }));

  it('is mended in the marked file, recorded as a whole, and says how its communes stand since', () =>
    atScreen(browser, 'vpdp', async (screen) => {
      const { page } = screen;
      await screen.goto('/figures/import');
      await send(page, 'bieu-tra-cu-sua.xlsx', await mended(corrected));
      await page.getByRole('button', { name: /^Ghi \d+ số liệu$/ }).click();
      await page.getByRole('status').getByText('Đã ghi').waitFor();
      address = new URL(page.url()).pathname;
      await screen.picture('import-applied');
      await screen.checkAccessible('import-applied');
      expect(await figuresOf('Ngãi Xuyên')).toContainEqual(['10', { kind: 'amount', value: '1187.69' }]);
      expect(await figuresOf('Kim Sơn')).toContainEqual(['10', { kind: 'amount', value: '40' }]);
    }));

  it('comes back as a file that changes nothing when it is sent again', () =>
    atScreen(browser, 'vpdp', async (screen) => {
      const { page } = screen;
      await screen.goto('/figures/import');
      await page.getByText('Tải biểu mẫu kèm số liệu của ngày này').click();
      await page.getByLabel('Ngày số liệu').fill('30/6/2020');
      await send(page, 'tai-ve.xlsx', await saved(page, 'Bảng xã × chỉ tiêu (XLSX)'));
      await page.getByText('Tệp không có gì mới.').waitFor();
      expect(await page.getByRole('button', { name: /^Lỗi 0$/ }).count()).toBe(1);
      await screen.picture('import-same');
    }));

  it('is taken back as a whole, to what stood before it', () =>
    atScreen(
      browser,
      'vpdp',
      async (screen) => {
        const { page } = screen;
        await screen.goto(address);
        await page.getByRole('button', { name: 'Rút lại cả tệp' }).click();
        await page.getByRole('status').getByText('Đã rút lại').waitFor();
        expect(await screen.scrollsSideways()).toBe(false);
        await screen.picture('import-undone');
        await screen.checkAccessible('import-undone');
        expect(await figuresOf('Kim Sơn')).toEqual(before);
      },
      { size: 'phone' },
    ));
});

/** What a commune meets, as its report says it: by the office of the province for all, by a department for what it leads. */
describe('A sheet of communes × criteria', () => {
  let browser: Browser;
  let before: Awaited<ReturnType<typeof resultsOf>>[];
  let address: string;
  const communes = ['Nhị Long', 'Ngũ Lạc'];

  beforeAll(async () => {
    browser = await openBrowser();
    before = await Promise.all(communes.map((name) => resultsOf(name)));
  });
  afterAll(() => browser.close());

  it('says as what it is recorded, is asked about a shortened title, and shows what it changes', () =>
    atScreen(browser, 'vpdp', async (screen) => {
      const { page } = screen;
      await screen.goto('/figures/import');
      await page.getByText('«theo báo cáo»').waitFor();
      await send(page, 'tieu-chi.csv', ofCriteria);
      const question = page.getByLabel('Cột «Nhà ở» (F2) là tiêu chí nào?');
      await question.waitFor();
      await screen.picture('import-criteria-asking');
      await question.selectOption({ label: 'Tiêu chí 9 Nhà ở dân cư' });
      await page.getByRole('button', { name: 'Trả lời và kiểm tra lại' }).click();
      await cellAt(page, 'E7').getByText('Ô này phải là Đạt hoặc Chưa đạt').waitFor();
      const record = page.getByRole('button', { name: /^Ghi \d+ kết quả tiêu chí hợp lệ/ });
      await record.waitFor();
      await page.getByRole('button', { name: /^Tất cả / }).click();
      await cellAt(page, 'E5').getByText('«Đạt (tự đánh giá)»').waitFor();
      expect(await screen.scrollsSideways()).toBe(false);
      await screen.picture('import-criteria-checked');
      await screen.checkAccessible('import-criteria-checked');
      await record.click();
      await page.getByRole('status').getByText('Đã ghi').waitFor();
      address = new URL(page.url()).pathname;
      const [nhiLong, nguLac] = await Promise.all(communes.map((name) => resultsOf(name, 'last')));
      expect(nhiLong).toMatchObject({ basis: 'stated', asOf: '2020-06-30' });
      expect(nhiLong?.document).toContain('tieu-chi.csv');
      expect(nhiLong?.results).toContainEqual({ criterion: 5, state: 'achieved', note: 'tự đánh giá' });
      const statesOf = (state: string) =>
        nguLac?.results?.filter((one) => one.state === state).map(({ criterion }) => criterion);
      expect([statesOf('achieved'), statesOf('missing')]).toEqual([[1, 9], [17]]);
    }));

  it('is exported in the same layout, and says nothing new when it is sent again', () =>
    atScreen(browser, 'vpdp', async (screen) => {
      const { page } = screen;
      await screen.goto('/figures/import');
      await page.getByLabel('Ngày số liệu').fill('30/6/2020');
      await page.getByText('Tải biểu mẫu kèm số liệu của ngày này').click();
      await send(page, 'tieu-chi-tai-ve.xlsx', await saved(page, 'Bảng xã × tiêu chí (XLSX)'));
      await page.getByText('Tệp không có gì mới.').waitFor();
    }));

  it('is taken back as a whole, to what the report said', () =>
    atScreen(browser, 'vpdp', async (screen) => {
      const { page } = screen;
      await screen.goto(address);
      await page.getByRole('button', { name: 'Rút lại cả tệp' }).click();
      await page.getByRole('status').getByText('Đã rút lại').waitFor();
      expect(await Promise.all(communes.map((name) => resultsOf(name)))).toEqual(before);
    }));

  it('is refused a department in the columns of others, with whose they are, and seen by nobody else', () =>
    atScreen(
      browser,
      'so.xay-dung',
      async (screen) => {
        const { page } = screen;
        await screen.goto('/figures/import');
        await page.getByText('Bạn gửi là sở phụ trách').waitFor();
        await send(page, 'so-xay-dung.csv', 'Xã;Huyện;1;15\r\nNhị Long;Càng Long;Đạt;Đạt');
        await cellAt(page, 'D1').getByText('Cơ quan của bạn không phụ trách tiêu chí này').waitFor();
        await screen.picture('import-department');
        await screen.checkAccessible('import-department');
        const [own] = await (await office('so.xay-dung')).do(criteria.listFigureImports, {});
        expect(own).toMatchObject({ basis: 'confirmed', layout: 'criteria', counts: { error: 1, new: 1 } });
        const seen = await (await office('vpdp')).do(criteria.listFigureImports, {});
        expect(seen.some(({ id }) => id === own?.id)).toBe(false);
        await page.getByRole('button', { name: 'Bỏ tệp này' }).click();
        await page.getByRole('status').getByText('Đã bỏ').waitFor();
      },
      { size: 'phone' },
    ));
});
