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
const merged = '?units=2025-07-01';
const lying = 'ngày 1/7/2025:';

/** The numbers of a column of a table, by the row's head. */
const column = async (page: Page, name: string | RegExp, at: number): Promise<number[]> => {
  const rows = page.getByRole('table', { name }).locator('tbody tr');
  await rows.first().waitFor();
  const cells = await rows.evaluateAll(
    (all, nth) => all.map((row) => row.querySelectorAll('td')[nth]?.textContent),
    at,
  );
  return cells.map((text) => Number(text?.trim()));
};
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

describe('Lists by the units of any day', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser();
    // The country's register is loaded once the product is ready.
    await eventually(
      'the merger of 2025 is known',
      async () => {
        const query = { q: 'Tân An, Vĩnh Long', on: '2025-08-01' };
        const hits = await (await office('vpdp')).do(directory.searchUnits, { query });
        return hits.some(({ isThere, below }) => isThere && below.at(-1)?.name === 'Vĩnh Long');
      },
      120_000,
    );
  });
  afterAll(() => browser.close());

  describe('of Trà Vinh', () => {
    it('counts 85 communes both ways in what is judged, and says where each lies', () =>
      atScreen(browser, 'vpdp', async (screen) => {
        const { page } = screen;
        await screen.goto('/province/judgements');
        const own = await column(page, 'Theo huyện, thị xã, thành phố', 0);
        expect([own.length, sum(own)]).toEqual([9, 85]);
        await page.getByText('ngày khác', { exact: true }).click();
        const carried = await column(page, 'Theo đơn vị ngày 1/7/2025', 0);
        expect(sum(carried)).toBe(85);
        expect(carried.length).toBeGreaterThan(9);
        await page.locator('#matrix').getByText(lying).first().waitFor();
        await screen.picture('units-judged');
        await screen.checkAccessible('units-judged');
        await page.getByText('Qua các nửa năm').click();
        await page.getByRole('table', { name: 'Theo đơn vị ngày 1/7/2025' }).nth(1).waitFor();
        await screen.picture('units-trend');
      }));

    it('takes the same switch along: what is missing, the year, what is to be confirmed, dossiers, persons', () =>
      atScreen(browser, 'vpdp', async (screen) => {
        const { page } = screen;
        const shows = async (path: string, name: string) => {
          await screen.goto(path);
          await page.getByText(lying).first().waitFor();
          await screen.picture(name);
        };
        await shows(`/province/missing${merged}`, 'units-missing');
        await screen.checkAccessible('units-missing');
        await shows(`/year${merged}`, 'units-year');
        await screen.checkAccessible('units-year');
        await shows(`/confirmations${merged}`, 'units-confirmations');
        await screen.goto('/dossiers');
        await page.getByRole('row').nth(1).getByRole('link').first().click();
        await page.getByText('ngày khác', { exact: true }).click();
        await page.getByText(lying).first().waitFor();
        await screen.picture('units-dossier');
      }));

    it('and on a telephone, for a commune’s own figures', () =>
      atScreen(
        browser,
        'vpdp',
        async (screen) => {
          const { page } = screen;
          await screen.goto(`/province/judgements${merged}`);
          await page.locator('a[href^="/communes/"]:visible').first().click();
          await page.getByText('toàn bộ nằm trong').waitFor();
          await screen.picture('units-judgement');
          expect(await screen.scrollsSideways()).toBe(false);
          await screen.checkAccessible('units-judgement');
        },
        phone,
      ));
  });

  describe('of the Vĩnh Long that took it over', () => {
    let place: string;

    beforeAll(async () => {
      place = mkdtempSync(join(tmpdir(), 'langmoi-units-'));
      const query = { q: 'Tân An, Vĩnh Long', on: '2025-08-01' };
      const hits = await (await office('vpdp')).do(directory.searchUnits, { query });
      const { unit } = hits.find(({ isThere, below }) => isThere && below.at(-1)?.name === 'Vĩnh Long')!;
      await importSmall(place, {
        ...{ code: '86', name: 'Vĩnh Long', day: '1/8/2025', accounts: ['vl.vpdp', 'vl.quan-tri'] },
        units: [[unit.code, 'xã', 'xã', unit.name, '86']],
      });
      await eventually('it may read Trà Vinh', async () => {
        const { predecessors } = await (await office('vl.vpdp')).do(gateway.viewSession, {});
        return predecessors.length > 0;
      });
    });
    afterAll(async () => {
      await langmoi(product().data, ['province', 'remove', '86', join(place, 'gone-86'), '9/QĐ (diễn tập)']);
      rmSync(place, { recursive: true, force: true });
    });

    it('says that there are no districts, instead of an empty table', () =>
      atScreen(browser, 'vl.vpdp', async (screen) => {
        const { page } = screen;
        await screen.goto('/province');
        await page.getByText('Tỉnh không có cấp huyện vào ngày này').waitFor();
        await screen.picture('units-no-districts');
        await page.getByRole('link', { name: 'Xem theo từng xã' }).click();
        await page.getByRole('row', { name: /Tân An/ }).waitFor();
        await screen.goto('/dossiers');
        await page.getByRole('row').filter({ hasText: 'Trà Vinh' }).first().waitFor();
      }));

    it.each([
      ['/funding', 'funding'],
      ['/poverty', 'poverty'],
      ['/culture', 'culture'],
    ])('shows what Trà Vinh keeps beside its own, under its name: %s', (path, name) =>
      atScreen(browser, 'vl.vpdp', async (screen) => {
        const { page } = screen;
        await screen.goto(path);
        const theirs = page.getByRole('region', { name: 'Trà Vinh', exact: true });
        await theirs.getByRole('heading', { name: 'Số liệu của tỉnh Trà Vinh' }).waitFor();
        await theirs.getByRole('table').first().locator('tbody tr').nth(1).waitFor();
        // Its own province says nothing yet: nothing is added, and no part is told as all.
        await page.getByText('Chưa khoản nào có số ở nhiều tỉnh cùng lúc').waitFor();
        expect(await page.getByRole('table', { name: /^Cùng các tỉnh đã nhập/ }).count()).toBe(0);
        await screen.picture(`units-successor-${name}`);
        await screen.checkAccessible(`units-successor-${name}`);
      }),
    );

    it('reads what is judged of Trà Vinh where no set is in force for its own communes, each row marked', () =>
      atScreen(browser, 'vl.vpdp', async (screen) => {
        const { page } = screen;
        screen.expectRefusal(404, /\/api\/criteria\/judgements/);
        await screen.goto('/province/judgements');
        const together = page.getByRole('table', { name: 'Cùng các tỉnh đã nhập' });
        const theirs = together.getByRole('row', { name: /^Trà Vinh/ });
        await theirs.waitFor();
        expect(await theirs.getByRole('cell').first().textContent()).toBe('85');
        const row = page.locator('#matrix tbody tr').first();
        await row.getByText('Trà Vinh', { exact: true }).first().waitFor();
        await screen.picture('units-successor-judged');
        await screen.checkAccessible('units-successor-judged');
      }));
  });
});
