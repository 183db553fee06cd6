import type { Browser } from 'playwright-core';
import { eventually, office, Refused } from '../src/api';
import { atScreen, openBrowser, type Screen } from '../src/browser';
import { criteria, gateway } from '../src/routes';

/** Income: one amount, of which the nation asks 50 million here; no other journey enters it. */
const code = '10';
const name = 'Hàm Tân';

const tile = ({ page }: Screen) => page.getByRole('link', { name: new RegExp(`^Xã ${name}:|^${name}:`) }).first();

/** What is known is read from the province down to the article, decided where it is open, and asked otherwise on trial. */
describe('Reading the criteria', () => {
  let browser: Browser;
  let communeId: string;

  beforeAll(async () => {
    browser = await openBrowser();
    const commune = await office('xa.ham-tan');
    communeId = (await commune.do(gateway.viewSession, {})).caller.unitId;
    const params = { communeId, tier: 'NTM' } as const;
    const sheet = await eventually('criteria knows the commune', () =>
      commune.do(criteria.viewFigures, { params }).catch((error: unknown) => {
        if (error instanceof Refused) return undefined;
        throw error;
      }),
    );
    const seenVersion = sheet.figures.find(({ indicator }) => indicator === code)?.versions[0]?.version ?? 0;
    const figures = [{ indicator: code, value: { kind: 'amount' as const, value: '48.5' }, seenVersion }];
    await commune.do(criteria.recordFigures, {
      params,
      body: { criteriaSet: sheet.criteriaSet, asOf: sheet.on, figures },
    });
  });
  afterAll(() => browser.close());

  it('goes from the picture of the province to one commune, its figure and the article', () =>
    atScreen(browser, 'nguoi-dan', async (screen) => {
      const { page } = screen;
      await screen.goto('/province/judgements');
      await tile(screen).waitFor();
      await screen.picture('reading-province');
      await screen.checkAccessible('reading-province');

      await page
        .getByRole('link', { name: /xã, xem từng xã/ })
        .first()
        .click();
      await page.getByRole('button', { name: 'Bỏ các bộ lọc' }).click();

      await page.locator('[data-tile][tabindex="0"]').focus();
      await page.keyboard.press('ArrowRight');
      const second = await page.evaluate<string>('document.activeElement.getAttribute("href")');
      await page.keyboard.press('ArrowLeft');
      expect(await page.evaluate<string>('document.activeElement.getAttribute("href")')).not.toBe(second);

      await tile(screen).focus();
      await page.keyboard.press('Enter');
      const criterion = page.locator('#NTM10');
      await criterion.locator('summary').click();
      await criterion.getByText('48,5').first().waitFor();
      await criterion.getByText('≥ 50').first().waitFor();
      await criterion.getByText('Quyết định 1980/QĐ-TTg').first().waitFor();
      await screen.picture('reading-judgement');
      await screen.checkAccessible('reading-judgement');
    }));

  it('reads the same by the units of today, on a telephone', () =>
    atScreen(
      browser,
      'nguoi-dan',
      async (screen) => {
        const { page } = screen;
        await screen.goto('/province/judgements?units=2025-07-01');
        await tile(screen).waitFor();
        await page.getByRole('button', { name: 'Xem dạng bảng' }).first().click();
        await page.locator('tr', { hasText: name }).getByText('/19').first().waitFor();
        await screen.picture('reading-today');
        await screen.checkAccessible();
        expect(await screen.scrollsSideways()).toBe(false);
      },
      { size: 'phone' },
    ));

  it('leaves what is open to a decision with evidence, and lets it be taken back', () =>
    atScreen(browser, 'vpdp', async (screen) => {
      const { page } = screen;
      await screen.goto(`/communes/${communeId}/judgement?tier=KIEU_MAU`);
      const criterion = page.locator('#KIEU_MAU1');
      await criterion.locator('summary').click();
      await criterion.getByRole('button', { name: 'Quyết định…' }).first().click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('Đạt', { exact: true }).click();
      await dialog.getByLabel('Lý do').fill('Diễn tập: đã kiểm tra tại xã');
      await dialog.getByRole('button', { name: 'Quyết định', exact: true }).click();
      await dialog.getByText('Phải nêu ít nhất một minh chứng').first().waitFor();
      await screen.picture('decision-refused', { whole: false });
      await screen.checkAccessible('decision-refused');
      await dialog.getByLabel('Minh chứng').fill('12/BB (diễn tập)');
      await dialog.getByRole('button', { name: 'Quyết định', exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
      await criterion.getByText('Quyết định: đạt').first().waitFor();
      await criterion.getByText('12/BB (diễn tập)').first().waitFor();
      await screen.picture('decision');
      await screen.checkAccessible('decision');

      await criterion.getByRole('button', { name: 'Rút quyết định' }).first().click();
      await dialog.getByLabel('Lý do').fill('Diễn tập: nhầm xã');
      await dialog.getByRole('button', { name: 'Rút quyết định' }).click();
      await dialog.waitFor({ state: 'detached' });
      await criterion
        .getByText(/quyết định khác/)
        .first()
        .click();
      await criterion.getByText('Đã rút quyết định').first().waitFor();
    }));

  it('takes a figure back for a reason', () =>
    atScreen(browser, 'xa.ham-tan', async (screen) => {
      const { page } = screen;
      await screen.goto(`/communes/${communeId}/figures`);
      const entry = page.locator(`[id="indicator-${code}"]`);
      await entry.getByRole('button', { name: 'Rút số liệu' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Rút số liệu' }).click();
      await dialog.getByText('Cần điền ô này').first().waitFor();
      await dialog.getByLabel('Lý do').fill('Diễn tập: nhầm năm');
      await screen.picture('figure-taken-back', { whole: false });
      await dialog.getByRole('button', { name: 'Rút số liệu' }).click();
      await dialog.waitFor({ state: 'detached' });
      await entry.getByText('đã rút').first().waitFor();
    }));

  it('tries a draft with an indicator of the province’s own, and sees which communes would turn', () =>
    atScreen(browser, 'vpdp', async (screen) => {
      const { page } = screen;
      await screen.goto('/criteria-sets');
      await page.getByText('Đang áp dụng').first().waitFor();
      await screen.goto('/criteria-sets/xa-ntm-2016-2020/versions/1');
      await page.getByRole('button', { name: 'Chép để soạn bản mới' }).click();
      await page.getByLabel('Số, tên quyết định của tỉnh').fill('Quyết định 02/QĐ-UBND (diễn tập)');
      await page.getByRole('button', { name: 'Thêm chỉ tiêu' }).click();
      await page.getByLabel('Thuộc tiêu chí').selectOption('16');
      await page.getByLabel('Mã chỉ tiêu').fill('TV.1');
      await page.getByLabel('Tên chỉ tiêu').fill('Tỷ lệ ấp có nhà văn hóa (diễn tập)');
      await page.getByLabel('Ngưỡng (%)').fill('80');
      await page.getByText('Áp dụng với:').click();
      await page.getByLabel('Chỉ năm').fill('2020');
      await page.getByLabel('Điều, khoản', { exact: true }).fill('Điều 3');
      await page.getByRole('button', { name: 'Lưu dự thảo' }).click();
      await page.getByRole('row', { name: /TV\.1 Tỷ lệ ấp có nhà văn hóa/ }).waitFor();
      await screen.picture('set-draft-added');
      await screen.checkAccessible('set-draft-added');
      await page.getByRole('button', { name: 'Thử dự thảo' }).click();
      await page.getByText(/xã sẽ đổi kết quả/).waitFor();
      await page
        .getByText(/xã sẽ phải xác định lại/)
        .first()
        .waitFor();
      await screen.picture('set-trial');
      await screen.checkAccessible('set-trial');
    }));
});
