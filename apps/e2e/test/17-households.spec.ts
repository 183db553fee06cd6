import { CorrectHousehold, type HouseholdList } from '@langmoi/contracts/households';
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { office } from '../src/api';
import { atScreen, openBrowser, type Screen } from '../src/browser';
import { poverty } from '../src/routes';

/** Of the first household of the rehearsal in Hàm Tân, which stands in the files of the demo. */
const head = 'Nguyễn Văn Diễn Tập Một';
const child = 'Nguyễn Diễn Tập Ba';
const phone = '0000 000 001';
const identityNumber = '000000000001';
const secrets = [head, child, phone, identityNumber];
const seenIn = (text: string): string[] => secrets.filter((secret) => text.includes(secret));

/** Offices that read the register and see nobody in it. */
const others = ['giam-ngheo', 'huyen.tra-cu', 'xa.ham-tan', 'vpdp', 'kiem-toan'];

describe('The register of households by the API', () => {
  const list = async (account: string, query: Record<string, string> = {}): Promise<HouseholdList> =>
    (await office(account)).do(poverty.listHouseholds, { query });

  it('shows persons to the poverty officer of that commune, and masks them for every other office', async () => {
    const [first] = (await list('giam-ngheo.ham-tan', { search: head })).households;
    expect(first).toMatchObject({ unitName: 'Hàm Tân', number: 1, headName: head, phone, rehearsal: true });
    expect(seenIn(JSON.stringify(first))).toEqual(secrets);
    for (const account of others) {
      const { households } = await list(account);
      expect([account, households.some(({ id }) => id === first?.id)]).toEqual([account, true]);
      expect([account, seenIn(JSON.stringify(households))]).toEqual([account, []]);
      const params = { householdId: first?.id ?? '' };
      const one = await (await office(account)).do(poverty.viewHousehold, { params });
      expect(one).toMatchObject({ headName: '•••', phone: '•••', members: null, memberCount: 3 });
      const file = await (await office(account)).do(poverty.exportHouseholds, { query: {} });
      expect([account, seenIn(String(file))]).toEqual([account, []]);
    }
  });

  it('finds nobody by what is masked, in any spelling of it', async () => {
    for (const search of ['nguyen van dien tap mot', phone, '0000000001', identityNumber]) {
      expect([search, (await list('giam-ngheo.ham-tan', { search })).total > 0]).toEqual([search, true]);
      for (const account of others)
        expect([account, search, (await list(account, { search })).total]).toEqual([account, search, 0]);
    }
  });

  it('is said anew by its keeper, and its next reader finds it so', async () => {
    const keeper = await office('giam-ngheo.ham-tan');
    const params = { householdId: (await list('giam-ngheo.ham-tan')).households.at(-1)?.id ?? '' };
    const { version, ...known } = await keeper.do(poverty.viewHousehold, { params });
    const body = CorrectHousehold.parse({ ...known, address: 'Nhà diễn tập mới', seenVersion: version });
    await keeper.do(poverty.correctHousehold, { params, body });
    expect(await keeper.do(poverty.viewHousehold, { params })).toMatchObject({
      address: 'Nhà diễn tập mới',
      version: version + 1,
    });
  });

  it('is no page for whoever carries none of the programmes out', async () => {
    for (const account of ['nguoi-dan', 'van-hanh', 'quan-tri']) {
      const refused = await (await office(account)).refused(poverty.listHouseholds, { query: {} });
      expect([account, refused.problem.type]).toEqual([account, '/problems/not-permitted']);
    }
  });
});

describe('The register of households on the screen', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  const first = (page: Page) => page.getByRole('row').filter({ hasText: 'Ấp Diễn Tập 1' }).first();
  const find = async (page: Page, search: string): Promise<void> => {
    await page.getByLabel('Tìm hộ').fill(search);
    await page.getByRole('button', { name: 'Tìm', exact: true }).click();
  };
  const fileOf = async (page: Page): Promise<string> => {
    const started = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Tải tệp CSV' }).click();
    return readFile(await (await started).path(), 'utf8');
  };

  it.each(['laptop', 'phone'] as const)('says on a %s who may see what is masked, and finds nobody by it', (size) =>
    atScreen(
      browser,
      'huyen.tra-cu',
      async (screen) => {
        const { page } = screen;
        await screen.goto('/poverty/households');
        await first(page).waitFor();
        expect(await first(page).textContent()).toContain('•••');
        await page.getByText('Cán bộ giảm nghèo của chính xã đó lập sổ hộ').waitFor();
        expect(await screen.scrollsSideways()).toBe(false);
        await screen.picture('households-masked');
        await screen.checkAccessible('households-masked');
        expect(seenIn(await fileOf(page))).toEqual([]);
        await find(page, head);
        await page.getByText('Không có hộ nào khớp').waitFor();
        expect(page.url()).not.toContain('search');
      },
      { size },
    ),
  );

  it('opens to an auditor who says what for, in list, search and file, and closes again', () =>
    atScreen(browser, 'kiem-toan', async (screen) => {
      const { page } = screen;
      await screen.goto('/poverty/households');
      await page.getByRole('button', { name: 'Nêu mục đích xem dữ liệu cá nhân' }).click();
      await page.getByLabel('Cần xem để làm gì').fill('Kiểm toán chi trả trợ cấp quý II (diễn tập)');
      await page.getByRole('button', { name: 'Ghi nhận mục đích' }).click();
      await page.getByRole('cell', { name: head }).waitFor();
      await find(page, identityNumber);
      await page.getByText('1 hộ', { exact: true }).waitFor();
      expect(seenIn(await fileOf(page))).toEqual(secrets);
      await page.getByRole('link', { name: 'Hộ số 1' }).click();
      await page.getByRole('rowheader', { name: child }).waitFor();
      expect(await page.getByRole('button', { name: 'Ghi lại' }).isDisabled()).toBe(true);
      await screen.picture('household-audited');
      await page.getByRole('button', { name: 'Thôi dùng mục đích này' }).click();
      await page.getByText('3 nhân khẩu, được che').waitFor();
    }));

  it('is kept by the poverty officer of the commune, with the errors at their fields', () =>
    atScreen(browser, 'giam-ngheo.ham-tan', async (screen) => {
      const { page } = screen;
      await screen.goto('/poverty/households');
      await page.getByRole('cell', { name: head }).waitFor();
      await screen.picture('households');
      await page.getByRole('button', { name: 'Ghi hộ vào sổ' }).click();
      await fillHousehold(screen);
      await page.getByRole('heading', { level: 1, name: /^Hộ số \d+/ }).waitFor();
      await page.getByRole('rowheader', { name: 'Diễn Tập Mới' }).waitFor();
      await screen.checkAccessible('household');
      await page.getByRole('button', { name: 'Đưa ra khỏi sổ' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Lý do').selectOption({ label: 'đã vượt chuẩn' });
      await dialog.getByLabel('Ra khỏi sổ từ ngày').fill('30/6/2020');
      await fillDecision(page);
      await dialog.getByRole('button', { name: 'Đưa ra khỏi sổ' }).click();
      await page.getByText('Ra khỏi sổ từ 30/6/2020: đã vượt chuẩn').waitFor();
      await page.getByText('Hộ này đã ra khỏi sổ').waitFor();
      await screen.picture('household-left');
    }));
});

async function fillDecision(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Số quyết định').fill('00/QĐ-UBND (diễn tập)');
  await dialog.getByLabel('Ngày ký').fill('20/6/2020');
  await dialog.getByLabel('Cơ quan ban hành').fill('UBND xã Hàm Tân (diễn tập)');
}

async function fillHousehold(screen: Screen): Promise<void> {
  const { page } = screen;
  const dialog = page.getByRole('dialog');
  const send = () => dialog.getByRole('button', { name: 'Ghi vào sổ' }).click();
  await dialog.getByLabel('Ấp', { exact: true }).fill('Ấp Diễn Tập 1');
  await dialog.getByLabel('Họ và tên').fill('Diễn Tập Mới');
  await dialog.getByLabel('Năm sinh hoặc ngày sinh').fill('30/6/1958');
  await dialog.getByLabel(/^Số định danh/).fill('0001');
  await dialog.getByLabel('Diện').selectOption({ label: 'Hộ nghèo' });
  await dialog.getByLabel('Từ ngày').fill('1/1/2030');
  await fillDecision(page);
  await send();
  await dialog.getByRole('link', { name: /^Số định danh.*12 chữ số/ }).click();
  expect(await page.evaluate<string>('document.activeElement.labels[0].textContent')).toMatch(/^Số định danh/);
  await screen.checkAccessible('household-form');
  await dialog.getByLabel(/^Số định danh/).fill('000000000098');
  screen.expectRefusal(422, /\/households$/);
  await send();
  await dialog.getByRole('link', { name: /^Từ ngày.*Ngày này chưa đến/ }).waitFor();
  await dialog.getByLabel('Từ ngày').fill('1/6/2020');
  await send();
}
