import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { eventually, office } from '../src/api';
import { atScreen, openBrowser, type Sitting } from '../src/browser';
import { product } from '../src/config';
import { langmoi } from '../src/product';
import { directory, gateway } from '../src/routes';
import { importSmall } from '../src/small-folder';

const phone: Sitting = { size: 'phone' };
const stateIs = (page: Page, state: string) => page.getByText(state, { exact: true }).first().waitFor();
const predecessorsOf = async (account: string) =>
  (await (await office(account)).do(gateway.viewSession, {})).predecessors;

describe('Provinces that took others over', () => {
  let browser: Browser;
  let place: string;

  beforeAll(async () => {
    browser = await openBrowser();
    place = mkdtempSync(join(tmpdir(), 'langmoi-successors-'));
  });
  afterAll(async () => {
    await browser.close();
    rmSync(place, { recursive: true, force: true });
  });

  const moveTo = async (account: string, to: string) => {
    const desk = await office(account);
    const [province] = await desk.do(directory.listProvinces, {});
    await desk.do(directory.moveClock, { params: { provinceId: province!.id }, body: { to } });
  };
  const remove = (code: string, ...flags: string[]) =>
    langmoi(product().data, ['province', 'remove', code, join(place, `gone-${code}`), '9/QĐ (diễn tập)', ...flags]);

  describe('The Vĩnh Long of 2025', () => {
    beforeAll(async () => {
      // A commune that the country's register has on the folder's day; the country is loaded once the product is ready.
      const ask = async () => {
        const query = { q: 'Tân An, Vĩnh Long', on: '2025-08-01' };
        const hits = await (await office('vpdp')).do(directory.searchUnits, { query });
        return hits.find(({ isThere, below }) => isThere && below.at(-1)?.name === 'Vĩnh Long')?.unit;
      };
      const commune = await eventually('the country is loaded', ask, 120_000);
      await importSmall(place, {
        ...{ code: '86', name: 'Vĩnh Long', day: '1/8/2025', accounts: ['vl.vpdp', 'vl.quan-tri'] },
        units: [[commune.code, 'xã', 'xã', commune.name, '86']],
      });
      await eventually('it may read Trà Vinh', async () => (await predecessorsOf('vl.vpdp')).length > 0);
    });
    afterAll(() => remove('86'));

    it('is told of Trà Vinh on every page, and counts both together', () =>
      atScreen(browser, 'vl.vpdp', async (screen) => {
        const { page } = screen;
        await screen.goto('/province');
        await page.getByText('Tỉnh Trà Vinh đã nhập vào tỉnh mình từ 1/7/2025 (202/2025/QH15)').waitFor();
        const together = page.getByRole('table', { name: 'Cùng các tỉnh đã nhập' });
        const cells = async (row: RegExp) =>
          (await together.getByRole('row', { name: row }).getByRole('cell').allTextContents()).map(Number);
        await together.getByRole('row', { name: /^Trà Vinh/ }).waitFor();
        const [own, theirs, all] = [await cells(/^Vĩnh Long/), await cells(/^Trà Vinh/), await cells(/^Tất cả/)];
        expect(theirs[0]).toBe(85);
        expect(all).toEqual(own.map((count, at) => count + (theirs[at] ?? 0)));
        await screen.picture('successor-province');
        await screen.checkAccessible('successor-province');
      }));

    it('finds Trà Vinh’s dossiers among its own, each marked, and opens one as its successor', () =>
      atScreen(
        browser,
        'vl.vpdp',
        async (screen) => {
          const { page } = screen;
          await screen.goto('/dossiers');
          const row = page.getByRole('row').filter({ hasText: 'Trà Vinh' }).first();
          await row.waitFor();
          await screen.picture('successor-dossiers');
          await screen.checkAccessible('successor-dossiers');
          expect(await screen.scrollsSideways()).toBe(false);
          const name = await row.getByRole('button').first().textContent();
          await row.getByRole('button').first().click();
          await page.getByText('Đang xem Trà Vinh, tỉnh đã nhập vào tỉnh mình từ 1/7/2025').waitFor();
          await page.getByRole('heading', { level: 1, name: new RegExp(name!) }).waitFor();
          await screen.picture('successor-dossier');
          await page.getByRole('button', { name: 'Thôi xem' }).click();
          await page.getByText('Tỉnh Trà Vinh đã nhập vào tỉnh mình từ 1/7/2025').waitFor();
        },
        phone,
      ));
  });

  describe('The nation joins two provinces', () => {
    const [ending, taking] = ['991', '992'];
    beforeAll(async () => {
      for (const [code, name] of [
        [ending, 'Bến Thử'],
        [taking, 'Long Thử'],
      ] as const) {
        await importSmall(place, {
          ...{ code, name, day: '1/7/2020', accounts: [`thu.${code}.vpdp`, `thu.${code}.quan-tri`] },
          units: [
            [`${code}1`, 'huyện', 'huyện', name, code],
            [`${code}11`, 'xã', 'xã', name, `${code}1`],
          ],
        });
      }
    });
    afterAll(async () => {
      await remove(ending, '--without-export'); // with the province its administrators' offices ended
      await remove(taking);
    });
    const open = async (page: Page) => {
      await page.goto(`${product().webUrl}/nation/units`);
      await page.getByRole('link', { name: /Bến Thử/ }).click();
    };

    it('by a decision that one administrator enters beside what it touches in each province', () =>
      atScreen(browser, 'quan-tri-tw', async (screen) => {
        const { page } = screen;
        await screen.goto('/nation/units');
        await page.getByRole('link', { name: 'Nhập quyết định' }).click();
        await page.getByRole('button', { name: 'Lưu bản nháp' }).click();
        await page
          .getByRole('alert')
          .getByRole('link', { name: /Chọn ít nhất một tỉnh/ })
          .waitFor();
        await page.getByLabel('Tên tỉnh').waitFor(); // a new province is named here, until one that is there is chosen
        await screen.picture('joining-errors');
        await page.getByLabel('Nhập vào').selectOption({ label: 'Long Thử' });
        await page.getByLabel('Bến Thử (991)').check();
        await page.getByLabel('Có hiệu lực từ ngày').fill('2/7/2020');
        await page.getByLabel('Số quyết định').fill('1/2020/QH (diễn tập)');
        await page.getByLabel('Ngày ký').fill('15/6/2020');
        await page.getByLabel('Cơ quan ban hành').fill('Quốc hội (diễn tập)');
        const touched = page.getByRole('region', { name: 'Bến Thử' });
        await touched.getByText(/2\s*Chức vụ/).waitFor();
        await touched.getByText(/^Từng mục/).click();
        await touched.getByText('Chức vụ ở đơn vị không còn thì hết vào ngày trước đó').first().waitFor();
        await screen.picture('joining');
        await screen.checkAccessible('joining');
        await page.getByRole('button', { name: 'Lưu bản nháp' }).click();
        await page.getByRole('heading', { level: 1, name: /Nhập Tỉnh Bến Thử vào Tỉnh Long Thử/ }).waitFor();
        await page.getByRole('link', { name: 'Sửa', exact: true }).click();
        await page.getByLabel('Số quyết định').fill('2/2020/QH (diễn tập)');
        await page.getByRole('button', { name: 'Lưu bản nháp' }).click();
        await page.getByText('2/2020/QH (diễn tập), 15/6/2020').waitFor();
        await page.getByRole('button', { name: 'Trình duyệt' }).click();
        await stateIs(page, 'Chờ duyệt');
      }));

    it('and another approves, on a phone; each province follows on its own day', () =>
      atScreen(
        browser,
        'quan-tri-tw.hai',
        async (screen) => {
          const { page } = screen;
          await open(page);
          await page.getByRole('button', { name: 'Duyệt', exact: true }).click();
          await stateIs(page, 'Đã có hiệu lực');
          const followed = page.getByRole('region', { name: 'Bến Thử' });
          await followed.getByText('ngày của tỉnh đang là 1/7/2020').waitFor();
          expect(await predecessorsOf('thu.992.vpdp')).toEqual([]);
          await moveTo('thu.991.vpdp', '2020-07-02');
          await moveTo('thu.992.vpdp', '2020-07-02');
          await page.reload();
          await followed.getByText('Đã có hiệu lực').waitFor();
          await followed.getByText('đã áp dụng').first().waitFor();
          await screen.picture('joining-in-effect');
          await screen.checkAccessible('joining-in-effect');
          expect(await screen.scrollsSideways()).toBe(false);
          await eventually('the successor is told', async () => (await predecessorsOf('thu.992.vpdp')).length === 1);
          // Its offices ended with it: nobody of Bến Thử acts any more.
          await eventually('no office is left', async () => {
            const { caller } = await (await office('thu.991.vpdp')).do(gateway.viewSession, {});
            return caller.roles.length === 0;
          });
        },
        phone,
      ));

    it('and takes it back where it was never to happen: everything is as before', () =>
      atScreen(browser, 'quan-tri-tw', async (screen) => {
        const { page } = screen;
        await open(page);
        await page.getByRole('button', { name: 'Đính chính: không xảy ra' }).click();
        await page.getByLabel('Lý do').fill('diễn tập xong');
        await page.getByRole('dialog').getByRole('button', { name: 'Đính chính: không xảy ra' }).click();
        await stateIs(page, 'Đã đính chính: không xảy ra');
        const followed = page.getByRole('region', { name: 'Bến Thử' });
        await followed.getByText('đã trở lại như trước').first().waitFor();
        await screen.picture('joining-reversed');
        await eventually('the grant is closed', async () => (await predecessorsOf('thu.992.vpdp')).length === 0);
        await eventually('the office is held again', async () => {
          const { caller } = await (await office('thu.991.vpdp')).do(gateway.viewSession, {});
          return caller.roles.includes('coordinationOffice');
        });
      }));
  });
});
