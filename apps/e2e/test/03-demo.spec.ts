import type { DossierView } from '@langmoi/contracts/recognition';
import { Client, Connection } from '@temporalio/client';
import { eventually, office } from '../src/api';
import { atScreen, openBrowser } from '../src/browser';
import { product } from '../src/config';
import { langmoi } from '../src/product';
import { accounts, theProvince } from '../src/province';
import { recognition, reporting } from '../src/routes';
import { Walk } from '../src/walk';

/** `./langmoi demo`, as a stranger runs it, and what it has left behind. */
describe('The demo', () => {
  let said: string;
  let hamTan: DossierView;
  let walk: Walk;

  beforeAll(async () => {
    said = await langmoi(product().data, ['demo'], 170_000);
    walk = await Walk.of('Hàm Tân');
    hamTan = walk.dossier;
  });

  it('takes Hàm Tân to an effective decision that is announced', () => {
    expect(hamTan.status).toBe('recognised');
    expect(hamTan.decision).toMatchObject({ rehearsal: true, number: expect.stringContaining('QĐ-UBND') as string });
    expect(hamTan.decision?.announcedOn).not.toBeNull();
    expect(hamTan.decision!.effectiveOn <= hamTan.legalTime.today).toBe(true);
    expect(hamTan.rehearsal).toBe(true);
  });

  it('raises the count of recognised communes from 57 to 58, and leaves what the report states', async () => {
    expect(said).toContain('57 → 58');
    const { id: provinceId } = await theProvince();
    const { headline } = await (await office('kiem-toan')).do(reporting.viewProvince, { params: { provinceId } });
    const recognised = headline.find(({ id }) => id === 'recognised');
    expect(recognised?.computed?.value).toBe(58);
    expect(recognised?.stated.map(({ value }) => value).join(' ')).toContain('57');
  });

  it('refuses the submission of Long Hiệp with the criteria it lacks, and moves nothing', async () => {
    expect(said).toContain('còn thiếu: 1, 5, 9, 17');
    const longHiep = await Walk.of('Long Hiệp');
    expect(longHiep.dossier).toMatchObject({ status: 'open', stage: 'submission', round: 1 });
    expect(longHiep.dossier.assessment).toMatchObject({ metCount: 15, total: 19, missing: [1, 5, 9, 17] });
    expect(longHiep.entry('submission').acts).toEqual([]);
  });

  it('keeps the return of the district with its reason, and the second round after it', () => {
    const returned = hamTan.timeline.find(
      ({ stage, outcome }) => stage === 'district-review' && outcome?.name === 'return',
    );
    expect(returned?.reasons.map(({ criterion }) => criterion)).toEqual([17]);
    const rounds = hamTan.timeline.filter(({ stage }) => stage === 'self-assessment').map(({ round }) => round);
    expect(rounds).toEqual([1, 2]);
  });

  it('shows a meeting without quorum before the one that had it, with sums and no names', () => {
    const council = hamTan.timeline.filter(({ stage }) => stage === 'council');
    expect(council.map(({ outcome }) => outcome?.name)).toEqual(['noQuorum', 'approved']);
    expect(hamTan.meetings.map(({ present, members, closed }) => ({ present, members, closed }))).toEqual([
      { present: 5, members: 9, closed: true },
      { present: 9, members: 9, closed: true },
    ]);
    expect(hamTan.meetings.at(-1)?.ballots).toEqual({ inFavour: 9, against: 0, blank: 0 });
  });

  it('shows on the time line the reminder and the escalation that moving the date fired', () => {
    const { notices } = walk.entry('confirmations');
    expect(notices.map(({ kind }) => kind)).toEqual(['reminder', 'reminder', 'escalation']);
    const reminded = notices.filter(({ kind }) => kind === 'reminder').map(({ to }) => to.split(', ').length);
    expect(reminded).toEqual([2, 2]); // the fourteen that had spoken are left in peace
  });

  it('marks every figure that it invented as rehearsal', () => {
    const acts = hamTan.timeline.flatMap((entry) => entry.acts);
    expect(acts.length).toBeGreaterThan(20);
    expect(acts.filter(({ rehearsal }) => !rehearsal)).toEqual([]);
    expect(hamTan.documents.filter(({ rehearsal }) => !rehearsal)).toEqual([]);
  });

  it('can be found in Temporal by stage and commune, with details that name no person', async () => {
    const { id: provinceId } = await theProvince();
    const longHiep = await Walk.of('Long Hiệp');
    const connection = await Connection.connect({ address: product().temporalAddress, connectTimeout: 5_000 });
    try {
      const client = new Client({ connection });
      const query = `LmStage = 'submission' AND LmCommune = 'Long Hiệp' AND LmYear = 2020`;
      const workflowId = await eventually('Temporal lists the dossier', async () => {
        for await (const { workflowId: id } of client.workflow.list({ query })) return id;
        return undefined;
      });
      expect(workflowId).toBe(`dossier/${provinceId}/${longHiep.dossier.id}`);
      const told = await client.workflow
        .getHandle(workflowId)
        .query<{ currentDetails: string }>('__temporal_workflow_metadata');
      expect(told.currentDetails).toContain('Long Hiệp');
      expect(told.currentDetails).toContain('submission');
      for (const { account } of accounts) expect(told.currentDetails).not.toContain(account);
      expect(told.currentDetails).not.toMatch(/Cán bộ|diễn tập/);
    } finally {
      await connection.close();
    }
  });

  it('can be read afterwards on the page of the dossier, from its course to its decision', async () => {
    const browser = await openBrowser();
    try {
      for (const size of ['laptop', 'phone'] as const) {
        await atScreen(
          browser,
          'vpdp',
          async (screen) => {
            const { page } = screen;
            await screen.goto(`/dossiers/${hamTan.id}`);
            await page.getByRole('heading', { level: 1, name: /^Hàm Tân/ }).waitFor();
            await page.getByText(hamTan.decision!.number).first().waitFor();
            await page
              .getByText(/nhắc việc tới/)
              .first()
              .waitFor();
            await page
              .getByText(/báo cấp trên/)
              .first()
              .waitFor();
            expect(await screen.scrollsSideways()).toBe(false);
            await screen.picture('dossier-ham-tan');
            await screen.checkAccessible('dossier-ham-tan');
            if (size === 'laptop') await screen.readmePicture('dossier');
          },
          { size },
        );
      }
    } finally {
      await browser.close();
    }
  });

  it('leaves a commune’s officer a home that says what is missing, who has the dossier and what comes next', async () => {
    const browser = await openBrowser();
    try {
      for (const size of ['laptop', 'phone'] as const) {
        await atScreen(
          browser,
          'xa.long-hiep',
          async (screen) => {
            const { page } = screen;
            await screen.goto('/work');
            await page.getByRole('list', { name: 'Việc hôm nay' }).getByText('Long Hiệp').waitFor();
            const where = page.getByRole('region', { name: 'Hồ sơ của xã đang ở đâu' });
            await where.getByText('Ủy ban nhân dân xã Long Hiệp').waitFor();
            await where.getByText('Thẩm tra cấp huyện').waitFor();
            await where.getByRole('link', { name: 'tiêu chí 1, 5, 9, 17' }).waitFor();
            const tiles = page.getByRole('list', { name: 'Các tiêu chí' }).getByRole('link');
            expect(await tiles.count()).toBe(19);
            expect(await tiles.filter({ hasText: 'chưa đạt' }).count()).toBe(4);
            expect(await screen.scrollsSideways()).toBe(false);
            await screen.picture('home-commune');
            await screen.checkAccessible('home-commune');
            if (size === 'laptop') await screen.readmePicture('home');
          },
          { size },
        );
      }
    } finally {
      await browser.close();
    }
  });

  it('leaves work for the offices that others wait for', async () => {
    for (const account of ['huyen.cau-ke', 'mttq.chau-thanh', 'vpdp', 'chu-tich', 'hoi-dong.4']) {
      const work = await (await office(account)).do(recognition.listWork, {});
      expect({ account, some: work.length > 0 }).toEqual({ account, some: true });
    }
  });
});
