import type { YearView } from '@langmoi/contracts/year';
import type { Browser } from 'playwright-core';
import { office } from '../src/api';
import { atScreen, openBrowser } from '../src/browser';
import { communeNamed } from '../src/province';
import { criteria } from '../src/routes';

/** The day of the report that says how far the 13 and the 21 have come, by what was known on it. */
const reported = { on: '2020-08-06', knownOn: '2020-08-06' };
const paper = { document: 'Quyết định', number: '01/QĐ-UBND (diễn tập)', date: '2020-06-30' };

const said = ({ targets }: YearView, key: string) => {
  const count = targets.find((target) => target.key === key)?.counts.find(({ by }) => by === 'said');
  return count && [count.numerator, count.denominator];
};

/** The heading of a target, marked or not as resting on a rehearsal. */
const titled = (title: string) => new RegExp(`^${title}(?: số liệu diễn tập)?$`);

/** The plan of 2020 with its lists and targets, and a list of a year that is rehearsed. */
describe('A year of the province', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('shows 13, 21 and 9 communes and 35 hamlets, and opens a number to its communes', () =>
    atScreen(browser, 'vpdp', async (screen) => {
      const { page } = screen;
      await screen.goto(`/year?year=2020&on=${reported.on}&knownOn=${reported.knownOn}`);
      for (const title of [
        '13 xã đạt nông thôn mới',
        '21 xã đạt nông thôn mới nâng cao',
        '9 xã đạt nông thôn mới kiểu mẫu',
        '35 ấp nông thôn mới kiểu mẫu',
      ])
        await page.getByRole('heading', { name: titled(title) }).waitFor();
      await page.getByText('02/13 xã đạt 19 tiêu chí').waitFor();
      await screen.picture('year-2020');
      await page.getByRole('link', { name: 'Mở 2/13 đủ theo báo cáo' }).click();
      const rows = page.getByRole('region', { name: /13 xã đạt nông thôn mới/ });
      await rows.getByRole('row', { name: /Hàm Tân/ }).waitFor();
      expect(await rows.getByRole('row').count()).toBe(1 + 2);
      await page.getByRole('link', { name: /Chưa đạt \(11\)/ }).click();
      await rows
        .getByRole('row', { name: /Tân Hiệp/ })
        .getByText('thiếu tiêu chí 1, 5, 9, 11, 16, 17, 19')
        .waitFor();
      await screen.picture('year-rows');
      await screen.checkAccessible('year-rows');
    }));

  it('has come further on a later day, and says who must be raised once the next set is in force', async () => {
    const reader = await office('nguoi-dan');
    const on = (query: { on: string; knownOn?: string }) =>
      reader.do(criteria.viewYear, { params: { year: 2020 }, query });
    expect((await on({ on: '2020-03-31' })).targets).toEqual([]); // the plan was not there yet
    expect(said(await on(reported), 'communes-ntm')).toEqual([2, 13]);
    expect(said(await on(reported), 'communes-advanced')).toEqual([4, 21]);
    expect(said(await on(reported), 'hamlets-model')).toEqual([0, 35]);
    expect(said(await on({ on: '2021-09-30' }), 'hamlets-model')).toEqual([5, 35]);
    const query = { tier: 'NTM', from: '2020-08-06', on: '2022-06-30' } as const;
    const { raise } = await reader.do(criteria.viewSlippage, { query });
    expect(raise.rows.length).toBeGreaterThanOrEqual(57);
  });

  it('takes in a list by a paper of the province, with every error at its field', () =>
    atScreen(browser, 'vpdp', async (screen) => {
      const { page } = screen;
      await screen.goto('/year?year=2021');
      await page.getByRole('button', { name: 'Ghi thay đổi danh sách: Nông thôn mới', exact: true }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Ghi danh sách' }).click();
      await dialog.getByRole('link', { name: /Số, ký hiệu/ }).waitFor();
      await dialog.getByText('Chọn ít nhất một xã để thêm hoặc đưa ra').first().waitFor();
      await screen.picture('year-list-refused', { whole: false });
      await screen.checkAccessible('year-list-refused');
      await dialog.getByLabel('Loại văn bản').fill(paper.document);
      await dialog.getByLabel('Số, ký hiệu').fill(paper.number);
      await dialog.getByLabel('Ngày ký').fill('30/6/2020');
      await dialog.getByLabel('Tìm xã').fill('an quang huu');
      await dialog.getByRole('checkbox', { name: /An Quảng Hữu/ }).check();
      await dialog.getByRole('button', { name: 'Ghi danh sách' }).click();
      await page.getByRole('heading', { name: 'Nông thôn mới: 1 xã' }).waitFor();
      await page.getByText('Quyết định 01/QĐ-UBND (diễn tập)').first().waitFor();
      await screen.picture('year-2021');
    }));

  it('refuses whoever is not the coordination office, and keeps who was struck off with the reason', async () => {
    const params = { year: 2021, tier: 'NTM' } as const;
    const { id } = await communeNamed('Hàm Tân');
    const desk = await office('vpdp');
    const { lists } = await desk.do(criteria.viewYear, { params: { year: 2021 }, query: {} });
    const seenVersion = lists.find(({ tier }) => tier === 'NTM')?.version ?? 0;
    const body = { seenVersion, asOf: '2020-06-30', paper, reason: null, add: [id], strike: [] };
    const refused = await (await office('so.y-te')).refused(criteria.changeRegistrations, { params, body });
    expect(refused.problem.type).toBe('/problems/not-permitted');
    const longer = await desk.do(criteria.changeRegistrations, { params, body });
    expect(longer.communes.map(({ communeId }) => communeId)).toContain(id);
    const striking = { seenVersion: longer.version, reason: 'chuyển sang năm sau (diễn tập)', add: [], strike: [id] };
    const shorter = await desk.do(criteria.changeRegistrations, { params, body: { ...body, ...striking } });
    expect(shorter.communes).toHaveLength(longer.communes.length - 1);
    expect(shorter.struck).toMatchObject([{ communeId: id, rehearsal: true }]);
    const content = {
      measure: { kind: 'communes', tier: 'NTM' },
      number: 1,
      dueOn: '2021-12-31',
      wording: null,
    } as const;
    const target = { seenVersion: 0, asOf: '2020-06-30', paper, reason: null, content };
    await desk.do(criteria.recordTarget, { params: { year: 2021, key: 'communes-ntm' }, body: target });
    await atScreen(browser, 'so.y-te', async (screen) => {
      const { page } = screen;
      await screen.goto('/year?year=2021');
      await page.getByRole('heading', { name: titled('1 xã đạt nông thôn mới') }).waitFor();
      await page.getByText('chuyển sang năm sau (diễn tập)').first().waitFor();
      expect(await page.getByRole('button', { name: /Ghi thay đổi danh sách/ }).count()).toBe(0);
      await screen.checkAccessible('year-2021');
    });
  });
});
