import { csvOf } from '@langmoi/domain/csv';
import { tableRows } from '@langmoi/platform/upload/table';
import { workbookOf } from '@langmoi/platform/upload/workbook-file';
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { office } from '../src/api';
import { atScreen, openBrowser } from '../src/browser';
import { criteria } from '../src/routes';

const address = '/year/2022/registrations/file';
const paper = ['30/6/2020', 'Quyết định 02/QĐ-UBND (diễn tập)', '30/6/2020'];

/** As an office writes its first list of a year: a title above, a name without its marks, a sum below. */
const first = csvOf([
  ['DANH SÁCH XÃ ĐĂNG KÝ NĂM 2022 (diễn tập)'],
  ['STT', 'Xã', 'Huyện', 'Hạng', 'Từ ngày', 'Văn bản', 'Ngày văn bản'],
  ['1', 'Xã Đại An', 'Trà Cú', 'Nông thôn mới', ...paper],
  ['2', 'Ngai Xuyên', '', 'Nông thôn mới', ...paper],
  ['3', 'Xã Kim Sơn', 'Trà Cú', 'Nông thôn mới', ...paper],
  ['', 'Tổng cộng', '', '', '', '', ''],
]);

async function send(page: Page, name: string, content: Buffer | string) {
  const file = { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) };
  await page.locator('input[type="file"]').setInputFiles(file);
}

async function saved(page: Page, button: string): Promise<Buffer> {
  const started = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  return readFile(await (await started).path());
}

/** The rows of a workbook, as a person sees them. */
async function rowsIn(workbook: Buffer): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const { cells } of tableRows(workbook)) rows.push([...cells]);
  return rows;
}

/** What a person does in a spreadsheet: in the rows of these communes cells are typed anew, by their headings. */
async function typed(
  workbook: Buffer,
  changes: Readonly<Record<string, Readonly<Record<string, string>>>>,
): Promise<Buffer> {
  const rows = await rowsIn(workbook);
  const [headings = []] = rows;
  const name = headings.indexOf('Tên xã');
  const edited = rows.map((cells) =>
    headings.map((heading, at) => changes[cells[name] ?? '']?.[heading] ?? cells[at] ?? ''),
  );
  return workbookOf(
    'Đăng ký',
    edited.map((cells) => ({ cells })),
  );
}

const listOf = async () => {
  const { lists } = await (await office('vpdp')).do(criteria.viewYear, { params: { year: 2022 }, query: {} });
  return lists.find(({ tier }) => tier === 'NTM');
};

/** The office of the province keeps a year's list in Excel: first asked, then taken back, changed, looked at, taken over. */
describe('The list of a year in a file', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('is asked about where a name is nearly one, and taken over as it was shown', () =>
    atScreen(browser, 'vpdp', async (screen) => {
      const { page } = screen;
      await screen.goto('/year?year=2022');
      await page
        .getByRole('region', { name: 'Danh sách đăng ký' })
        .getByRole('link', { name: 'Tải về, nhập từ tệp' })
        .click();
      await page.getByRole('heading', { level: 1, name: 'Danh sách đăng ký năm 2022: tải về, nhập từ tệp' }).waitFor();
      await screen.picture('list-file');
      await screen.checkAccessible('list-file');
      await send(page, 'dang-ky-2022.csv', first);
      const question = page.getByLabel('«Ngai Xuyên» (B4) là đơn vị nào?');
      await question.waitFor();
      await screen.picture('list-asking');
      await screen.checkAccessible('list-asking');
      await question.selectOption({ label: 'Xã Ngãi Xuyên, Huyện Trà Cú, 29479' });
      await page.getByRole('button', { name: 'Trả lời và kiểm tra lại' }).click();
      await page.getByRole('button', { name: 'Ghi 3 thay đổi' }).click();
      await page.getByText('Đã ghi 3 thay đổi.').waitFor();
      expect((await listOf())?.communes).toHaveLength(3);
    }));

  it('comes back unchanged; two rows changed in the workbook are two changes, and its faults stand in their cells', () =>
    atScreen(browser, 'vpdp', async (screen) => {
      const { page } = screen;
      await screen.goto(address);
      const workbook = await saved(page, 'Tải về: XLSX');
      await send(page, 'dang-ky-2022.xlsx', workbook);
      await page.getByText('Không có gì thay đổi.').waitFor();
      const later = { 'Từ ngày': '01/7/2020', 'Văn bản': 'Công văn 03/UBND (diễn tập)', 'Ngày văn bản': '30/6/2020' };
      const struck = { 'Tình trạng': 'Đưa ra khỏi danh sách', ...later };
      await send(page, 'thieu.xlsx', await typed(workbook, { 'Xã Đại An': struck }));
      await page.getByText('Đưa xã ra khỏi danh sách thì phải nêu lý do').waitFor();
      await screen.picture('list-faults');
      await screen.checkAccessible('list-faults');
      const marked = await saved(page, 'Tải tệp đã đánh dấu lỗi');
      const why = { 'Lý do': 'chuyển sang năm sau (diễn tập)' };
      await send(page, 'sua.xlsx', await typed(marked, { 'Xã Đại An': why, 'Xã Kim Sơn': { ...struck, ...why } }));
      await page.getByRole('button', { name: 'Ghi 2 thay đổi' }).waitFor();
      await screen.picture('list-changes');
      await screen.checkAccessible('list-changes');
      await page.setViewportSize({ width: 390, height: 844 });
      await screen.picture('list-changes-narrow');
      expect(await screen.scrollsSideways()).toBe(false);
      await page.setViewportSize({ width: 1366, height: 768 });
      expect((await listOf())?.communes).toHaveLength(3);
      await page.getByRole('button', { name: 'Ghi 2 thay đổi' }).click();
      await page.getByText('Đã ghi 2 thay đổi.').waitFor();
      expect(await listOf()).toMatchObject({ version: 2, communes: { length: 1 }, struck: { length: 2 } });
      await screen.goto('/year?year=2022');
      await page.getByText('chuyển sang năm sau (diễn tập)').first().waitFor();
      await screen.picture('year-2022');
    }));

  it('of households is edited by the commune that keeps them; masks, and what names nobody, are refused in their cells', () =>
    atScreen(browser, 'giam-ngheo.ham-tan', async (screen) => {
      const { page } = screen;
      await screen.goto('/poverty/households');
      await page.getByRole('link', { name: 'Tải về, nhập từ tệp' }).click();
      await page.getByRole('heading', { level: 1, name: 'Sổ hộ của Xã Hàm Tân: tệp' }).waitFor();
      const workbook = await saved(page, 'Tải về: XLSX');
      await send(page, 'so-ho.xlsx', workbook);
      await page.getByText('Không có gì thay đổi.').waitFor();
      await screen.checkAccessible('register-file');
      const [headings = [], ...rows] = await rowsIn(workbook);
      const written = (at: number, heading: string, text: string) =>
        rows.map((cells, row) =>
          headings.map((one, place) => (row === at && one === heading ? text : (cells[place] ?? ''))),
        );
      const sheet = (all: readonly string[][]) =>
        workbookOf(
          'Sổ',
          [headings, ...all].map((cells) => ({ cells })),
        );
      await send(page, 'co-che.xlsx', await sheet(written(0, 'Chủ hộ', '•••')));
      await page.getByText('Ô này đang được che (•••)').waitFor();
      await screen.picture('register-masked');
      const fresh = ['', 'Ấp Diễn Tập 1', '', '', 'Phạm Diễn Tập Tệp', '1958', '000000000077'];
      const said = [
        'Phạm Diễn Tập Hai, vợ, 1960',
        'hộ cận nghèo',
        '1/6/2020',
        '01/QĐ-UBND (diễn tập)',
        '20/5/2020',
        'UBND xã Hàm Tân (diễn tập)',
      ];
      const file = await sheet([...written(0, 'Địa chỉ', 'Nhà diễn tập trong tệp'), [...fresh, ...said]]);
      await send(page, 'so-ho.xlsx', file);
      await page.getByRole('button', { name: 'Ghi 2 thay đổi' }).waitFor();
      await screen.picture('register-changes');
      await screen.checkAccessible('register-changes');
      await page.setViewportSize({ width: 390, height: 844 });
      await screen.picture('register-changes-narrow');
      expect(await screen.scrollsSideways()).toBe(false);
      await page.setViewportSize({ width: 1366, height: 768 });
      await page.getByRole('button', { name: 'Ghi 2 thay đổi' }).click();
      await page.getByText('Đã ghi 2 thay đổi.').waitFor();
      await screen.picture('register-taken');
      await send(page, 'so-ho.xlsx', file);
      await page.getByText('Không có gì thay đổi.').waitFor();
      await screen.goto('/poverty/households');
      await page.getByRole('cell', { name: 'Phạm Diễn Tập Tệp' }).waitFor();
    }));

  it.each([
    ['tai-chinh', '/funding', 'Nguồn vốn: tải về, nhập từ tệp', 'lines'],
    ['giam-ngheo', '/poverty', 'Kết quả hỗ trợ theo chính sách: tải về, nhập từ tệp', 'supports'],
    ['van-hoa', '/culture', 'Danh hiệu theo đơn vị: tải về, nhập từ tệp', 'holdings'],
  ])('of %s comes back unchanged', (account, path, title, name) =>
    atScreen(browser, account, async (screen) => {
      const { page } = screen;
      await screen.goto(path);
      await page.getByRole('link', { name: 'Tải về, nhập từ tệp' }).click();
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      const workbook = await saved(page, 'Tải về: XLSX');
      await send(page, `${name}.xlsx`, workbook);
      await page.getByText('Không có gì thay đổi.').waitFor();
      await screen.picture(`${name}-unchanged`);
      await screen.checkAccessible(`${name}-unchanged`);
    }),
  );
});
