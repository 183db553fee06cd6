import type { Browser } from 'playwright-core';
import { readFileSync } from 'node:fs';
import { eventually, office } from '../src/api';
import { atScreen, openBrowser } from '../src/browser';
import { communeNamed, theProvince, viDate } from '../src/province';
import { criteria, culture, funding, poverty } from '../src/routes';

const paper = { document: 'Báo cáo', number: '01/BC-VPĐP (diễn tập)', date: '30/6/2020' };

/** An indicator of a share. */
const code = '16';
const ratio = { kind: 'ratio', numerator: '8', denominator: '10' } as const;

/** How the services of money, support and titles refuse a word on a day, which is never taken: nobody saw its version. */
async function closedElsewhere(asOf: string): Promise<string[]> {
  const said = { asOf, seenVersion: 999 };
  const { holdings } = await (await office('van-hoa')).do(culture.listHoldings, {});
  const line = { year: 2020, programme: 'newRural', fundingSource: 'credit', measure: 'mobilised' };
  const calls = [
    ['tai-chinh', funding.recordFunds, line, { amount: '1' }],
    ['giam-ngheo', poverty.recordSupport, { year: 2020, policy: 'covidSupport', measure: 'paid' }, { count: 1 }],
    [
      ...(['van-hoa', culture.recordHolders] as const),
      { unitId: holdings[0]?.unitId, title: holdings[0]?.title },
      { holders: 1, universe: 2 },
    ],
  ] as const;
  return Promise.all(
    calls.map(async ([account, route, params, body]) => {
      const { problem } = await (await office(account)).refused(route, { params, body: { ...said, ...body } });
      return problem.type;
    }),
  );
}

/** A report is sent: what it said is closed, opened again by another person, and taken home as files. */
describe('Closed figures', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('are closed by the office with the paper, and the commune is told at the form and refused with the remedy', async () => {
    await atScreen(browser, 'vpdp', async (screen) => {
      const { page } = screen;
      await screen.goto('/year?year=2020');
      await page.getByText('Chưa chốt ngày nào').waitFor();
      await page.getByRole('button', { name: 'Chốt số liệu…' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Chốt', exact: true }).click();
      await dialog.getByRole('link', { name: /Số, ký hiệu/ }).waitFor();
      await dialog.getByLabel('Chốt đến hết ngày').fill('31/3/2020');
      await dialog.getByLabel('Loại văn bản').fill(paper.document);
      await dialog.getByLabel('Số, ký hiệu').fill(paper.number);
      await dialog.getByLabel('Ngày ký').fill(paper.date);
      await screen.picture('closing-form', { whole: false });
      await page.evaluate('scrollTo(0, 0)'); // nothing of the page lies half below its head
      await screen.checkAccessible('closing-form');
      await dialog.getByRole('button', { name: 'Chốt', exact: true }).click();
      await page.getByText('Số liệu đến hết ngày 31/3/2020 đã chốt.').waitFor();
      await page.getByText('Không ai mở lại điều chính mình đã chốt').waitFor();
      await page.getByText(`Chốt ngày ${viDate((await theProvince()).today)}: bạn`).waitFor();
      expect(await page.getByRole('button', { name: 'Mở lại…' }).isDisabled()).toBe(true);
      await page.getByRole('heading', { name: 'Chốt số liệu', exact: true }).scrollIntoViewIfNeeded();
      await screen.picture('closing-stands', { whole: false });
      await page.evaluate('scrollTo(0, 0)');
      await screen.checkAccessible('closing-stands');
    });
    const { id: communeId } = await communeNamed('Hàm Tân');
    const desk = await office('xa.ham-tan');
    const body = {
      ...{ criteriaSet: 'xa-ntm-2016-2020', asOf: '2020-03-31' },
      figures: [{ indicator: '1.1', value: { kind: 'yesNo', yes: true } as const, seenVersion: 0 }],
    };
    const { problem } = await desk.refused(criteria.recordFigures, { params: { communeId, tier: 'NTM' }, body });
    expect(problem).toMatchObject({
      type: '/problems/figures-closed',
      errors: [{ pointer: '/asOf', detail: expect.stringContaining('01/BC-VPĐP (diễn tập)') }],
    });
    await atScreen(browser, 'xa.ham-tan', async (screen) => {
      const { page } = screen;
      await screen.goto(`/communes/${communeId}/figures?tier=NTM`);
      await page.getByLabel('Số liệu tính đến ngày').fill('31/3/2020');
      await page.getByText('Số liệu đến hết ngày 31/3/2020 đã chốt; ghi ngày sau đó.').waitFor();
      await screen.picture('closing-note', { whole: false });
    });
  });

  it('hold money, support and titles as well: whoever keeps them is told at the form, and refused with the reason', async () => {
    await eventually('every service is told of the closing', async () =>
      (await closedElsewhere('2020-03-31')).every((type) => type === '/problems/figures-closed'),
    );
    expect(await closedElsewhere('2020-04-01')).not.toContain('/problems/figures-closed');
    await atScreen(browser, 'tai-chinh', async (screen) => {
      const { page } = screen;
      screen.expectRefusal(409, /\/records$/);
      await screen.goto('/funding');
      const form = page.getByRole('form', { name: 'Ghi số liệu mới' });
      await form.getByLabel(/^Kế hoạch vốn/).fill('105.372');
      await form.getByLabel(/^Đã giải ngân/).fill('1');
      await form.getByLabel('Tính đến').fill('31/3/2020');
      await form.getByText('Số liệu đến hết ngày 31/3/2020 đã chốt; ghi ngày sau đó.').waitFor();
      await form.getByRole('button', { name: /^Ghi thành bản/ }).click();
      await form
        .getByText(`Số liệu đến ngày 31/3/2020 đã chốt theo ${paper.document} ${paper.number}`)
        .first()
        .waitFor();
      await form.getByLabel('Tính đến').scrollIntoViewIfNeeded();
      await screen.picture('closing-funding', { whole: false });
      await screen.checkAccessible('closing-funding');
    });
    await atScreen(
      browser,
      'giam-ngheo.ham-tan',
      async (screen) => {
        const { page } = screen;
        await screen.goto('/poverty/households');
        await page.getByRole('button', { name: 'Ghi hộ vào sổ' }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByLabel('Từ ngày').fill('1/1/2020');
        await dialog.getByText('Số liệu đến hết ngày 31/3/2020 đã chốt; ghi ngày sau đó.').scrollIntoViewIfNeeded();
        await screen.picture('closing-household', { whole: false });
      },
      { size: 'phone' },
    );
  });

  it('are opened again by the chairman’s office, for a reason that stays on record', async () => {
    await atScreen(browser, 'chu-tich', async (screen) => {
      const { page } = screen;
      await screen.goto('/year?year=2020');
      await page.getByRole('button', { name: 'Mở lại…' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Lý do').fill('xã báo nhầm số hộ (diễn tập)');
      await dialog.getByRole('button', { name: 'Mở lại', exact: true }).click();
      await page.getByText('Chưa chốt ngày nào').waitFor();
      await page.getByText('xã báo nhầm số hộ (diễn tập)').waitFor();
      await screen.picture('closing-opened', { whole: false });
    });
    const seen = await (await office('nguoi-dan')).do(criteria.viewFigureClosings, {});
    expect(seen).toMatchObject({
      closedUntil: null,
      closings: [{ until: '2020-03-31', opened: { role: 'chairmanOffice' } }],
    });
    await eventually(
      'every service is told of the opening',
      async () => !(await closedElsewhere('2020-03-31')).includes('/problems/figures-closed'),
    );
  });

  it('go home as files that the worker writes, and a link leads to them when it is done', async () => {
    const { id: communeId } = await communeNamed('Lương Hòa');
    const desk = await office('xa.luong-hoa');
    const params = { communeId, tier: 'NTM' } as const;
    const sheet = await desk.do(criteria.viewFigures, { params });
    const seenVersion = sheet.figures.find(({ indicator }) => indicator === code)?.versions[0]?.version ?? 0;
    await desk.do(criteria.recordFigures, {
      params,
      body: {
        ...{ criteriaSet: sheet.criteriaSet, asOf: sheet.on },
        figures: [{ indicator: code, value: ratio, seenVersion }],
      },
    });
    await atScreen(browser, 'vpdp', async (screen) => {
      const { page } = screen;
      await screen.goto('/figures/export');
      await page.getByText('Bạn chưa xuất lần nào').waitFor();
      await page.getByLabel('Từ ngày').fill('1/1/2016');
      await page.getByRole('button', { name: 'Lập tệp' }).click();
      await page.getByText('Xong', { exact: true }).waitFor({ timeout: 60_000 });
      await screen.picture('export-ready');
      await screen.checkAccessible('export-ready');
      const [saved] = await Promise.all([
        page.waitForEvent('download'),
        page
          .getByRole('button', { name: /so-lieu-NTM-.*\.xlsx/ })
          .first()
          .click(),
      ]);
      expect(
        readFileSync(await saved.path())
          .subarray(0, 2)
          .toString(),
      ).toBe('PK');
      await page.getByRole('button', { name: 'Xóa tệp' }).click();
      await page.getByText('Đã bỏ').waitFor();
    });
  });
});
