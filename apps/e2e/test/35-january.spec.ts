import type { Browser, Page } from 'playwright-core';
import { office } from '../src/api';
import { atScreen, openBrowser, type Screen } from '../src/browser';
import { moveTo, theProvince } from '../src/province';
import { criteria, gateway } from '../src/routes';

const note = 'Diễn tập: đường trục xã còn 400 m chưa cứng hóa';

const criterion = (page: Page, no: number) => page.locator(`#criterion-${no}`);
const radio = (page: Page, no: number, word: string) =>
  criterion(page, no).getByRole('radio', { name: word, exact: true });
const asOf = ({ page }: Screen) => page.getByLabel('Số liệu tính đến ngày');

/** The year is over and its set with it; what stood on its last day is said only now, and by its set. */
describe('In January', () => {
  let browser: Browser;
  let communeId: string;
  let address: string;

  beforeAll(async () => {
    browser = await openBrowser();
    communeId = (await (await office('xa.ham-tan')).do(gateway.viewSession, {})).caller.unitId;
    address = `/communes/${communeId}`;
    if ((await theProvince()).today < '2021-01-05') await moveTo('2021-01-05');
  });
  afterAll(() => browser.close());

  it('a commune comes from the form of today to that of December, by the day that it chooses', () =>
    atScreen(browser, 'xa.ham-tan', async (screen) => {
      const { page } = screen;
      await screen.goto(address);
      await page.getByText('giai đoạn 2021-2025').first().waitFor();
      await asOf(screen).fill('31/12/2020');
      await page.getByText('Ngày 31/12/2020 theo bộ tiêu chí khác').waitFor();
      await screen.picture('january-other-set', { whole: false });
      await page.getByRole('link', { name: 'Mở bảng của ngày 31/12/2020' }).click();
      await page.getByText('giai đoạn 2016-2020').first().waitFor();
      expect([await page.getByLabel('Về ngày').inputValue(), await asOf(screen).inputValue()]).toEqual([
        '31/12/2020',
        '31/12/2020',
      ]);
    }));

  it('types it beside the form of today: each has its draft, and the one comes back when the day does', () =>
    atScreen(browser, 'xa.ham-tan', async (screen) => {
      const { page } = screen;
      await screen.goto(`${address}?on=2020-12-31`);
      await radio(page, 2, 'Chưa đạt').check();
      const saved = page.waitForResponse((one) => one.url().endsWith('/draft') && one.status() === 200);
      await criterion(page, 2).getByRole('button', { name: 'Thêm ghi chú' }).click();
      await criterion(page, 2).getByRole('textbox').fill(note);
      await saved;
      await page.getByText(/Đã lưu bản nháp lúc/).waitFor();
      await page.getByLabel('Về ngày').fill('');
      await page.getByText('giai đoạn 2021-2025').first().waitFor();
      expect(await page.getByText(note).count()).toBe(0);
      await page.getByLabel('Về ngày').fill('31/12/2020');
      await page.getByText('giai đoạn 2016-2020').first().waitFor();
      expect(await criterion(page, 2).getByRole('textbox').inputValue()).toBe(note);
      await page.reload();
      await page.getByText('giai đoạn 2016-2020').first().waitFor();
      expect(await criterion(page, 2).getByRole('textbox').inputValue()).toBe(note);
      await screen.picture('january-december');
      await screen.checkAccessible('january-december');
    }));

  it('says it, reads it again of that day, and has said nothing by the set of today', async () => {
    const params = { communeId, tier: 'NTM' } as const;
    const desk = await office('xa.ham-tan');
    const before = await desk.do(criteria.viewCommune, { params });
    const version = (before.history[0]?.version ?? 0) + 1;
    await atScreen(browser, 'xa.ham-tan', async (screen) => {
      const { page } = screen;
      await screen.goto(`${address}?on=2020-12-31`);
      await page.getByRole('button', { name: `Ghi thành phiên bản ${version}` }).click();
      await page.getByRole('button', { name: `Ghi thành phiên bản ${version + 1}` }).waitFor();
      await page.reload();
      await page.getByText(`Phiên bản ${version}`, { exact: true }).waitFor();
      expect(await radio(page, 2, 'Chưa đạt').isChecked()).toBe(true);
      await page.getByRole('link', { name: 'Số liệu chỉ tiêu' }).click();
      expect(await page.getByLabel('Về ngày').inputValue()).toBe('31/12/2020');
    });
    const then = await desk.do(criteria.viewCommune, { params, query: { on: '2020-12-31' } });
    expect(then.current).toMatchObject({ version, asOf: '2020-12-31', criteriaSet: then.set.id });
    expect(then.current?.results.find((one) => one.criterion === 2)).toMatchObject({ state: 'missing', note });
    const now = await desk.do(criteria.viewCommune, { params });
    expect(now).toMatchObject({ on: (await theProvince()).today, current: before.current });
    expect(now.set.id).not.toBe(then.set.id);
    expect(now.history[0]).toMatchObject({ version, criteriaSet: then.set.id });
    const day = await desk.do(criteria.viewCommune, { params, query: { on: '2020-12-30' } });
    expect(day.current?.version).not.toBe(version);
  });

  it('is told on a telephone that no set was in force on a day long ago', () =>
    atScreen(
      browser,
      'xa.ham-tan',
      async (screen) => {
        screen.expectRefusal(404, /\/tiers\/NTM/);
        await screen.goto(`${address}?on=1990-01-01`);
        await screen.page.getByText('Ngày này chưa có bộ tiêu chí').waitFor();
        await screen.picture('january-no-set');
        await screen.goto(`${address}?on=2020-12-31`);
        await screen.page.getByText('giai đoạn 2016-2020').first().waitFor();
        await screen.picture('january-december-phone');
      },
      { size: 'phone', dark: true },
    ));
});
