import { randomUUID } from 'node:crypto';
import { eventually, office } from '../src/api';
import { atScreen, openBrowser } from '../src/browser';
import { product } from '../src/config';
import { statusOf } from '../src/product';
import { theProvince } from '../src/province';
import { criteria, recognition, reporting } from '../src/routes';
import { Walk } from '../src/walk';

/** The product's own Temporal is frozen, as a machine that does not answer; nothing else is touched. */
describe('While Temporal is away', () => {
  let pid: number;
  let walk: Walk;
  const key = randomUUID();

  beforeAll(async () => {
    walk = await Walk.of('Hiệp Hòa');
    expect(walk.dossier.stage).toBe('self-assessment');
    const { parts } = await statusOf(product().data);
    const temporal = parts.find(({ name }) => name === 'temporal');
    if (!temporal?.pid) throw new Error('Temporal is not a process of this product');
    ({ pid } = temporal as { pid: number });
    process.kill(pid, 'SIGSTOP');
  });

  afterAll(() => {
    if (pid) process.kill(pid, 'SIGCONT');
  });

  const complete = () => {
    const assessmentVersion = walk.dossier.assessment?.version;
    const body = { ...walk.at, outcome: 'complete', reasons: [], assessmentVersion };
    return { params: { dossierId: walk.dossier.id }, body };
  };

  it('an assessment is still drafted and recorded', async () => {
    const desk = await walk.desk('commune');
    const params = { communeId: walk.commune.id, tier: walk.commune.tier };
    const { draft } = await desk.do(criteria.viewCommune, { params });
    const body = { revision: draft.revision, results: [{ criterion: 1, state: 'achieved' as const }] };
    expect((await desk.do(criteria.saveDraft, { params, body })).revision).toBe(draft.revision + 1);
    const { today } = await theProvince();
    const version = await walk.assess(today);
    await eventually(
      'recognition knows the new version',
      async () => (await walk.reload()).assessment?.version === version,
    );
  });

  it('a paper is still attached and the pages are still read', async () => {
    await walk.attach('commune', 'SELF_REPORT');
    expect((await walk.reload()).documents.map(({ code }) => code)).toContain('SELF_REPORT');
    const { id: provinceId } = await theProvince();
    await (await office('kiem-toan')).do(reporting.viewProvince, { params: { provinceId } });
  });

  it('a stage command answers 503 within seconds, and says when to try again', async () => {
    const desk = await walk.desk('commune');
    const began = Date.now();
    const { problem, headers } = await desk.refused(recognition.giveOutcome, complete(), { key });
    expect(problem).toMatchObject({ status: 503, type: '/problems/unavailable' });
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Date.now() - began).toBeLessThan(15_000);
    expect(await walk.reload()).toMatchObject({ stage: 'self-assessment', round: 1 });
  });

  it('nothing is lost: when it is back the same command goes through, once', async () => {
    process.kill(pid, 'SIGCONT');
    const desk = await walk.desk('commune');
    const input = complete();
    const view = await eventually(
      'the command goes through',
      () => desk.do(recognition.giveOutcome, input, { key }).catch(() => undefined),
      60_000,
    );
    expect(view).toMatchObject({ stage: 'publication', round: 1 });
    await walk.reload();
    expect(walk.entry('self-assessment').acts).toHaveLength(1);
  });

  it('the screen says so in plain words, keeps what was typed, and sends it when asked again', async () => {
    const danThanh = await Walk.of('Dân Thành');
    expect(danThanh.dossier.stage).toBe('registration');
    const browser = await openBrowser();
    try {
      await atScreen(browser, danThanh.commune.accounts.district, async (screen) => {
        const { page } = screen;
        screen.expectRefusal(503, /outcomes$/);
        await screen.goto(`/dossiers/${danThanh.dossier.id}`);
        await page.getByLabel('Không chấp nhận').check();
        await page.getByLabel('Nội dung', { exact: true }).fill('Chưa có trong kế hoạch (diễn tập)');
        process.kill(pid, 'SIGSTOP');
        await page.getByRole('button', { name: 'Không chấp nhận' }).click();
        const alert = page.getByRole('alert').filter({ hasText: 'Một bộ phận đang tạm ngừng' });
        await alert.waitFor();
        expect(await alert.textContent()).toContain('Những gì đã nhập vẫn còn');
        expect(await page.getByLabel('Nội dung', { exact: true }).inputValue()).toContain('Chưa có trong kế hoạch');
        await screen.picture('temporal-away');
        process.kill(pid, 'SIGCONT');
        await page.getByRole('button', { name: 'Không chấp nhận' }).click();
        await page.getByRole('heading', { name: 'Hồ sơ đã kết thúc' }).waitFor();
      });
    } finally {
      process.kill(pid, 'SIGCONT');
      await browser.close();
    }
  });
});
