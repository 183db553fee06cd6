import type { Browser } from 'playwright-core';
import { office } from '../src/api';
import { atScreen, openBrowser } from '../src/browser';
import { communeNamed } from '../src/province';
import { criteria } from '../src/routes';

/** The day of the report that names the three communes; journeys before this one recognise some of them later. */
const reported = '2020-08-06';
/** A day before all that is rehearsed elsewhere. */
const asOf = '2020-06-29';
/** Poor households of Hiệp Hòa, and its mean income: 9 % where at most 4 % are asked, 48.8 million where at least 50. */
const figures = [
  { indicator: '11', value: { kind: 'ratio', numerator: '90', denominator: '1000' } },
  { indicator: '10', value: { kind: 'amount', value: '48.8' } },
] as const;
const leadOfPoverty = 'Sở Lao động';

/** Who waits for whom, and what a commune lacks in its own unit. */
describe('What is missing', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser();
    const desk = await office('xa.hiep-hoa');
    const params = { communeId: (await communeNamed('Hiệp Hòa')).id, tier: 'NTM' } as const;
    const sheet = await desk.do(criteria.viewFigures, { params, query: { on: asOf } });
    const seen = (code: string) => sheet.figures.find(({ indicator }) => indicator === code)?.versions[0]?.version ?? 0;
    await desk.do(criteria.recordFigures, {
      params,
      body: {
        ...{ criteriaSet: sheet.criteriaSet, asOf },
        figures: figures.map((figure) => ({ ...figure, seenVersion: seen(figure.indicator) })),
      },
    });
  });
  afterAll(() => browser.close());

  it('says that Càng Long waits for three communes, and opens its judgement', () =>
    atScreen(browser, 'vpdp', async (screen) => {
      const { page } = screen;
      await screen.goto(`/province/judgements?on=${reported}`);
      await page.getByRole('link', { name: 'Còn thiếu gì, ai chờ ai' }).click();
      const district = page
        .getByRole('region', { name: 'Ai chờ ai' })
        .locator('li[data-level="district"]')
        .filter({
          has: page.getByRole('heading', { name: 'Huyện Càng Long' }),
        });
      for (const name of ['Huyền Hội', 'Bình Phú', 'Nhị Long'])
        await district.getByRole('link', { name: `Xã ${name}`, exact: true }).waitFor();
      await district.getByText('10/13 đơn vị đã đạt, chờ thêm 3:').waitFor();
      await screen.picture('missing');
      await screen.checkAccessible('missing');
      await district.getByRole('link', { name: 'Huyện Càng Long' }).click();
      await page.getByRole('heading', { name: 'Huyện Càng Long: xét theo số liệu' }).waitFor();
      await page.getByText('6/9', { exact: true }).waitFor();
      await screen.picture('missing-district');
      await screen.checkAccessible('missing-district');
    }));

  it('names the gap in what is counted, or in its unit, by commune and by who leads', () =>
    atScreen(browser, 'nguoi-dan', async (screen) => {
      const { page } = screen;
      await screen.goto(`/province/missing?on=${asOf}`);
      const rows = page.getByRole('region', { name: 'Từng xã còn thiếu gì', exact: true });
      const income = rows.getByRole('row').filter({ hasText: 'thiếu 1,2 triệu đồng' });
      await income.getByText('2%', { exact: true }).waitFor();
      const poor = rows.getByRole('row').filter({ hasText: 'thừa 50 hộ' });
      await poor.getByText('vượt 5%').waitFor();
      await poor.getByText(leadOfPoverty).waitFor();
      await rows.getByRole('link', { name: 'theo sở phụ trách' }).click();
      const lead = rows.getByRole('listitem').filter({ hasText: leadOfPoverty }).first();
      await lead.locator('summary').first().click();
      await lead
        .getByRole('row', { name: /Xã Hiệp Hòa/ })
        .getByText('thừa 50 hộ')
        .waitFor();
      await screen.picture('missing-by-lead');
      await screen.checkAccessible('missing-by-lead');
      await lead
        .getByRole('row', { name: /Xã Hiệp Hòa/ })
        .getByRole('link')
        .click();
      await page.getByRole('heading', { name: 'Xã Hiệp Hòa: xét theo số liệu' }).waitFor();
    }));
});
