import { office } from '../src/api';
import { moveTo, plusDays, theProvince } from '../src/province';
import { recognition } from '../src/routes';
import { Walk } from '../src/walk';

/** What the regime does when a vote, a poll or a meeting does not reach its threshold. */
describe('Below a threshold', () => {
  let today: string;

  beforeAll(async () => {
    ({ today } = await theProvince());
  });

  it('sends the dossier back to the commune when the poll reached too few households', async () => {
    const walk = await Walk.of('Hưng Mỹ');
    expect(walk.dossier.stage).toBe('front-poll');
    await walk.poll(today, { returned: 1439, satisfied: 1439 }); // 59,96 % of 2400
    expect(walk.dossier).toMatchObject({ stage: 'self-assessment', round: 2, status: 'open' });
    const { outcome, reasons } = walk.entry('front-poll');
    expect(outcome?.name).toBe('failed');
    expect(reasons.map(({ text }) => text).join()).toContain('1.439');
  });

  it('takes exactly 80 % satisfied for too few, because the law says above', async () => {
    const walk = await Walk.of('An Phú Tân');
    expect(walk.dossier.stage).toBe('district-review');
    await walk.forward();
    await walk.poll(today, { returned: 1500, satisfied: 1200 });
    expect(walk.dossier).toMatchObject({ stage: 'self-assessment', round: 2 });
    expect(walk.entry('front-poll').reasons.length).toBeGreaterThan(0);
  });

  it('sends the dossier back when one department does not confirm, with its reason by criterion', async () => {
    const walk = await Walk.of('Lương Hòa');
    expect(walk.dossier.stage).toBe('confirmations');
    await walk.confirmAll({ criterion: 5, note: 'Trường học chưa đạt mức chất lượng (diễn tập)' });
    expect(walk.dossier).toMatchObject({ stage: 'self-assessment', round: 2 });
    const { outcome, reasons } = walk.entry('confirmations');
    expect(outcome?.name).toBe('disagreed');
    expect(reasons).toContainEqual({ criterion: 5, text: expect.stringContaining('Trường học') as string });
  });

  it('does not decide in a meeting without quorum, and meets again', async () => {
    const walk = await Walk.of('Ninh Thới');
    expect(walk.dossier).toMatchObject({ stage: 'council', round: 1 });
    await walk.closeMeeting();
    expect(walk.dossier).toMatchObject({ stage: 'council', round: 2, status: 'open' });
    expect(walk.dossier.meetings.at(-1)).toMatchObject({ present: 3, members: 9, closed: true });
  });

  it('sends the dossier back to the district when the council does not approve it', async () => {
    const walk = await Walk.of('Ninh Thới');
    const vote = (member: string) => walk.refusedAct(member, recognition.castBallot, { choice: 'inFavour' });
    expect((await vote('hoi-dong.1')).problem.type).toBe('/problems/no-meeting-open');
    await walk.convene(today);
    const twice = await walk.refusedAct('vpdp', recognition.conveneMeeting, { meetsOn: today });
    expect(twice.problem.type).toBe('/problems/meeting-open');
    await walk.ballots([1, 2, 3, 4, 5, 6]);
    expect((await vote('hoi-dong.1')).problem.type).toBe('/problems/already-voted');
    await walk.ballots([7, 8], 'against');
    const text = 'Hồ sơ chưa đủ minh chứng (diễn tập)';
    await walk.closeMeeting([{ criterion: 2, text }]);
    expect(walk.dossier.stage).toBe('district-review');
    const council = walk.entry('council');
    expect(council.outcome?.name).toBe('rejected');
    expect(council.reasons.map((reason) => reason.text)).toContain(text);
    expect(walk.dossier.meetings.at(-1)?.ballots).toEqual({ inFavour: 6, against: 2, blank: 0 });
  });

  it('ends without recognition when the chairman declines, and says why', async () => {
    const walk = await Walk.of('Thạnh Phú');
    expect(walk.dossier.stage).toBe('decision');
    const [meeting] = walk.dossier.meetings;
    expect(meeting).toMatchObject({ present: 8, members: 8, recused: [{ cause: 'homeUnit' }] }); // at home there
    const text = 'Chưa đủ điều kiện (diễn tập)';
    await walk.act('chu-tich', recognition.issueDecision, {
      outcome: 'declined',
      reasons: [{ criterion: null, text }],
    });
    expect(walk.dossier.decision).toBeNull();
    expect(walk.entry('decision').outcome?.name).toBe('declined');
    expect(walk.entry('decision').reasons.map((reason) => reason.text)).toEqual([text]);
  });

  it('sends a vote below 90 % back to the self-assessment, and the district vote back to its review', async () => {
    const walk = await Walk.of('Song Lộc');
    await walk.outcome('district', 'accept');
    await walk.selfAssess(today);
    ({ today } = await moveTo(plusDays(walk.dossier.dueOn ?? today, 1)));
    await walk.until('commune-vote');
    await walk.vote('commune', today, { invited: 40, present: 40, inFavour: 35 });
    expect(walk.dossier).toMatchObject({ stage: 'self-assessment', round: 2 });
    expect(walk.entry('commune-vote').outcome?.name).toBe('failed');
    await walk.selfAssess(today);
    ({ today } = await moveTo(plusDays(walk.dossier.dueOn ?? today, 1)));
    await walk.until('commune-vote');
    await walk.vote('commune', today, { invited: 40, present: 40, inFavour: 36 }); // 90 % is enough
    await walk.submit();
    await walk.forward();
    await walk.poll(today, { returned: 1920, satisfied: 1900 });
    await walk.vote('district', today, { invited: 30, present: 30, inFavour: 26 });
    expect(walk.dossier.stage).toBe('district-review');
    expect(walk.entry('district-vote').outcome?.name).toBe('failed');
  });

  it('refuses a registration with the reason, and closes the dossier', async () => {
    const walk = await Walk.of('Mỹ Chánh');
    expect(walk.dossier.stage).toBe('registration');
    const text = 'Chưa có trong kế hoạch của huyện (diễn tập)';
    await walk.outcome('district', 'refuse', { reasons: [{ criterion: null, text }] });
    expect(walk.dossier.status).toBe('refused');
    const items = await (await office('vpdp')).do(recognition.listDossiers, { query: { communeId: walk.commune.id } });
    expect(items.map(({ status }) => status)).toEqual(['refused']);
  });
});
