import { FundsRecorded } from '@langmoi/contracts/funding';
import type { ParkedView } from '@langmoi/contracts/operations';
import type { Browser, Page } from 'playwright-core';
import { eventually, office } from '../src/api';
import { atScreen, openBrowser } from '../src/browser';
import { poison } from '../src/poison';
import { theProvince } from '../src/province';
import { funding, reporting } from '../src/routes';

/** A producer with a fault sends what `reporting` knows and cannot take in. */
describe('A poisoned message', () => {
  let browser: Browser;
  let provinceId: string;
  let [dismissed, replayed] = ['', ''];

  beforeAll(async () => {
    browser = await openBrowser();
    ({ id: provinceId } = await theProvince());
    dismissed = await poison(FundsRecorded, provinceId);
    replayed = await poison(FundsRecorded, provinceId);
  });
  afterAll(() => browser.close());

  const parked = async (eventId: string): Promise<ParkedView | undefined> =>
    (await (await office('van-hanh')).do(reporting.viewOperations, {})).parked.find((one) => one.eventId === eventId);

  const atOperations = (work: (page: Page) => Promise<void>, picture: string) =>
    atScreen(browser, 'van-hanh', async (screen) => {
      await screen.goto('/operations');
      await screen.page.getByRole('heading', { level: 1, name: 'Vận hành' }).waitFor();
      await work(screen.page);
      await screen.picture(picture);
      await screen.checkAccessible(picture);
    });

  const rowOf = (page: Page, eventId: string) => page.getByRole('row').filter({ hasText: eventId });

  it('is parked with its error, which names places and never what stood there', async () => {
    const message = await eventually('the message is parked', () => parked(dismissed));
    expect(message).toMatchObject({
      ...{ group: expect.stringMatching(/^reporting\./) as string, topic: FundsRecorded.topic },
      ...{ eventType: FundsRecorded.type, state: 'parked', attempts: 1, reason: null },
    });
    expect(message.error).toMatch(/data/);
    expect(message.error).not.toContain('poison');
    await eventually('the second one too', () => parked(replayed));
  });

  it('holds up nothing that comes after it', async () => {
    const desk = await office('tai-chinh');
    const { today } = await theProvince();
    const params = { year: 2020, programme: 'newRural', fundingSource: 'nonGovernment', measure: 'mobilised' } as const;
    const { lines } = await desk.do(funding.listLines, {});
    const known = lines.find((line) => Object.entries(params).every(([key, value]) => line[key as 'year'] === value));
    const seenVersion = known?.history[0]?.version ?? 0;
    const body = { asOf: today, seenVersion, amount: '9000000000' };
    await desk.do(funding.recordFunds, { params, body });
    const version = seenVersion + 1;
    await (await office('tai-chinh.truong')).do(funding.approveFunds, { params: { ...params, version }, body: {} });
    await eventually('the fact arrives', async () => {
      const { mobilised } = await desk.do(reporting.viewProgrammes, { params: { provinceId } });
      const row = mobilised.rows.find(({ fundingSource }) => fundingSource === 'nonGovernment');
      return row?.cells.some(({ rehearsal }) => rehearsal?.value.includes('9.000'));
    });
  });

  it('is seen by the operator alone', async () => {
    for (const account of ['kiem-toan', 'vpdp', 'tai-chinh']) {
      const { problem } = await (await office(account)).refused(reporting.viewOperations, {});
      expect([account, problem.status, problem.type]).toEqual([account, 403, '/problems/not-permitted']);
    }
  });

  it('is taken in again when the operator asks, and parked again while its cause is there', () =>
    atOperations(async (page) => {
      const row = rowOf(page, replayed);
      await row.getByText('Đang gác').waitFor();
      await row.getByRole('button', { name: /^Nhận lại/ }).click();
      await eventually('it was tried again', async () => {
        const message = await parked(replayed);
        return message?.state === 'parked' && message.attempts === 2;
      });
      await row.getByText('Đang gác').waitFor();
    }, 'operations'));

  it('is set aside for good with a reason, which stays with it', () =>
    atOperations(async (page) => {
      const row = rowOf(page, dismissed);
      await row.getByRole('button', { name: /^Bỏ qua/ }).click();
      await page.getByRole('button', { name: 'Bỏ qua thông điệp này' }).click();
      const reason = page.getByLabel('Lý do bỏ qua');
      expect(await reason.getAttribute('aria-invalid')).toBe('true');
      await reason.fill('Bên gửi đã gửi lại đúng mẫu (diễn tập)');
      await page.getByRole('button', { name: 'Bỏ qua thông điệp này' }).click();
      await row.getByText('Đã bỏ qua').waitFor();
      await row.getByText('Bên gửi đã gửi lại đúng mẫu (diễn tập)').waitFor();
      expect(await parked(dismissed)).toMatchObject({ state: 'dismissed' });
    }, 'operations-dismissed'));

  it('cannot be settled a second time', async () => {
    const operator = await office('van-hanh');
    const params = { parkedId: (await parked(dismissed))?.id ?? '' };
    const { problem } = await operator.refused(reporting.replayParked, { params });
    expect(problem).toMatchObject({ status: 409, type: '/problems/parked-settled' });
    const other = { parkedId: (await parked(replayed))?.id ?? '' };
    const body = { reason: 'Hết diễn tập' };
    expect(await operator.do(reporting.dismissParked, { params: other, body })).toMatchObject({ state: 'dismissed' });
  });
});
