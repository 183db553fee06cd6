import type { Browser, Request } from 'playwright-core';
import { office } from '../src/api';
import { atScreen, openBrowser, type Screen } from '../src/browser';
import { criteria, gateway } from '../src/routes';

/** Văn hóa: one indicator, a share that must reach 70 %, led by one department. */
const code = '16';
const commands = '**/api/criteria/communes/*/tiers/*/figures';

const isCommand = (request: Request) => request.method() === 'POST' && request.url().endsWith('/figures');

/** An indicator on the sheet of a commune. */
const entry = ({ page }: Screen) => page.locator(`[id="indicator-${code}"]`);

/** A commune enters figures, its department confirms them, everybody reads what follows and why. */
describe('Figures of indicators', () => {
  let browser: Browser;
  let communeId: string;

  beforeAll(async () => {
    browser = await openBrowser();
    communeId = (await (await office('xa.ham-tan')).do(gateway.viewSession, {})).caller.unitId;
  });
  afterAll(() => browser.close());

  it('are refused at their field, survive a lost line and a reload, and go out once', () =>
    atScreen(browser, 'xa.ham-tan', async (screen) => {
      const { page } = screen;
      await screen.goto(`/communes/${communeId}/figures`);
      const [part, whole] = [entry(screen).getByRole('textbox').nth(0), entry(screen).getByRole('textbox').nth(1)];
      await part.fill('1.187,69');
      await whole.fill('1.000');
      await page.getByRole('button', { name: 'Gửi 1 số liệu' }).click();
      await entry(screen).getByText('Tử số không thể lớn hơn mẫu số').waitFor();
      await screen.picture('figures-refused');
      await screen.checkAccessible('figures-refused');
      await whole.fill('2.000');
      await entry(screen).getByText('59,38%').waitFor();

      await page.route(commands, (route) => (isCommand(route.request()) ? route.abort('aborted') : route.continue()));
      const first = page.waitForRequest(isCommand);
      await page.getByRole('button', { name: 'Gửi 1 số liệu' }).click();
      await page.getByText('tự gửi khi có mạng').waitFor();
      await page.reload();
      await page.getByText('tự gửi khi có mạng').waitFor();
      await page.unroute(commands);
      const again = page.waitForRequest(isCommand);
      expect((await again).headers()['idempotency-key']).toBe((await first).headers()['idempotency-key']);
      await page.getByText(/Đã gửi lúc/).waitFor();
      await entry(screen).getByText('59,38% (1.187,69/2.000)').first().waitFor();
    }));

  it('are brought back when they were thrown away, and what is wrong is listed as the sheet has it', () =>
    atScreen(browser, 'xa.ham-tan', async (screen) => {
      const { page } = screen;
      await screen.goto(`/communes/${communeId}/figures`);
      const part = entry(screen).getByRole('textbox').nth(0);
      const early = page.locator('[id="indicator-2.1"]').getByRole('textbox').nth(0);
      await part.fill('mười');
      await early.fill('một');
      await page.getByRole('button', { name: 'Gửi 2 số liệu' }).click();
      await page.getByText('Cần sửa 2 chỗ trước khi gửi: 2.1, 16').waitFor();
      await page.getByRole('button', { name: 'Bỏ' }).click();
      expect(await part.inputValue()).toBe('');
      await page.getByRole('button', { name: 'Lấy lại' }).click();
      expect([await part.inputValue(), await early.inputValue()]).toEqual(['mười', 'một']);
    }));

  it('of nothing have no rate: said at the field as they are typed, with what to do instead', () =>
    atScreen(browser, 'xa.ham-tan', async (screen) => {
      const { page } = screen;
      await screen.goto(`/communes/${communeId}/figures`);
      await entry(screen).getByRole('textbox').nth(0).fill('0');
      await entry(screen).getByRole('textbox').nth(1).fill('0');
      await entry(screen).getByText('Để trống nếu chưa có số liệu').waitFor();
      await entry(screen).scrollIntoViewIfNeeded();
      await screen.picture('figures-of-nothing', { whole: false });
      await screen.checkAccessible('figures-of-nothing');
      await page.getByRole('button', { name: 'Bỏ' }).click();
    }));

  it('are refused in sight where no set is in force, and have the sheet of any day', () =>
    atScreen(browser, 'xa.ham-tan', async (screen) => {
      const { page } = screen;
      screen.expectRefusal(404, /\/tiers\/NTM\/figures/);
      await screen.goto(`/communes/${communeId}/figures`);
      await entry(screen).getByRole('textbox').nth(0).fill('1');
      await entry(screen).getByRole('textbox').nth(1).fill('2');
      await page.getByLabel('Số liệu tính đến ngày').fill('1/1/1990');
      await page.getByRole('button', { name: 'Gửi 1 số liệu' }).click();
      const refusal = page.getByText('Không có bộ tiêu chí cho bậc này');
      await refusal.waitFor();
      const { y = -1 } = (await refusal.boundingBox()) ?? {};
      expect(0 < y && y < 768).toBe(true); // not above the foot at the end of a long page
      await screen.goto(`/communes/${communeId}/figures?on=2021-01-31`);
      await page.getByText('giai đoạn 2021-2025').first().waitFor();
    }));

  it('are confirmed by the department, the same of one commune and another value of the other', async () => {
    const neighbour = await office('xa.luong-hoa');
    const { unitId } = (await neighbour.do(gateway.viewSession, {})).caller;
    const params = { communeId: unitId, tier: 'NTM' } as const;
    const sheet = await neighbour.do(criteria.viewFigures, { params });
    const seenVersion = sheet.figures.find(({ indicator }) => indicator === code)?.versions[0]?.version ?? 0;
    const value = { kind: 'ratio', numerator: '8', denominator: '10' } as const;
    await neighbour.do(criteria.recordFigures, {
      params,
      body: { criteriaSet: sheet.criteriaSet, asOf: sheet.on, figures: [{ indicator: code, value, seenVersion }] },
    });
    await atScreen(browser, 'so.van-hoa-the-thao-du-lich', async (screen) => {
      const { page } = screen;
      await screen.goto('/confirmations?criterion=16');
      const row = (name: string) => page.getByRole('listitem').filter({ hasText: name });
      await row('Xã Lương Hòa').getByText('Đồng ý').waitFor();
      await row('Xã Lương Hòa').focus();
      await page.keyboard.press('y');
      await row('Xã Hàm Tân').focus();
      await page.keyboard.press('n');
      await row('Xã Hàm Tân').getByRole('textbox').nth(0).fill('1.100');
      await row('Xã Hàm Tân').getByRole('textbox').nth(1).fill('2.000');
      await page.getByRole('button', { name: 'Gửi 2 xác nhận' }).click();
      await row('Xã Hàm Tân').getByText('phải nêu lý do').waitFor();
      await row('Xã Hàm Tân').getByRole('textbox').nth(2).fill('Diễn tập: đo lại');
      await page.getByRole('button', { name: 'Gửi 2 xác nhận' }).click();
      await page.getByText('Đã ghi 2 xác nhận.').waitFor();
      await row('Xã Hàm Tân').getByText('55% (1.100/2.000)').waitFor();
      // a department may be wrong too: what it confirmed, it confirms anew
      await row('Xã Lương Hòa').focus();
      await page.keyboard.press('y');
      await page.getByRole('button', { name: 'Gửi 1 xác nhận' }).click();
      await page.getByText('Đã ghi 1 xác nhận.').waitFor();
      await screen.picture('confirmations');
      await screen.checkAccessible('confirmations');
    });
  });

  it('are judged down to threshold and text, without the words between officers for a citizen', () =>
    atScreen(browser, 'nguoi-dan', async (screen) => {
      const { page } = screen;
      await screen.goto(`/communes/${communeId}/judgement`);
      const criterion = page.locator('#NTM16');
      await criterion.locator('summary').focus();
      await page.keyboard.press('Enter');
      await criterion.getByText('55% (1.100/2.000)').waitFor();
      await criterion.getByText('≥ 70%').waitFor();
      await criterion.getByText('còn cách 15%').waitFor();
      await criterion.getByText('Quyết định 1980/QĐ-TTg').first().waitFor();
      expect(await criterion.getByText('Diễn tập: đo lại').count()).toBe(0);
      await screen.picture('judgement');
      await screen.checkAccessible('judgement');
      await page.getByRole('link', { name: 'Xem tất cả các xã của tỉnh' }).click();
      const cell = page.getByRole('row', { name: /^Hàm Tân/ }).locator('[data-no="16"]');
      expect(await cell.getAttribute('data-cell')).toBe('notMet');
      await screen.picture('judgements');
      await screen.checkAccessible('judgements');
    }));
});
