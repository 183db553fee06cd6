import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { office } from '../src/api';
import { atScreen, openBrowser, type Screen } from '../src/browser';
import { product } from '../src/config';
import { paper } from '../src/paper';
import { addressOf, criteria, gateway } from '../src/routes';
import { forgetSecondProvince, foundSecondProvince, second } from '../src/second-province';

/** Văn hóa, led by one department. */
const code = '16';
const tier = 'NTM';
const department = 'so.van-hoa-the-thao-du-lich';
/** A file is sent, checked and made small on a machine that may be busy. */
const patiently = { timeout: 60_000 };
const parts = '**/api/criteria/evidence-uploads/*/parts';

/** A photo as a phone takes it, held on its side, in Hàm Tân. */
const aPhoto = (): Promise<Buffer> =>
  sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#7a9a5b' } })
    .composite([
      { input: { create: { width: 700, height: 1200, channels: 3, background: '#b9b3a6' } }, left: 450, top: 0 },
    ])
    .withExif({
      IFD0: { Make: 'May thu', Orientation: '6' },
      IFD2: { DateTimeOriginal: '2020:06:28 07:30:00' },
      IFD3: {
        ...{ GPSLatitudeRef: 'N', GPSLatitude: '9/1 42/1 3060/100' },
        ...{ GPSLongitudeRef: 'E', GPSLongitude: '106/1 12/1 0/1' },
      },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

const entry = ({ page }: Screen) => page.locator(`[id="indicator-${code}"]`);

async function choose(screen: Screen, files: { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> {
  await entry(screen).getByRole('button', { name: 'Thêm ảnh, tệp' }).waitFor();
  await entry(screen).locator('input[type=file]').first().setInputFiles(files);
  const send = screen.page.getByRole('button', { name: `Gửi ${files.length} tệp` });
  await send.waitFor();
}

/** What a commune and a department show for what they say, and who sees it. */
describe('Evidence', () => {
  let browser: Browser;
  let communeId: string;

  beforeAll(async () => {
    browser = await openBrowser();
    await foundSecondProvince();
    const commune = await office('xa.ham-tan');
    communeId = (await commune.do(gateway.viewSession, {})).caller.unitId;
    const params = { communeId, tier } as const;
    const { criteriaSet, on, figures } = await commune.do(criteria.viewFigures, { params });
    const seenVersion = figures.find(({ indicator }) => indicator === code)?.versions[0]?.version ?? 0;
    const value = { kind: 'ratio', numerator: '15', denominator: '20' } as const;
    const body = { criteriaSet, asOf: on, figures: [{ indicator: code, value, seenVersion }] };
    await commune.do(criteria.recordFigures, { params, body });
  });
  afterAll(async () => {
    await browser.close();
    await forgetSecondProvince();
  });

  it('survives a lost line and a reload, goes out once, and is seen beside the figure', () =>
    atScreen(browser, 'xa.ham-tan', async (screen) => {
      const { page } = screen;
      screen.expectRefusal(409, /\/evidence$/); // asked first whether it arrived before
      await screen.goto(`/communes/${communeId}/figures`);
      const { bytes } = paper('BIEN BAN');
      await choose(screen, [
        { name: 'đường làng.jpg', mimeType: 'image/jpeg', buffer: await aPhoto() },
        { name: 'biên bản.pdf', mimeType: 'application/pdf', buffer: bytes },
      ]);
      await screen.picture('evidence-adding', { whole: false });
      await screen.checkAccessible();
      await page.route(parts, (route) => route.abort('aborted'));
      await page.getByRole('button', { name: 'Gửi 2 tệp' }).click();
      await entry(screen).getByText('tự gửi tiếp khi có mạng').first().waitFor(patiently);
      await page.reload();
      await entry(screen).getByText('tự gửi tiếp khi có mạng').first().waitFor(patiently);
      await page.unroute(parts);
      await entry(screen).getByRole('button', { name: 'Mở đường làng.jpg, ảnh' }).waitFor(patiently);
      await entry(screen).getByRole('button', { name: 'Mở biên bản.pdf, PDF' }).waitFor(patiently);
      expect(await entry(screen).locator('[data-evidence]').count()).toBe(2);
      await entry(screen).scrollIntoViewIfNeeded();
      await screen.picture('evidence-of-indicator', { whole: false });
      await screen.checkAccessible();
    }));

  it('no longer says where it was taken, and stands upright', async () => {
    const params = { communeId, tier } as const;
    const { evidence } = await (await office(department)).do(criteria.viewEvidence, { params });
    const photo = evidence.find(({ kind }) => kind === 'photo');
    expect(photo).toMatchObject({ of: code, by: 'commune', takenOn: '2020-06-28', positionKept: null, width: 1200 });
    await atScreen(browser, department, async ({ page }) => {
      const address = addressOf(criteria.viewEvidenceFile, { params: { evidenceId: photo?.id ?? '' } });
      const content = await (await page.request.get(product().webUrl + address)).body();
      const { exif, orientation } = await sharp(content).metadata();
      expect([content.includes('GPS'), content.includes('May thu'), orientation]).toEqual([false, false, 6]);
      expect(exif?.length).toBeLessThan(40);
    });
  });

  it('is refused in plain words where a file is not what its name says', () =>
    atScreen(browser, 'xa.ham-tan', async (screen) => {
      screen.expectRefusal(409, /\/evidence$/);
      screen.expectRefusal(422, /\/evidence$/);
      await screen.goto(`/communes/${communeId}/figures`);
      await choose(screen, [{ name: 'ao làng.jpg', mimeType: 'image/jpeg', buffer: paper('KHAC').bytes }]);
      await screen.page.getByRole('button', { name: 'Gửi 1 tệp' }).click();
      await entry(screen).getByText('Tên tệp nói một loại mà nội dung là loại khác').waitFor(patiently);
      await screen.picture('evidence-refused', { whole: false });
      await screen.checkAccessible();
      await entry(screen).getByRole('button', { name: 'Bỏ tệp này' }).click();
      await entry(screen).getByText('không được nhận').waitFor({ state: 'detached' });
    }));

  it('is seen by the department with one key where it confirms, and by another key the next', () =>
    atScreen(browser, department, async (screen) => {
      const { page } = screen;
      await screen.goto(`/confirmations?criterion=${code}`);
      const row = page.getByRole('listitem').filter({ hasText: 'Xã Hàm Tân' });
      await row.getByRole('button', { name: 'Mở đường làng.jpg, ảnh' }).waitFor();
      await row.focus();
      await page.keyboard.press('e');
      const viewer = page.getByRole('dialog');
      await viewer.getByText('Minh chứng 1/2').waitFor();
      await page.keyboard.press('ArrowRight');
      await viewer.getByText('Minh chứng 2/2').waitFor();
      await viewer.getByRole('img', { name: 'đường làng.jpg' }).waitFor(patiently);
      await page.waitForFunction("document.querySelector('dialog img').complete");
      await screen.picture('evidence-viewer', { whole: false });
      await screen.checkAccessible('evidence-viewer');
      await page.keyboard.press('Escape');
      await viewer.waitFor({ state: 'detached' });
      await screen.picture('evidence-confirming');
      await screen.goto(`/communes/${communeId}/judgement`);
      await page.locator(`#NTM${code} summary`).click();
      await page.locator(`#NTM${code} [data-evidence]`).first().waitFor();
    }));

  it('is withdrawn with a reason on a phone, and stays in sight', () =>
    atScreen(
      browser,
      'xa.ham-tan',
      async (screen) => {
        const { page } = screen;
        await screen.goto(`/communes/${communeId}/figures`);
        await entry(screen).getByRole('button', { name: 'Mở biên bản.pdf, PDF' }).click();
        await page.getByRole('button', { name: 'Rút minh chứng' }).click();
        await page.getByRole('textbox', { name: 'Lý do' }).fill('nhầm tệp (diễn tập)');
        await page.getByRole('dialog').last().getByRole('button', { name: 'Rút minh chứng' }).click();
        await page.getByText('nhầm tệp (diễn tập)').waitFor();
        await screen.picture('evidence-viewer', { whole: false });
        await page.keyboard.press('Escape');
        await entry(screen).getByRole('button', { name: '1 đã rút' }).waitFor();
        await entry(screen).scrollIntoViewIfNeeded();
        await screen.picture('evidence-of-indicator', { whole: false });
        expect(await screen.scrollsSideways()).toBe(false);
      },
      { size: 'phone' },
    ));

  it('is nothing to another province, and a citizen sees none of it', async () => {
    const stranger = await office(second.account);
    const params = { communeId, tier } as const;
    expect((await stranger.refused(criteria.viewEvidence, { params })).problem.status).toBe(404);
    const { evidence } = await (await office('xa.ham-tan')).do(criteria.viewEvidence, { params });
    for (const { id: evidenceId } of evidence)
      for (const route of [criteria.viewEvidenceFile, criteria.viewEvidencePosition])
        expect((await stranger.refused(route, { params: { evidenceId } })).problem.status).toBe(404);
    const citizen = await office('nguoi-dan');
    expect((await citizen.refused(criteria.viewEvidence, { params })).problem.type).toBe('/problems/not-permitted');
  });
});
