import { aCaller } from '@langmoi/testing/callers';
import type { Browser } from 'playwright-core';
import { startIdentity, type House } from './house';
import { anOfficer, codeOf, password } from './people';
import { openChromium, Screen } from './screen';

jest.setTimeout(180_000);

let house: House;
let demo: House;
let chromium: Browser;
beforeAll(async () => {
  [house, demo, chromium] = [await startIdentity(), await startIdentity({ demo: true }), await openChromium()];
});
afterAll(async () => {
  await chromium?.close();
  await house?.close();
  await demo?.close();
});

const chosen = 'một cây làm chẳng nên non';

/** In a real browser; the screen ends without a complaint of axe or of the console. */
async function at(work: (screen: Screen) => Promise<void>, where = house): Promise<void> {
  const screen = await Screen.open(chromium, where);
  await work(screen);
  await screen.close();
}

const secretOf = async ({ page }: Screen) => (await page.locator('.secret').first().textContent()) ?? '';

it('leads from an invitation to the first sign-in, and says what is wrong in the way', () =>
  at(async (screen) => {
    const { page } = screen;
    const account = await house.account({ secondFactor: true });
    const administrator = aCaller({ provinceId: account.provinceId, roles: ['provinceAdministrator'] });
    const { body } = await house.command(`POST /accounts/${account.account}/invitations`, {}, administrator);
    await page.goto(String(body['link']));
    await screen.look('invitation');
    for (const label of ['Mật khẩu mới', 'Gõ lại mật khẩu mới']) await screen.paste(label, 'basketball');
    await page.getByRole('button', { name: 'Lưu mật khẩu' }).click();
    await page.getByRole('alert').getByText('đã bị lộ').waitFor();
    await screen.look('invitation-refused');
    for (const label of ['Mật khẩu mới', 'Gõ lại mật khẩu mới']) await screen.paste(label, chosen);
    await page.getByRole('button', { name: 'Lưu mật khẩu' }).click();
    await page.getByRole('heading', { level: 1, name: 'Đã đặt mật khẩu' }).waitFor();
    await screen.look('invitation-done');
    await page.goto(String(body['link']));
    await screen.look('invitation-used');

    await screen.begin();
    await screen.look('sign-in');
    await screen.showPassword(account.account, 'sai bét rồi');
    await page.getByRole('alert').waitFor();
    await screen.look('sign-in-wrong');
    await screen.showPassword(account.account, chosen);
    await page.getByRole('heading', { level: 1, name: 'Đặt xác thực hai lớp' }).waitFor();
    await screen.look('enrol');
    await page.getByLabel('Mã 6 số trong ứng dụng xác thực').fill(codeOf(await secretOf(screen)));
    await page.getByRole('button', { name: 'Xác nhận', exact: true }).click();
    await screen.arrived();
  }));

it('makes a passkey of the device, and takes it at the next sign-in', () =>
  at(async (screen) => {
    const { page } = screen;
    await screen.withFingerprint();
    const { account } = await anOfficer(house, { secondFactor: true });
    await screen.begin();
    await screen.showPassword(account, password);
    await page.getByRole('button', { name: 'Tạo khóa truy cập' }).click();
    await screen.arrived();
    await screen.forget();
    await screen.begin();
    await screen.showPassword(account, password);
    await page.getByRole('button', { name: 'Dùng khóa truy cập' }).waitFor();
    await screen.look('second-passkey');
    await page.getByRole('button', { name: 'Dùng khóa truy cập' }).click();
    await screen.arrived();
    await page.goto(`${house.settings.origin}/identity/account`);
    await page.getByText(/^Tạo ngày .*, dùng lần cuối ngày/).waitFor();
    await screen.look('account-passkey');
  }));

it('shows how somebody signs in, makes recovery codes, and takes one of them for a lost phone', () =>
  at(async (screen) => {
    const { page } = screen;
    const { account } = await anOfficer(house, { secondFactor: true });
    await screen.begin();
    await screen.showPassword(account, password);
    const secret = await secretOf(screen);
    await page.getByLabel('Mã 6 số trong ứng dụng xác thực').fill(codeOf(secret));
    await page.getByRole('button', { name: 'Xác nhận', exact: true }).click();
    await screen.arrived();
    await page.goto(`${house.settings.origin}/identity/account`);
    const codes = page.locator('form', { hasText: 'Mã dự phòng' });
    await codes.getByLabel('Mật khẩu hiện tại').fill(password);
    await codes.getByRole('button', { name: 'Tạo mã dự phòng mới' }).click();
    await page.getByText('các mã này chỉ hiện một lần').waitFor();
    await screen.look('account-codes');
    const code = (await page.locator('.codes li').first().textContent()) ?? '';
    const change = page.locator('form', { hasText: 'Đổi mật khẩu' });
    await change.getByLabel('Mật khẩu hiện tại').fill('sai');
    await change.getByLabel('Mật khẩu mới', { exact: true }).fill(chosen);
    await change.getByLabel('Gõ lại mật khẩu mới').fill(chosen);
    await change.getByRole('button', { name: 'Lưu mật khẩu' }).click();
    await page.getByText('Mật khẩu hiện tại không đúng.').waitFor();
    await screen.look('account-wrong');

    await screen.forget();
    await screen.begin();
    await screen.showPassword(account, password);
    await page.getByLabel('Mã 6 số trong ứng dụng xác thực').fill('000000');
    await page.getByRole('button', { name: 'Xác nhận', exact: true }).click();
    await page.getByRole('alert').waitFor();
    await page.getByText('Không có điện thoại?').click();
    await screen.look('second');
    await page.getByLabel('Mã dự phòng').fill(code);
    await page.locator('details').getByRole('button', { name: 'Xác nhận' }).click();
    await screen.arrived();
    await page.goto(`${house.settings.issuer}/session/end`);
    await screen.look('sign-out');
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await page.getByRole('heading', { level: 1, name: 'Đã đăng xuất' }).waitFor();
    await screen.look('signed-out');
  }));

it('lets another person sign in in the same browser, without a page between', () =>
  at(async (screen) => {
    const [first, second] = [await anOfficer(house), await anOfficer(house)];
    for (const { account } of [first, second]) {
      await screen.begin({ login_hint: account });
      await screen.page.getByLabel('Mật khẩu').fill(password);
      await screen.page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
      await screen.arrived();
    }
    await screen.page.goto(`${house.settings.issuer}/account`);
    await screen.page.getByText(`Tài khoản ${second.account}`).waitFor();
  }));

it('says how long to wait, that a sign-in is too old, and that an address is none', () =>
  at(async (screen) => {
    const { page } = screen;
    await screen.begin();
    for (let n = 0; n < 6; n++) {
      await screen.showPassword('khong-co-ai', 'sai bét rồi');
      await page.getByRole('alert').waitFor();
    }
    await page.getByText(/hãy chờ \d+ giây/).waitFor();
    await screen.look('wait');
    await screen.forget();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Lần đăng nhập này đã quá hạn' }).waitFor();
    await screen.look('expired');
    await page.goto(`${house.settings.issuer}/auth?client_id=x`);
    await screen.look('failed');
    await page.goto(`${house.settings.issuer}/account`);
    await screen.look('not-signed-in');
  }));

it('offers the demo’s way and the second factor to try, on demo data', () =>
  at(async (screen) => {
    const { page } = screen;
    const { account } = await demo.account({ secondFactor: true, account: 'van-phong-dieu-phoi.pho-chanh-van-phong' });
    await screen.begin({ login_hint: account, acr_values: 'second-factor' });
    await screen.look('demo');
    await page.getByRole('button', { name: `Vào với tư cách ${account}` }).click();
    await page.getByLabel('Mã 6 số trong ứng dụng xác thực').waitFor();
    await screen.look('demo-enrol');
  }, demo));
