import type { Browser } from 'playwright-core';
import { office } from '../src/api';
import { atScreen, openBrowser } from '../src/browser';
import { theProvince, units } from '../src/province';
import { reporting } from '../src/routes';

/** The report of 06/8/2020 beside what its own rows give. */
describe('The province page', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('shows what the report states beside what we compute, and explains where they differ', () =>
    atScreen(browser, 'kiem-toan', async (screen) => {
      const { page } = screen;
      await screen.goto('/province');
      await page.getByRole('heading', { level: 1, name: /Trà Vinh/ }).waitFor();
      const figure = (name: RegExp) => page.getByRole('button', { name });
      const met = figure(/19\/19/).first();
      await met.waitFor();
      expect(await met.textContent()).toMatch(/59.*61.*lệch nhau/s);
      expect(
        await figure(/công nhận/)
          .first()
          .textContent(),
      ).toContain('57');
      expect(
        await figure(/bình quân/i)
          .first()
          .textContent(),
      ).toContain('17,4');
      await page.getByRole('heading', { name: 'Theo huyện, thị xã, thành phố' }).waitFor();
      await screen.picture('province');
      await screen.checkAccessible('province');
      await met.click();
      const origin = page.getByRole('dialog');
      await origin.getByRole('link', { name: 'Hàm Tân' }).waitFor();
      await origin.getByRole('link', { name: 'Lương Hòa' }).waitFor();
      expect(await origin.textContent()).toMatch(/dòng 51/);
      await screen.picture('province-origin', { whole: false });
    }));

  it('keeps 15 communes without data as such, and finds a commune without marks', () =>
    atScreen(browser, 'kiem-toan', async (screen) => {
      const { page } = screen;
      await screen.goto('/province?tab=communes');
      await page.getByLabel('Tình trạng').selectOption({ label: 'Chưa có số liệu' });
      await page.getByText('15 / 85').waitFor();
      await page.getByLabel('Tình trạng').selectOption({ label: 'Tất cả' });
      await page.getByRole('searchbox', { name: 'Tìm xã' }).fill('huyen hoi');
      const row = page.getByRole('row', { name: /Huyền Hội/ });
      expect(await row.textContent()).toMatch(/14\/19.*1, 2, 6, 9, 17/s);
      await screen.picture('province-communes');
      await screen.checkAccessible('province-communes');
      await row.getByRole('link', { name: 'Huyền Hội', exact: true }).click();
      await page.getByRole('heading', { level: 1, name: 'Xã Huyền Hội' }).waitFor();
      await page.getByRole('heading', { level: 3, name: 'Quy hoạch' }).waitFor();
      await page.getByText('Còn thiếu:').waitFor();
      await screen.picture('commune');
      await screen.checkAccessible('commune');
    }));

  it('says how each misread name was understood, and where the report contradicts itself', () =>
    atScreen(browser, 'kiem-toan', async (screen) => {
      const { page } = screen;
      await screen.goto('/province?tab=names');
      expect(await page.getByRole('row', { name: /“Huyện Hội”/ }).textContent()).toContain('Huyền Hội');
      expect(await page.getByRole('row', { name: /“Đại Phước”/ }).textContent()).toMatch(/Đại Phúc.*loại trừ/s);
      await screen.picture('province-names');
      await screen.checkAccessible('province-names');
      await page.getByRole('tab', { name: /^Số liệu mâu thuẫn/ }).click();
      const tanHiep = page.getByRole('article').filter({ hasText: 'Tân Hiệp' }).first();
      expect(await tanHiep.textContent()).toMatch(/13.*12/s);
      await screen.picture('province-contradictions');
      await screen.checkAccessible('province-contradictions');
    }));

  it('draws the criteria of every commune as a matrix, never by colour alone', () =>
    atScreen(browser, 'kiem-toan', async (screen) => {
      const { page } = screen;
      await screen.goto('/province?tab=matrix');
      await page
        .getByRole('row', { name: /Long Hiệp/ })
        .first()
        .waitFor();
      await screen.picture('province-matrix');
      await screen.checkAccessible('province-matrix');
    }));

  it('speaks English by a switch, and fits a telephone', () =>
    atScreen(
      browser,
      'kiem-toan',
      async (screen) => {
        const { page } = screen;
        await screen.goto('/province');
        await page.getByRole('heading', { level: 1, name: /Trà Vinh/ }).waitFor();
        await page.getByRole('tab', { name: 'Tổng quan' }).waitFor();
        expect(await screen.scrollsSideways()).toBe(false);
        await screen.picture('province');
        await page.getByText('EN', { exact: true }).click();
        await page.getByRole('tab', { name: 'Overview' }).waitFor();
        expect(await page.locator('html').getAttribute('lang')).toBe('en');
        expect(await page.getByRole('main').textContent()).not.toMatch(/Tổng quan|Báo cáo ghi|Chưa có số liệu/);
        await screen.picture('province-english');
        await screen.checkAccessible('province-english');
      },
      { size: 'phone' },
    ));

  it('leaves a commune that no paper describes without figures, on its own page too', () =>
    atScreen(
      browser,
      'kiem-toan',
      async (screen) => {
        const { page } = screen;
        const unit = (await units()).find(({ name }) => name === 'Long Sơn');
        await screen.goto(`/communes/${unit?.id ?? ''}`);
        await page.getByRole('heading', { level: 1, name: 'Xã Long Sơn' }).waitFor();
        await page.getByText('Chưa có số liệu').first().waitFor();
        expect(await page.getByRole('main').textContent()).not.toMatch(/\d+\/19/);
        expect(await screen.scrollsSideways()).toBe(false);
        await screen.picture('commune-without-data');
        await screen.checkAccessible('commune-without-data');
      },
      { size: 'phone' },
    ));

  it('answers with figures that say what they are made of', async () => {
    const { id: provinceId } = await theProvince();
    const overview = await (await office('kiem-toan')).do(reporting.viewProvince, { params: { provinceId } });
    expect(overview.communes).toHaveLength(85);
    expect(overview.districts).toHaveLength(9);
    expect(overview.noData).toBe(15);
    expect(overview.communes.filter(({ basis }) => basis === 'none')).toHaveLength(15);
    const recognised = overview.headline.find(({ id }) => id === 'recognised');
    expect(recognised).toMatchObject({ agrees: true, computed: { value: 57 } });
    expect(recognised?.computed?.communes).toHaveLength(57);
    expect(overview.contradictions.map(({ id }) => id)).toContain('nineteen-of-nineteen');
  });
});
