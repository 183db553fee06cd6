import type { Browser } from 'playwright-core';
import { office } from '../src/api';
import { atScreen, openBrowser, type Screen } from '../src/browser';
import { communeNamed } from '../src/province';
import { criteria } from '../src/routes';

const setId = 'xa-ntm-2016-2020';
/** The last day of the period: no other journey gets there. */
const firstDay = '31/12/2020';

/** The province asks more of the nation's set than the nation: two persons, and from its day on. */
describe('A criteria set', () => {
  let browser: Browser;
  let draft = '';

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('is copied, tightened in one threshold, not loosened, tried and submitted by the coordination office', () =>
    atScreen(browser, 'vpdp', async (screen) => {
      const { page } = screen;
      await screen.goto('/criteria-sets');
      await page.getByText('chưa rõ tiêu chí').first().waitFor();
      await screen.picture('criteria-sets');
      await screen.checkAccessible();
      await screen.goto(`/criteria-sets/${setId}/versions/1`);
      await page.getByText('≥ 50 triệu đồng/người/năm (ĐBSCL)').waitFor();
      await screen.picture('criteria-set');
      await screen.checkAccessible();
      await page.getByRole('button', { name: 'Chép để soạn bản mới' }).click();
      await page.getByLabel('Số, tên quyết định của tỉnh').fill('Quyết định 01/QĐ-UBND (diễn tập)');
      await page.getByLabel('Ngày ký').fill('15/6/2020');
      await page.getByLabel('Áp dụng từ ngày').fill(firstDay);
      await page.getByLabel('Chỉ tiêu', { exact: true }).selectOption('10');
      await page.getByRole('button', { name: 'Quy định chỉ tiêu này' }).click();
      await page.getByLabel('Vùng').selectOption('ĐBSCL');
      await page.getByLabel(/^Ngưỡng/).fill('49,5');
      await page.getByLabel('Điều, khoản', { exact: true }).fill('Điều 2');
      await page.getByRole('button', { name: 'Lưu dự thảo' }).click();
      await page.getByRole('alert').getByText('yêu cầu ≥ 50 (ĐBSCL)').waitFor();
      expect(await page.getByRole('button', { name: 'Trình duyệt' }).isDisabled()).toBe(true);
      await screen.picture('set-draft-fault');
      await screen.checkAccessible('set-draft-fault');
      await page.getByLabel(/^Ngưỡng/).fill('53');
      await page.getByRole('button', { name: 'Lưu dự thảo' }).click();
      await page.getByRole('row', { name: /≥ 53 triệu đồng\/người\/năm \(ĐBSCL, tỉnh quy định\)/ }).waitFor();
      await page.getByRole('button', { name: 'Thử dự thảo' }).click();
      await page
        .getByText(/xã sẽ phải xác định lại/)
        .first()
        .waitFor();
      await screen.picture('set-draft-tried');
      await screen.checkAccessible();
      await page.getByRole('button', { name: 'Trình duyệt' }).click();
      await page.getByText('Không ai duyệt điều chính mình nhập').waitFor();
      draft = new URL(page.url()).pathname;
    }));

  it('is approved by another person, and in force from its day alone', async () => {
    await atScreen(
      browser,
      'chu-tich',
      async (screen: Screen) => {
        const { page } = screen;
        await screen.goto(draft);
        await page.getByRole('button', { name: 'Duyệt' }).waitFor();
        await screen.picture('set-draft-waiting');
        await screen.checkAccessible();
        expect(await screen.scrollsSideways()).toBe(false);
        await page.getByRole('button', { name: 'Duyệt' }).click();
        await page.getByText(new RegExp(`thành bản \\d+, áp dụng từ ${firstDay}`)).waitFor();
      },
      { size: 'phone' },
    );
    const vpdp = await office('vpdp');
    const { id: communeId } = await communeNamed('Long Hiệp');
    const params = { communeId, tier: 'NTM' as const };
    const askedOn = async (on: string) => {
      const { judgements } = await vpdp.do(criteria.viewJudgement, { params, query: { on } });
      return judgements[0]?.set.version;
    };
    const heads = await vpdp.do(criteria.listSetVersions, {});
    const newest = heads.filter(({ id }) => id === setId).at(-1);
    expect(newest).toMatchObject({ effective: { fromOn: '2020-12-31' }, proposalId: draft.split('/').at(-1) });
    expect([await askedOn('2020-12-30'), await askedOn('2020-12-31')]).toEqual([1, newest?.version]);
  });
});
