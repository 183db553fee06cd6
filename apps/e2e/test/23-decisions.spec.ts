import type { Browser } from 'playwright-core';
import { office } from '../src/api';
import { atScreen, openBrowser } from '../src/browser';
import { communeNamed } from '../src/province';
import { criteria } from '../src/routes';

const asOf = '2020-06-30';

/** Criterion 1, planning, is led by the department of construction. */
describe('What figures and law leave open', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('is decided with evidence by the department that leads the criterion, and by no other', async () => {
    const params = { communeId: (await communeNamed('Hàm Tân')).id, tier: 'NTM' } as const;
    const { criteriaSet } = await (
      await office('xa.ham-tan')
    ).do(criteria.viewFigures, { params, query: { on: asOf } });
    const words = { reason: 'đã kiểm tra (diễn tập)', evidence: ['12/BB (diễn tập)'] };
    const body = { criteriaSet, of: 1, met: true, asOf, ...words, seenVersion: 0 };
    const other = await (await office('so.y-te')).refused(criteria.recordDecision, { params, body });
    expect(other.problem.type).toBe('/problems/not-permitted');
    const decided = await (await office('so.xay-dung')).do(criteria.recordDecision, { params, body });
    expect(decided).toMatchObject({ of: 1, version: 1, met: true, rehearsal: true });
    const judged = await (await office('vpdp')).do(criteria.viewJudgement, { params, query: { on: asOf } });
    const first = judged.judgements[0]?.criteria.find(({ no }) => no === 1);
    expect(first).toMatchObject({ outcome: 'met', because: 'decided' });
  });

  it('is shown with the sets that it is open in', () =>
    atScreen(browser, 'vpdp', async (screen) => {
      await screen.goto('/criteria-sets');
      await screen.page.getByRole('heading', { level: 1 }).waitFor();
      await screen.page.getByRole('row').nth(13).waitFor();
      await screen.picture('criteria-sets');
      await screen.checkAccessible('criteria-sets');
    }));
});
