import type { Browser } from 'playwright-core';
import { eventually, office } from '../src/api';
import { atScreen, openBrowser, type Screen } from '../src/browser';
import { paper } from '../src/paper';
import { theProvince, units } from '../src/province';
import { criteria, directory, gateway } from '../src/routes';

const set = 'huyen-ntm-2016-2020';
const tier = 'NTM';
const reviewer = 'huyen.tra-cu';
/** Môi trường: a report says of Trà Cú as a whole that it is not met. */
const criterion = 7;
const leader = { account: 'so.tai-nguyen-moi-truong', name: 'Sở Tài nguyên và Môi trường' };
const figures = [
  { indicator: '7.1', value: { kind: 'yesNo', yes: true } },
  { indicator: '7.2', value: { kind: 'ratio', numerator: '40', denominator: '40' } },
] as const;
/** A file is sent and checked on a machine that may be busy. */
const patiently = { timeout: 60_000 };

const entry = ({ page }: Screen, code: string) => page.locator(`[id="indicator-${code}"]`);

/** A district says what is its own, its department confirms it, and the province reads what follows and decides the rest. */
describe('A district of the province', () => {
  let browser: Browser;
  let unitId: string;

  beforeAll(async () => {
    browser = await openBrowser();
    unitId = (await (await office(reviewer)).do(gateway.viewSession, {})).caller.unitId;
    const { id: provinceId, today } = await theProvince();
    const administrator = await office('quan-tri');
    const offices = await administrator.do(directory.listOrganisations, { params: { provinceId } });
    const organisationId = offices.find(({ name }) => name === leader.name)?.id ?? '';
    const decision = { number: '31/QĐ-UBND (diễn tập)', date: today, authority: 'UBND tỉnh Trà Vinh' };
    const body = { organisationId, criteriaSet: set, criterion, fromOn: today, decision };
    await administrator.do(directory.assignLead, { params: { provinceId }, body });
    const desk = await office(leader.account);
    await eventually('criteria knows who leads', async () => {
      const query = { level: 'district', tier, criterion } as const;
      const { organisationIds } = await desk.do(criteria.listFigures, { query });
      return organisationIds.includes(organisationId) || undefined;
    });
  });
  afterAll(() => browser.close());

  const judged = async () => {
    const { judgements } = await (
      await office('vpdp')
    ).do(criteria.viewUnitJudgement, { params: { unitId, tier }, query: {} });
    const [first] = judgements;
    return { count: `${first?.metCount}/${first?.criteria.length}`, because: first?.criteria[criterion - 1]?.because };
  };

  it('enters its own figures with evidence, as a commune does', async () => {
    expect(await judged()).toEqual({ count: '5/9', because: 'stated' });
    await atScreen(browser, reviewer, async (screen) => {
      const { page } = screen;
      screen.expectRefusal(409, /\/evidence$/); // asked first whether it arrived before
      await screen.goto('/work');
      await page.getByRole('link', { name: 'Huyện của tôi' }).click();
      await page.getByRole('heading', { name: 'Huyện Trà Cú: số liệu chỉ tiêu' }).waitFor();
      await entry(screen, '7.1').getByText('Có', { exact: true }).click();
      await entry(screen, '7.2').getByRole('textbox').nth(0).fill('41');
      await entry(screen, '7.2').getByRole('textbox').nth(1).fill('40');
      await page.getByRole('button', { name: 'Gửi 2 số liệu' }).click();
      await entry(screen, '7.2').getByText('Tử số không thể lớn hơn mẫu số').waitFor();
      await entry(screen, '7.2').getByRole('textbox').nth(0).fill('40');
      await page.getByRole('button', { name: 'Gửi 2 số liệu' }).click();
      await page.getByText(/Đã gửi lúc/).waitFor();
      await entry(screen, '7.2').getByText('100% (40/40)').first().waitFor();
      await entry(screen, '7.1')
        .locator('input[type=file]')
        .first()
        .setInputFiles([{ name: 'biên bản thu gom.pdf', mimeType: 'application/pdf', buffer: paper('THU GOM').bytes }]);
      await page.getByRole('button', { name: 'Gửi 1 tệp' }).click();
      await entry(screen, '7.1').getByRole('button', { name: 'Mở biên bản thu gom.pdf, PDF' }).waitFor(patiently);
      await screen.picture('district-figures');
      await screen.checkAccessible('district-figures');
      await page.getByRole('link', { name: 'Xét theo số liệu' }).click();
      await page.getByText('6/9', { exact: true }).waitFor();
    });
    expect(await judged()).toEqual({ count: '6/9', because: 'parts' });
  });

  it('is confirmed by the department that leads, which shows what it confirms by', () =>
    atScreen(browser, leader.account, async (screen) => {
      const { page } = screen;
      screen.expectRefusal(409, /\/evidence$/);
      await screen.goto('/confirmations');
      await page.getByRole('link', { name: 'Các huyện, tiêu chí của chính huyện' }).click();
      const row = page.getByRole('listitem').filter({ hasText: 'Huyện Trà Cú' });
      const first = row.filter({ hasText: '7.1' });
      await first.getByRole('button', { name: 'Mở biên bản thu gom.pdf, PDF' }).waitFor(patiently);
      await first
        .locator('input[type=file]')
        .first()
        .setInputFiles([{ name: 'kiểm tra.pdf', mimeType: 'application/pdf', buffer: paper('KIEM TRA').bytes }]);
      await page.getByRole('button', { name: 'Gửi 1 tệp' }).click();
      await first.getByRole('button', { name: 'Mở kiểm tra.pdf, PDF' }).waitFor(patiently);
      await first.getByText('Đồng ý', { exact: true }).click();
      const second = row.filter({ hasText: '7.2' });
      await second.getByText('Số khác', { exact: true }).click();
      await second.getByRole('textbox').nth(0).fill('39');
      await second.getByRole('textbox').nth(1).fill('40');
      await second.getByRole('textbox').nth(2).fill('Diễn tập: một cơ sở chưa có giấy phép');
      await page.getByRole('button', { name: 'Gửi 2 xác nhận' }).click();
      await page.getByText('Đã ghi 2 xác nhận.').waitFor();
      await screen.picture('district-confirmed');
      await screen.checkAccessible('district-confirmed');
    }));

  it('is judged by what was confirmed, and what hangs on a person is decided, and taken back', async () => {
    expect(await judged()).toEqual({ count: '5/9', because: 'parts' });
    await atScreen(browser, 'vpdp', async (screen) => {
      const { page } = screen;
      await screen.goto(`/units/${unitId}/judgement`);
      const own = page.locator(`#${tier}${criterion}`);
      await own.locator('summary').first().click();
      await own.getByText('97,5% (39/40)').first().waitFor();
      const planning = page.locator(`#${tier}1`);
      await planning.locator('summary').first().click();
      await planning.getByRole('button', { name: 'Quyết định…' }).first().click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('Đạt', { exact: true }).click();
      await dialog.getByLabel('Lý do').fill('Diễn tập: quy hoạch vùng huyện đã duyệt');
      await dialog.getByLabel('Minh chứng').fill('31/QĐ (diễn tập)');
      await dialog.getByRole('button', { name: 'Quyết định', exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByText('6/9', { exact: true }).waitFor();
      await screen.picture('district-decided');
      await screen.checkAccessible('district-decided');
      await planning.getByRole('button', { name: 'Rút quyết định' }).first().click();
      await dialog.getByLabel('Lý do').fill('Diễn tập: nhầm huyện');
      await dialog.getByRole('button', { name: 'Rút quyết định' }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByText('5/9', { exact: true }).waitFor();
    });
    const desk = await office(reviewer);
    const params = { unitId, tier } as const;
    const sheet = await desk.do(criteria.viewUnitFigures, { params, query: {} });
    const versions = new Map(sheet.figures.map((one) => [one.indicator, one.versions[0]?.version ?? 0]));
    const back = figures.map(({ indicator }) => ({
      ...{ indicator, value: null, note: 'hết diễn tập', seenVersion: versions.get(indicator) ?? 0 },
    }));
    await desk.do(criteria.recordUnitFigures, {
      params,
      body: { criteriaSet: sheet.criteriaSet, asOf: sheet.on, figures: back },
    });
    expect(await judged()).toEqual({ count: '5/9', because: 'stated' });
  });

  it('says its criteria as wholes, and the judgement shows it as the word of the district', async () => {
    await atScreen(browser, reviewer, async (screen) => {
      const { page } = screen;
      screen.expectRefusal(422, /\/assessments$/); // of a day that has not come
      await screen.goto('/work');
      await page.getByRole('link', { name: 'Tự đánh giá, ghi minh chứng' }).click();
      await page.getByRole('heading', { name: 'Huyện Trà Cú: tự đánh giá các tiêu chí' }).waitFor();
      const own = page.locator(`#criterion-${criterion}`);
      await own.getByText('Đạt', { exact: true }).click();
      await own.getByRole('button', { name: 'Thêm ghi chú' }).click();
      await own.getByRole('textbox').fill('Diễn tập: đã thu gom, xử lý');
      await page.getByText(/Đã lưu bản nháp lúc/).waitFor();
      await page.reload();
      await page.getByText('6/9 tiêu chí đạt theo bản nháp này').waitFor(); // as it was left, from the server
      const asOf = page.getByLabel('Số liệu tính đến ngày');
      const day = await asOf.inputValue();
      await asOf.fill('31/12/2039');
      await page.getByRole('button', { name: 'Ghi thành phiên bản 2' }).click();
      await page.getByRole('alert').getByText('Ngày này chưa đến').first().waitFor();
      await asOf.fill(day);
      await page.getByRole('alert').first().waitFor({ state: 'detached' });
      await screen.picture('district-wholes');
      await screen.checkAccessible('district-wholes');
      await page.getByRole('button', { name: 'Ghi thành phiên bản 2' }).click();
      await page.getByRole('button', { name: 'Ghi thành phiên bản 3' }).waitFor();
      await page.getByText('Huyện tự đánh giá').first().waitFor();
      await page.getByRole('complementary').getByRole('link', { name: 'Xét theo số liệu' }).click();
      await page.getByText('6/9', { exact: true }).waitFor();
      const judgedOwn = page.locator(`#${tier}${criterion}`);
      await judgedOwn.locator('summary').first().click();
      await judgedOwn.getByText(/Huyện tự đánh giá/).waitFor();
      await judgedOwn.getByRole('link', { name: 'Phiên bản 2' }).waitFor();
      await judgedOwn.getByText('số liệu diễn tập').first().waitFor();
      await screen.picture('district-wholes-judged');
      await screen.checkAccessible('district-wholes-judged');
    });
    expect(await judged()).toEqual({ count: '6/9', because: 'stated' });
    const desk = await office(reviewer);
    const params = { unitId, tier } as const;
    const { history, on } = await desk.do(criteria.viewUnitAssessments, { params, query: {} });
    const { results = [], criteriaSet = '' } = history.find(({ basis }) => basis === 'stated') ?? {};
    const body = { criteriaSet, asOf: on, seenVersion: history[0]?.version ?? 0, results };
    await desk.do(criteria.recordUnitAssessment, { params, body });
    expect(await judged()).toEqual({ count: '5/9', because: 'stated' });
  });

  it('waits for its communes on a telephone, district by district', () =>
    atScreen(
      browser,
      'vpdp',
      async (screen) => {
        const { page } = screen;
        await screen.goto('/province/missing?on=2020-08-06');
        await page
          .locator('li[data-level="district"]')
          .filter({ has: page.getByRole('heading', { name: 'Huyện Trà Cú' }) })
          .locator('summary')
          .click();
        await screen.picture('missing-on-a-telephone');
        expect(await screen.scrollsSideways()).toBe(false);
        await screen.goto('/province/judgements?on=2020-08-06');
        const district = page.locator('#matrix details').filter({ hasText: 'Huyện Càng Long' });
        await district.locator('summary').click();
        await district.getByRole('link', { name: 'Huyền Hội' }).waitFor();
        await screen.picture('judgements-on-a-telephone');
        await screen.checkAccessible('judgements-on-a-telephone');
        expect(await screen.scrollsSideways()).toBe(false);
      },
      { size: 'phone' },
    ));
});

/** Whom a target names is chosen on the screen. */
describe('A target that names hamlets', () => {
  let browser: Browser;
  const [year, key] = [2022, 'hamlets-model'];

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('takes those that the register knows, and one by its name', () =>
    atScreen(browser, 'vpdp', async (screen) => {
      const { page } = screen;
      await screen.goto(`/year?year=${year}`);
      await page.getByRole('button', { name: 'Ghi mục tiêu' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Đo bằng').selectOption('hamlets');
      await dialog.getByRole('button', { name: 'Ghi mục tiêu' }).click();
      await dialog.getByRole('link', { name: /Chọn ấp của xã/ }).waitFor();
      await screen.picture('target-named-refused', { whole: false });
      await screen.checkAccessible('target-named-refused');
      const commune = (await units()).find(({ code }) => code === '29515');
      await dialog.getByLabel('Chọn ấp của xã').selectOption(commune?.id ?? '');
      await dialog.getByRole('checkbox', { name: 'Ấp Bào Sen' }).check();
      await dialog.getByLabel('Tên ấp').fill('Diễn Tập');
      await dialog.getByRole('button', { name: 'Thêm ấp này' }).click();
      await dialog.getByText(/Các ấp nêu tên \(2\)/).waitFor();
      await dialog.getByLabel('Loại văn bản').fill('Kế hoạch');
      await dialog.getByLabel('Số, ký hiệu').fill('31/KH-UBND (diễn tập)');
      await dialog.getByLabel('Ngày ký').fill('30/6/2020');
      await screen.picture('target-named', { whole: false });
      await dialog.getByRole('button', { name: 'Ghi mục tiêu' }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByRole('heading', { name: /^2 ấp nông thôn mới kiểu mẫu/ }).waitFor();
      await page.getByRole('link', { name: /Mở 0\/2/ }).click();
      await page.getByRole('link', { name: 'Chưa rõ (2)' }).click();
      await page.getByRole('row', { name: /Ấp Bào Sen/ }).waitFor();
      await page.getByRole('row', { name: /Ấp Diễn Tập/ }).waitFor();
      await screen.picture('target-named-rows');
      await screen.checkAccessible('target-named-rows');
    }));

  it('is taken back by a paper', async () => {
    const desk = await office('vpdp');
    const params = { year, key };
    const paperOf = { document: 'Công văn', number: '31/UBND (diễn tập)', date: '2020-06-30' };
    const { targets } = await desk.do(criteria.viewYear, { params: { year }, query: {} });
    const seenVersion = targets.find((target) => target.key === key)?.newestVersion ?? 0;
    const body = { seenVersion, asOf: '2020-06-30', paper: paperOf, reason: 'hết diễn tập', content: null };
    await desk.do(criteria.recordTarget, { params, body });
    expect((await desk.do(criteria.viewYear, { params: { year }, query: {} })).targets).toEqual([]);
  });
});
