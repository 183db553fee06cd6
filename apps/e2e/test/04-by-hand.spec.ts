import type { Browser, Locator, Page } from 'playwright-core';
import { eventually, office } from '../src/api';
import { atScreen, openBrowser, type Screen } from '../src/browser';
import { paper } from '../src/paper';
import { moveTo, plusDays, theProvince, viDate } from '../src/province';
import { recognition } from '../src/routes';
import { Walk } from '../src/walk';

/** Nhị Long from its self-assessment to the announcement, as the offices do it: on their screens. */
describe('A dossier by hand', () => {
  let browser: Browser;
  let walk: Walk;
  let today: string;

  beforeAll(async () => {
    browser = await openBrowser();
    walk = await Walk.of('Nhị Long');
    ({ today } = await theProvince());
    expect(walk.dossier.stage).toBe('self-assessment');
  });
  afterAll(() => browser.close());

  const atDossier = (
    who: 'commune' | 'district' | 'front' | (string & {}),
    work: (screen: Screen) => Promise<void>,
  ) => {
    const account = who in walk.commune.accounts ? walk.commune.accounts[who as 'commune'] : who;
    return atScreen(browser, account, async (screen) => {
      await screen.goto(`/dossiers/${walk.dossier.id}`);
      await screen.page.getByRole('heading', { level: 1, name: /^Nhị Long/ }).waitFor();
      await work(screen);
    });
  };

  it('starts with a self-assessment that is saved as one types and recorded as a version', () =>
    atScreen(browser, walk.commune.accounts.commune, async (screen) => {
      const { page } = screen;
      await screen.goto('/work');
      await page.getByRole('link', { name: 'Xã của tôi' }).click();
      await page.getByRole('heading', { name: 'Tự đánh giá các tiêu chí' }).waitFor();
      for (const name of ['1. Quy hoạch', '6. Cơ sở vật chất văn hóa', '13. Tổ chức sản xuất']) {
        await page.getByRole('radiogroup', { name }).getByLabel('Đạt', { exact: true }).check();
      }
      await page.getByText(/^Đã lưu bản nháp lúc/).waitFor();
      await screen.picture('self-assessment');
      await screen.checkAccessible('self-assessment');
      await page.reload(); // what was typed is still there
      await page.getByText('19/19 tiêu chí đạt theo bản nháp này').waitFor();
      await page.getByRole('button', { name: /^Ghi thành phiên bản/ }).click();
      await page.getByText('Đạt đủ tiêu chí').first().waitFor();
      await eventually('the dossier sees 19/19', async () => (await walk.reload()).assessment?.metCount === 19);
    }));

  it('is completed by naming that version, and published', () =>
    atDossier('commune', async ({ page }) => {
      await page.getByRole('button', { name: 'Hoàn thành tự đánh giá' }).click();
      await stageIs(page, 'Công khai, lấy ý kiến nhân dân');
      await page.getByLabel('Ý kiến cụ thể').fill('Nhân dân ấp thống nhất (diễn tập)');
      await page.getByRole('button', { name: 'Ghi ý kiến' }).click();
      await page.getByText('Đã ghi 1 ý kiến').waitFor();
    }));

  it('waits for the law until the date in the header jumps past the limit, then goes on by itself', () =>
    atDossier('commune', async (screen) => {
      const { page } = screen;
      await walk.reload();
      const after = plusDays(walk.dossier.dueOn ?? today, 1);
      await page.getByRole('button', { name: `Ngày diễn tập ${viDate(today)}` }).click();
      await page.getByLabel('Tới ngày').fill(viDate(after));
      await screen.picture('date-jump', { whole: false });
      await page.getByRole('button', { name: 'Chuyển tới ngày này' }).click();
      await page.getByText(`Đã chuyển sang ngày ${viDate(after)}`).waitFor();
      today = after;
      await walk.until('commune-vote');
      await screen.goto(`/dossiers/${walk.dossier.id}`);
      await stageIs(page, 'Cuộc họp của xã bỏ phiếu đề nghị');
    }));

  it('says at the field that the votes do not add up, then takes the vote', () =>
    atDossier('commune', async (screen) => {
      const { page } = screen;
      const form = page.getByRole('form', { name: 'Ghi kết quả bỏ phiếu' });
      await fill(form, { 'Được mời': '40', 'Có mặt': '38', 'Đồng ý': '30' });
      await form.getByRole('button', { name: 'Ghi kết quả bỏ phiếu' }).click();
      await faultAt(
        form.getByLabel('Đồng ý', { exact: true }),
        form.getByText(/^Đồng ý .* phải bằng số người dự$/).last(),
      );
      await screen.picture('vote-error');
      await screen.checkAccessible('vote-error');
      await fill(form, { 'Đồng ý': '38' });
      await form.getByRole('button', { name: 'Ghi kết quả bỏ phiếu' }).click();
      await stageIs(page, 'Xã trình hồ sơ');
    }));

  it('cannot be submitted before its papers are there, and says which; then it is submitted', () =>
    atDossier('commune', async (screen) => {
      const { page } = screen;
      const submit = page.getByRole('button', { name: 'Trình hồ sơ' });
      await submit.waitFor();
      expect(await submit.isDisabled()).toBe(true);
      await page
        .getByText(/Hồ sơ còn thiếu giấy tờ bắt buộc/)
        .first()
        .waitFor();
      await screen.picture('papers-missing');
      for (const code of ['SUBMISSION', 'SELF_REPORT', 'OPINION_SUMMARY', 'MEETING_MINUTES', 'DEBT_REPORT']) {
        await attach(page, code);
      }
      await screen.picture('papers');
      await screen.checkAccessible('papers');
      await submit.click();
      await stageIs(page, 'Thẩm tra cấp huyện');
    }));

  it('is returned by the district with a reason by criterion, which the commune sees', async () => {
    await atDossier('district', async (screen) => {
      const { page } = screen;
      await page.getByLabel('Trả lại xã').check();
      await page.getByLabel('Tiêu chí', { exact: true }).selectOption({ label: '6. Cơ sở vật chất văn hóa' });
      await page.getByLabel('Nội dung', { exact: true }).fill('Nhà văn hóa ấp chưa nghiệm thu (diễn tập)');
      await screen.picture('return');
      await screen.checkAccessible('return');
      await page.getByRole('button', { name: 'Trả lại xã' }).click();
      await stageIs(page, 'Xã tự đánh giá');
    });
    await atDossier('commune', async ({ page }) => {
      await page.getByText('Nhà văn hóa ấp chưa nghiệm thu (diễn tập)').first().waitFor();
      await page
        .getByText(/lượt 2/)
        .first()
        .waitFor();
    });
  });

  it('comes round again, and this time the district forwards it', async () => {
    await walk.reload();
    await walk.selfAssess(today);
    ({ today } = await moveTo(plusDays(walk.dossier.dueOn ?? today, 1)));
    await walk.until('commune-vote');
    await walk.vote('commune', today, { invited: 40, present: 40, inFavour: 39 });
    await walk.submit();
    await atDossier('district', async ({ page }) => {
      await page.getByLabel('Chuyển bước tiếp theo').waitFor();
      await attach(page, 'REVIEW_REPORT');
      await page.getByLabel('Chuyển bước tiếp theo').check();
      await page.getByRole('button', { name: 'Chuyển bước tiếp theo' }).click();
      await stageIs(page, 'Lấy ý kiến sự hài lòng của người dân');
    });
  });

  it('is polled by the Front: a row that does not add up is named at its field', () =>
    atDossier('front', async (screen) => {
      const { page } = screen;
      const form = page.getByRole('form', { name: 'Ghi kết quả lấy ý kiến' });
      await fill(form, { 'Tổng số hộ': '2.400', 'Phiếu phát ra': '2000', 'Phiếu thu về': '1920' });
      const row = form.getByRole('group', { name: 'Nội dung 1' });
      await fill(row, { 'Hài lòng': '1800' });
      await form.getByRole('button', { name: 'Ghi kết quả lấy ý kiến' }).click();
      await faultAt(row.getByLabel('Hài lòng', { exact: true }), row.getByText(/phải bằng số phiếu thu về/).last());
      await screen.picture('poll-error');
      await screen.checkAccessible('poll-error');
      await fill(row, { 'Chưa hài lòng': '120' });
      await form.getByRole('button', { name: 'Ghi kết quả lấy ý kiến' }).click();
      await stageIs(page, 'Cuộc họp cấp huyện bỏ phiếu, trình tỉnh');
    }));

  it('is voted on by the district and confirmed by every department, one of them by hand', async () => {
    await walk.reload();
    await walk.vote('district', today, { invited: 30, present: 30, inFavour: 30 });
    await atDossier('so.y-te', async (screen) => {
      const { page } = screen;
      const form = page.getByRole('form', { name: 'Gửi ý kiến của cơ quan' });
      await form.getByLabel('Xác nhận đạt').first().waitFor();
      for (const choice of await form.getByLabel('Xác nhận đạt').all()) await choice.check();
      await screen.picture('confirm');
      await screen.checkAccessible('confirm');
      await form.getByRole('button', { name: 'Gửi ý kiến của cơ quan' }).click();
      await form.waitFor({ state: 'detached' });
    });
    await walk.confirmAll();
    expect(walk.dossier.stage).toBe('council');
  });

  it('is judged by the council: convened, voted in secret, counted', async () => {
    await atDossier('vpdp', async ({ page }) => {
      await page.getByLabel('Ngày họp').fill(viDate(today));
      await page.getByRole('button', { name: 'Triệu tập Hội đồng' }).click();
      await page
        .getByText(/đã bỏ phiếu 0\/9 thành viên/)
        .first()
        .waitFor();
    });
    await walk.reload();
    await walk.ballots([2, 3, 4, 5, 6, 7, 8, 9]);
    await atDossier('hoi-dong.1', async (screen) => {
      const { page } = screen;
      await page.getByLabel('Đồng ý', { exact: true }).check();
      await screen.picture('ballot');
      await screen.checkAccessible('ballot');
      await page.getByRole('button', { name: 'Bỏ phiếu' }).click();
      await page
        .getByText(/đã bỏ phiếu 9\/9 thành viên/)
        .first()
        .waitFor();
    });
    await atDossier('vpdp', async ({ page }) => {
      await page.getByRole('button', { name: 'Kết thúc phiên, kiểm phiếu' }).click();
      await stageIs(page, 'Chủ tịch UBND tỉnh quyết định');
    });
  });

  it('is decided by the chairman and announced; its page and its commune say so', async () => {
    await atDossier('chu-tich', async (screen) => {
      const { page } = screen;
      const form = page.getByRole('form', { name: 'Ban hành quyết định' });
      await form.getByLabel('Số quyết định').fill('DT-NL/QĐ-UBND');
      await form.getByLabel('Người ký').fill('Chủ tịch UBND tỉnh (diễn tập)');
      await screen.picture('decision');
      await screen.checkAccessible('decision');
      await form.getByRole('button', { name: 'Ban hành quyết định' }).click();
      await stageIs(page, 'Công bố');
    });
    await atDossier('vpdp', async (screen) => {
      const { page } = screen;
      await page.getByLabel('Hình thức công bố').fill('Lễ công bố tại xã (diễn tập)');
      await page.getByRole('button', { name: 'Công bố' }).click();
      await page.getByRole('heading', { name: 'Hồ sơ đã kết thúc' }).waitFor();
      await page.getByText('DT-NL/QĐ-UBND').first().waitFor();
      await screen.picture('dossier-ended');
      await screen.checkAccessible('dossier-ended');
    });
    await atScreen(browser, 'nguoi-dan', async (screen) => {
      await eventually('a citizen sees the recognition', async () => {
        const standing = await (await office('vpdp')).do(recognition.listDossiers, { query: { status: 'recognised' } });
        return standing.some(({ communeName }) => communeName === 'Nhị Long');
      });
      await screen.goto(`/communes/${walk.commune.id}`);
      await screen.page.getByText('Đã công nhận').first().waitFor();
    });
  });
});

/** Which step the page says the dossier is at. */
async function stageIs(page: Page, title: string): Promise<void> {
  await page.getByRole('region', { name: title }).getByRole('heading', { level: 2, name: title }).waitFor();
}

async function fill(form: Locator, values: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(values)) await form.getByLabel(label, { exact: true }).fill(value);
}

/** The field is marked as wrong, and the words beside it say why. */
async function faultAt(field: Locator, words: Locator): Promise<void> {
  await words.waitFor();
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  expect(await field.getAttribute('aria-describedby')).toMatch(/error/);
}

async function attach(page: Page, code: string): Promise<void> {
  const form = page.getByRole('form', { name: 'Đính kèm' });
  const { name, type: mimeType, bytes: buffer } = paper(code);
  await form.getByLabel('Loại giấy tờ').selectOption(code);
  await form.locator('input[type="file"]').setInputFiles({ name, mimeType, buffer });
  await form.getByRole('button', { name: 'Đính kèm' }).click();
  await form.getByText(`Đã đính kèm ${name}.`).waitFor();
}
