import type { Browser } from 'playwright-core';
import { readFile } from 'node:fs/promises';
import { office } from '../src/api';
import { atScreen, openBrowser } from '../src/browser';
import { communeNamed } from '../src/province';
import { criteria } from '../src/routes';

const asOf = '2020-06-30';
/** What the report says that Long Hiệp lacks, and nothing else in these journeys speaks of. */
const missing = [1, 5, 9, 17];

/** Where no paper gives values of indicators: a made-up year, from the file to what each commune meets. */
describe('A year of figures, rehearsed', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('is downloaded as the table that people have, checked, and recorded as a whole', () =>
    atScreen(browser, 'vpdp', async (screen) => {
      const { page } = screen;
      await screen.goto('/figures/import');
      const [table] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: /Bảng diễn tập năm 2020/ }).click(),
      ]);
      const buffer = await readFile(await table.path());
      expect(buffer.toString('utf8')).toContain('SỐ LIỆU DIỄN TẬP');
      await page.getByLabel('Ngày số liệu').fill('30/6/2020');
      await page.locator('input[type="file"]').setInputFiles({ name: 'tra-vinh.csv', mimeType: 'text/csv', buffer });
      await page.getByRole('button', { name: /^Ghi [\d.]+ số liệu$/ }).click();
      await page.getByText('Đã ghi', { exact: true }).first().waitFor();
      await screen.picture('rehearsal-year-recorded');
    }));

  it('shows which criteria a commune lacks, by figure, threshold and text, and that all of it is made up', async () => {
    const { id } = await communeNamed('Long Hiệp');
    const params = { communeId: id, tier: 'NTM' } as const;
    const { judgements } = await (await office('vpdp')).do(criteria.viewJudgement, { params, query: { on: asOf } });
    const failed = judgements[0]?.criteria.filter(({ outcome }) => outcome === 'notMet').map(({ no }) => no);
    expect(failed).toEqual(missing);
    await atScreen(browser, 'vpdp', async (screen) => {
      await screen.goto(`/communes/${id}/judgement?on=${asOf}`);
      await screen.page.getByText(`${missing.length} chưa đạt`).first().waitFor();
      await screen.page.getByText('số liệu diễn tập').first().waitFor();
      await screen.picture('rehearsal-year-commune');
      await screen.checkAccessible('rehearsal-year-commune');
    });
  });

  it('fills the table of the province', () =>
    atScreen(browser, 'vpdp', async (screen) => {
      await screen.goto(`/province/judgements?on=${asOf}`);
      await screen.page.getByRole('heading', { name: 'Theo số tiêu chí đạt' }).waitFor();
      await screen.page.getByText('số liệu diễn tập').first().waitFor();
      await screen.picture('rehearsal-year-province');
      await screen.checkAccessible('rehearsal-year-province');
    }));
});
