import type { ProgrammeFigure, ProgrammesView } from '@langmoi/contracts/reporting';
import type { Browser, Locator, Page } from 'playwright-core';
import type { z } from 'zod';
import { eventually, office } from '../src/api';
import { atScreen, openBrowser, type Screen } from '../src/browser';
import { plusDays, theProvince, viDate } from '../src/province';
import { culture, funding, poverty, reporting } from '../src/routes';

type Figure = z.infer<typeof ProgrammeFigure>;

/** What the report of 06/8/2020 says of money, poverty and culture, on its way from three services to one page. */
describe('The figures of the programmes', () => {
  let view: ProgrammesView;

  beforeAll(async () => {
    const { id: provinceId } = await theProvince();
    view = await (await office('kiem-toan')).do(reporting.viewProgrammes, { params: { provinceId } });
  });

  const statedOf = (figure: Figure | undefined) => figure?.stated?.value ?? null;
  const computedOf = (figure: Figure | undefined) => figure?.computed?.value ?? null;
  const readingsOf = (figure: Figure | undefined) => (figure?.stated?.readings ?? []).map(({ text }) => text.vi).join();
  const cell = (source: string, programme: string) =>
    view.mobilised.rows.find((row) => row.fundingSource === source)?.cells.find((one) => one.programme === programme);
  const disbursed = (programme: string, source: string) =>
    view.disbursed.find((row) => row.programme === programme && row.fundingSource === source);
  const support = (policy: string, measure = 'supported') =>
    view.supports.find((row) => row.policy === policy)?.measures.find((one) => one.measure === measure);

  it('keep the 0,3 that the row of integrated money loses, and say so', () => {
    const total = cell('integrated', 'all');
    expect(statedOf(total)).toBe('1.257.265 triệu đồng');
    expect(computedOf(total)).toContain('1.257.265,3');
    expect(total).toMatchObject({ agrees: false, difference: '-0,3 triệu đồng' });
    expect(cell('centralBudget', 'all')).toMatchObject({ agrees: true, difference: null });
  });

  it('hold both readings of the local budgets, and no zero where a cell is empty', () => {
    expect(readingsOf(cell('localBudget', 'newRural'))).toContain('XSKT');
    expect(statedOf(cell('localBudget', 'povertyReduction'))).toBe('3.535.174 triệu đồng');
    expect(readingsOf(cell('localBudget', 'povertyReduction'))).toContain('tín dụng');
    for (const { fundingSource } of view.mobilised.rows) {
      const movement = cell(fundingSource, 'culturalLife');
      expect([fundingSource, statedOf(movement), computedOf(movement)]).toEqual([fundingSource, null, null]);
    }
  });

  it('compute the rates of what was paid out, and show the one that the paper gives without numbers', () => {
    const central = disbursed('povertyReduction', 'centralBudget')?.rate;
    expect(central).toMatchObject({ agrees: true });
    expect(computedOf(central)).toContain('17,43');
    expect(disbursed('povertyReduction', 'centralRecurrent')?.rate).toMatchObject({ agrees: false });
    const newRural = disbursed('newRural', 'all');
    expect(newRural).toMatchObject({ planned: null, rate: { computed: null, agrees: null } });
    expect(statedOf(newRural?.rate)).toContain('36,75');
  });

  it('count each policy in its own unit, and leave unsaid what the paper does not say', () => {
    const units = new Set(view.supports.map(({ definition }) => definition.countingUnit));
    expect([...units].sort()).toEqual(['borrowings', 'cards', 'households', 'occurrences', 'persons']);
    expect(support('housingSupport')?.period?.vi).toContain('05 tháng');
    expect(statedOf(support('covidSupport', 'paid')?.count)).toContain('99.081');
    expect(statedOf(support('covidSupport', 'supportedElsewhere')?.count)).toContain('425');
    expect(statedOf(support('nationalLandSupport', 'planned')?.amount)).toBeNull();
    const rate = view.supports.find(({ policy }) => policy === 'covidSupport')?.rate ?? undefined;
    expect(rate).toMatchObject({ agrees: true });
    expect(computedOf(rate)).toContain('99,45');
  });

  it('show 75,08 % of the text beside the 75,04 % that 481 of 641 give', () => {
    const rows = view.titles.find(({ definition }) => definition.id === 'culturalHamletNewRural')?.rows ?? [];
    const province = rows.find(({ level }) => level === 'province');
    expect(province).toMatchObject({ universe: 641, holders: { agrees: true }, rate: { agrees: false } });
    expect(statedOf(province?.rate)).toContain('75,08');
    expect(computedOf(province?.rate)).toContain('75,04');
    const districts = rows.filter(({ level }) => level === 'district');
    expect(districts).toHaveLength(9);
    expect(districts.map(({ universe, rate }) => [universe, rate.computed])).toEqual(districts.map(() => [null, null]));
  });
});

/** The same on the screen. */
describe('The programmes on the province page', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  const at = (tab: string, work: (panel: Locator, screen: Screen) => Promise<void>) =>
    atScreen(browser, 'kiem-toan', async (screen) => {
      await screen.goto(`/province?tab=${tab}`);
      const panel = screen.page.getByRole('tabpanel');
      await panel.getByRole('table').first().waitFor();
      await work(panel, screen);
    });

  it('show the 0,3 where money does not add up, both readings, and what no cell says', () =>
    at('funding', async (panel, screen) => {
      const { page } = screen;
      await screen.readmePicture('programmes');
      const integrated = await panel.getByRole('row', { name: /^Vốn lồng ghép/ }).textContent();
      expect(integrated).toMatch(/1\.257\.265≠ tính ra 1\.257\.265,3 · chênh [-−]0,3.*chưa có số liệu/s);
      const local = panel.getByRole('row', { name: /^Ngân sách địa phương/ });
      await local.getByRole('button', { name: /3\.535\.174/ }).click();
      expect(await page.getByRole('dialog').textContent()).toMatch(/dòng 481.*tín dụng.*dòng 102/s);
      await page.keyboard.press('Escape');
      const rates = await panel.getByRole('table', { name: /^Giải ngân/ }).textContent();
      expect(rates).toMatch(/36,75.*chỉ nêu tỷ lệ.*17,43/s);
    }));

  it('show support in its own units, and the titles with the rate that the division gives', async () => {
    await at('poverty', async (panel) => {
      const text = await panel.textContent();
      expect(text).toMatch(/19\.240.*425\.532/s);
      expect(text).toMatch(/05 tháng/);
      expect(text).toMatch(/99\.626.*99\.081.*99,45/s);
    });
    await at('culture', async (panel) => {
      const text = await panel.textContent();
      expect(text).toMatch(/481.*75,08.*75,04/s);
      expect(text).toContain('641');
    });
  });
});

/** Each office enters one fact on its own page; the province sees it beside what the paper says. */
describe('A new fact', () => {
  let browser: Browser;
  let today: string;

  beforeAll(async () => {
    browser = await openBrowser();
    ({ today } = await theProvince());
  });
  afterAll(() => browser.close());

  /** The page of a service as an office sees it, with the form of a new fact. */
  const at = (account: string, path: string, work: (screen: Screen, form: Locator) => Promise<void>) =>
    atScreen(browser, account, async (screen) => {
      await screen.goto(path);
      const form = screen.page.getByRole('form', { name: 'Ghi số liệu mới' });
      await form.waitFor();
      await work(screen, form);
    });

  it('of the finance officer is refused above its plan and in the future, then waits for another one', () =>
    at('tai-chinh', '/funding', async (screen, form) => {
      const { page } = screen;
      await screen.picture('funding');
      await screen.checkAccessible('funding');
      await choose(form, {
        'Loại số liệu': 'Giải ngân',
        'Chương trình': 'Giảm nghèo bền vững',
        'Nguồn vốn': 'Ngân sách Trung ương',
      });
      await form.getByText(/^Đang là bản/).waitFor();
      const [paid, plan] = [form.getByLabel(/^Đã giải ngân/), form.getByLabel(/^Kế hoạch vốn/)];
      await plan.fill('105.372');
      await paid.fill('200.000');
      await form.getByLabel('Tính đến').fill(viDate(plusDays(today, 3)));
      await submit(form);
      expect(await paid.getAttribute('aria-invalid')).toBe('true');
      await form.getByText('Không thể lớn hơn toàn bộ').first().waitFor();
      await screen.picture('funding-refused');
      await paid.fill('52.686,5');
      await submit(form);
      await form.getByText('Ngày này chưa đến').first().waitFor();
      await form.getByLabel('Tính đến').fill(viDate(today));
      await submit(form);
      await form.getByText(/^Đã ghi bản \d+\./).waitFor();
      const waiting = page.getByRole('row').filter({ hasText: '52.686,5' }).first();
      expect(await waiting.textContent()).toMatch(/chờ duyệt.*52\.686,5.*do bạn ghi/is);
      for (const name of [/^Duyệt bản/, 'Từ chối'])
        expect(await waiting.getByRole('button', { name }).isDisabled()).toBe(true);
      await waiting.getByText(/một cán bộ tài chính khác phải duyệt/).waitFor();
      await screen.picture('funding-recorded');
      await screen.checkAccessible('funding-recorded');
    }));

  it('of the finance officer is a figure once another one has approved it, and stands beside the paper', () =>
    at('tai-chinh.truong', '/funding', async (screen) => {
      const { page } = screen;
      const waiting = page.getByRole('row').filter({ hasText: 'Chờ duyệt' }).filter({ hasText: '52.686,5' });
      await screen.picture('funding-approving');
      await waiting.getByRole('button', { name: /^Duyệt bản/ }).click();
      const row = page.getByRole('row').filter({ hasText: '52.686,5' }).filter({ hasText: '50 %' }).first();
      await row.waitFor();
      expect(await row.textContent()).toMatch(/105\.372.*50 %.*số liệu diễn tập/is);
      expect(await row.textContent()).toContain('18.366');
      await screen.picture('funding-approved');
      await screen.checkAccessible('funding-approved');
      await screen.goto('/province?tab=funding');
      await page.getByRole('heading', { level: 1, name: /Trà Vinh/ }).waitFor();
      await seen(page, /18\.366/, /52\.686,5/);
      await screen.picture('province-funding');
      await screen.checkAccessible('province-funding');
    }));

  it('of the poverty officer is refused above what was approved, then stands beside the paper', () =>
    at('giam-ngheo', '/poverty', async (screen, form) => {
      const { page } = screen;
      await screen.picture('poverty');
      await screen.checkAccessible('poverty');
      await choose(form, { 'Chính sách': /COVID-19/, 'Mức thực hiện': 'Đã chi' });
      const count = form.getByLabel('Số lượng (người)');
      await count.fill('99.627');
      await submit(form);
      expect(await count.getAttribute('aria-invalid')).toBe('true');
      await form.getByText('Không thể lớn hơn toàn bộ').first().waitFor();
      await count.fill('99.201');
      await form.getByLabel(/^Kinh phí/).fill('74.400,75');
      await submit(form);
      await form.getByText(/^Đã ghi bản \d+\./).waitFor();
      expect(await page.getByRole('row').filter({ hasText: '99.201' }).first().textContent()).toMatch(
        /số liệu diễn tập/i,
      );
      await followToProvince(page, form);
      await seen(page, /99\.081/, /99\.201/);
      await screen.picture('province-poverty');
      await screen.checkAccessible('province-poverty');
    }));

  it('of the culture officer is refused above its whole, then stands beside the paper', () =>
    at('van-hoa', '/culture', async (screen, form) => {
      const { page } = screen;
      await screen.picture('culture');
      await screen.checkAccessible('culture');
      await choose(form, { 'Danh hiệu': 'Ấp văn hóa, nông thôn mới', 'Đơn vị': /Trà Cú/ });
      const holders = form.getByLabel('Số đạt', { exact: true });
      await holders.fill('116');
      await form.getByLabel('Tổng số xét').fill('115');
      await submit(form);
      expect(await holders.getAttribute('aria-invalid')).toBe('true');
      await holders.fill('84');
      await submit(form);
      await form.getByText(/^Đã ghi bản \d+\./).waitFor();
      const row = page.getByRole('row').filter({ hasText: 'Trà Cú' }).filter({ hasText: 'diễn tập' }).first();
      expect(await row.textContent()).toMatch(/84.*80.*115.*73,04 %/s);
      await followToProvince(page, form);
      await seen(page, /75,08/, /84/);
      await screen.picture('province-culture');
      await screen.checkAccessible('province-culture');
    }));

  it('changes nothing of what the paper says', async () => {
    const desk = await office('kiem-toan');
    const { id: provinceId } = await theProvince();
    const view = await eventually('the facts are told', async () => {
      const now = await desk.do(reporting.viewProgrammes, { params: { provinceId } });
      return now.disbursed.some(({ disbursed }) => disbursed.rehearsal) && now;
    });
    const paid = view.disbursed.find(({ disbursed }) => disbursed.rehearsal);
    expect(paid?.disbursed.stated?.value).toBe('18.366 triệu đồng');
    expect(paid?.rate.computed?.value).toContain('17,43');
    const rows = view.titles.find(({ definition }) => definition.id === 'culturalHamletNewRural')?.rows ?? [];
    expect(rows.find(({ level }) => level === 'province')?.holders).toMatchObject({ agrees: true });
  });

  it('is closed to whoever may not enter it, and the page says who may', async () => {
    for (const path of ['/funding', '/poverty', '/culture']) {
      await atScreen(browser, 'kiem-toan', async (screen) => {
        await screen.goto(path);
        const button = screen.page.getByRole('button', { name: 'Ghi số mới', exact: true });
        await button.waitFor();
        expect([path, await button.isDisabled()]).toEqual([path, true]);
        await screen.page.getByText(/^Chỉ .* của tỉnh ghi được số liệu ở đây/).waitFor();
      });
    }
  });

  it('is refused by the service too, to every office but its own', async () => {
    const said = { asOf: today, seenVersion: 1 };
    const line = { year: 2020, programme: 'newRural', fundingSource: 'all', measure: 'mobilised' };
    const { holdings } = await (await office('van-hoa')).do(culture.listHoldings, {});
    const calls = {
      'tai-chinh': [funding.recordFunds, line, { ...said, amount: '1' }],
      'giam-ngheo': [
        poverty.recordSupport,
        { year: 2020, policy: 'covidSupport', measure: 'paid' },
        { ...said, count: 1 },
      ],
      'van-hoa': [
        culture.recordHolders,
        { unitId: holdings[0]?.unitId, title: holdings[0]?.title },
        { ...said, holders: 1, universe: 2 },
      ],
    } as const;
    for (const [owner, [route, params, body]] of Object.entries(calls)) {
      for (const account of [...Object.keys(calls), 'vpdp', 'chu-tich', 'van-hanh'].filter((one) => one !== owner)) {
        const { problem } = await (await office(account)).refused(route, { params, body });
        expect([account, route.path, problem.type]).toEqual([account, route.path, '/problems/not-permitted']);
      }
    }
  });
});

async function choose(form: Locator, choices: Record<string, string | RegExp>): Promise<void> {
  for (const [label, choice] of Object.entries(choices)) {
    const field = form.getByLabel(label, { exact: true });
    if (typeof choice === 'string') await field.selectOption({ label: choice });
    else
      await field.selectOption(await field.locator('option').filter({ hasText: choice }).first().getAttribute('value'));
  }
}

const submit = (form: Locator) => form.getByRole('button', { name: /^Ghi thành bản/ }).click();

async function followToProvince(page: Page, form: Locator): Promise<void> {
  await form.getByRole('link', { name: 'Xem ở trang toàn tỉnh' }).click();
  await page.getByRole('heading', { level: 1, name: /Trà Vinh/ }).waitFor();
}

/** The paper's figure, and beside it what was just entered, marked; it takes a moment from service to service. */
async function seen(page: Page, paper: RegExp, entered: RegExp): Promise<void> {
  const panel = page.getByRole('tabpanel');
  const place = panel
    .locator('td, li')
    .filter({ hasText: /diễn tập/i })
    .filter({ hasText: entered });
  await eventually(`${entered.source} is told`, async () => {
    if (await place.count()) return true;
    await page.reload();
    await panel.getByRole('table').first().waitFor();
    return false;
  });
  await panel.getByText(paper).first().waitFor();
}
