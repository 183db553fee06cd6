import { randomUUID } from 'node:crypto';
import { anAct, Scene } from './scene';

let scene: Scene;
beforeAll(async () => void (scene = await Scene.open()));
afterAll(() => scene?.close());

const dates = { signedOn: '2020-07-01', effectiveOn: '2020-07-01', signatory: 'Chủ tịch' };

async function decide(said: object) {
  const id = await scene.dossierAt('decision');
  const act = anAct(scene, id, scene.officer('chairmanOffice'), 'decision', { stage: 'decision', ...said });
  return { id, recorded: await scene.record(act) };
}

it('keeps the decision with its number and tells it to the world once', async () => {
  const { id, recorded } = await decide({ outcome: 'issued', number: '1/QĐ-UBND', ...dates });
  expect(recorded).toEqual({ outcome: 'issued', reasons: [] });
  expect((await scene.view(id)).decision).toMatchObject({ number: '1/QĐ-UBND', announcedOn: null, rehearsal: true });
  const events = (await scene.events('recognition.dossier.decision-issued')).filter(({ subject }) => subject === id);
  expect(events.map(({ data }) => data)).toMatchObject([{ number: '1/QĐ-UBND', rehearsal: true }]);
});

it('says for whom, by which paper and in which capacity it was signed', async () => {
  const [head, appointmentId] = [randomUUID(), randomUUID()];
  const office = scene.officer('chairmanOffice');
  const decision = { number: '12/QĐ-UBND', date: '2019-02-01', authority: 'Chủ tịch UBND tỉnh' };
  const member = { officerId: office.userId, role: 'chairmanOffice', appointmentId, capacity: 'forHead' };
  await scene.database.admin.query(`UPDATE directory_organisations SET members = $1 WHERE kind = 'ppcChairman'`, [
    JSON.stringify([{ ...member, onBehalfOf: head, decision }]),
  ]);
  const id = await scene.dossierAt('decision');
  const said = { stage: 'decision', outcome: 'issued', number: '9/QĐ-UBND', ...dates };
  const deputy = { ...office, appointmentId, capacity: 'forHead' as const };
  await scene.record(anAct(scene, id, deputy, 'decision', said), deputy);
  const signature = {
    ...{ appointmentId, capacity: 'forHead', onBehalfOf: head, mandate: decision },
    lines: ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
  };
  const view = await scene.view(id);
  expect(view.decision).toMatchObject({ signature });
  expect(view.timeline.flatMap(({ acts }) => acts)).toMatchObject([{ kind: 'decision', signature }]);
  for (const type of ['decision-issued', 'act-recorded']) {
    const events = await scene.events(`recognition.dossier.${type}`);
    expect(events.filter(({ subject }) => subject === id)).toMatchObject([
      { data: { appointmentId, capacity: 'forHead' } },
    ]);
  }
});

it('refuses a number that another decision of the year has, also when both come at once', async () => {
  const said = { outcome: 'issued', number: '2/QĐ-UBND', ...dates };
  const outcomes = await Promise.allSettled([decide(said), decide(said)]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { type: '/problems/decision-number-taken' },
  });
});

it('refuses a decision that lacks what makes it one, at each field', async () => {
  await expect(decide({ outcome: 'issued' })).rejects.toMatchObject({
    status: 422,
    extra: { errors: expect.arrayContaining([expect.objectContaining({ pointer: '/number' })]) },
  });
});

it('declines for stated reasons only, and issues nothing', async () => {
  await expect(decide({ outcome: 'declined' })).rejects.toMatchObject({ type: '/problems/reasons-required' });
  const { id } = await decide({ outcome: 'declined', reasons: [{ criterion: null, text: 'Còn khiếu nại' }] });
  expect((await scene.view(id)).decision).toBeNull();
});

it('gives the outcome of a poll below its threshold with the contents that failed', async () => {
  const id = await scene.dossierAt('front-poll');
  const contents = [
    { content: 'Đường giao thông', satisfied: 640, notSatisfied: 150, noOpinion: 10 },
    { content: 'Trường học', satisfied: 700, notSatisfied: 90, noOpinion: 10 },
  ];
  const poll = { heldOn: '2020-07-01', households: 1000, distributed: 900, returned: 800, contents };
  const act = anAct(scene, id, scene.officer('frontOfficer'), 'poll', { stage: 'front-poll', ...poll });
  const { outcome, reasons } = await scene.record(act);
  expect(outcome).toBe('failed'); // 640 of 800 are 80 %, and "trên 80 %" means more
  expect(reasons.map(({ text }) => text).join()).toContain('Đường giao thông');
  expect(reasons.map(({ text }) => text).join()).not.toContain('Trường học');
});

it('joins the departments when the last has spoken, and objects with every objection', async () => {
  const id = await scene.dossierAt('confirmations');
  const { assessment } = await scene.view(id);
  const say = async (department: string, objection?: number) => {
    const officer = scene.officer('departmentOfficer', department);
    const { mine } = await scene.view(id, officer);
    const findings = mine!.criteria.map((criterion) => ({
      ...{ criterion, agrees: criterion !== objection },
      note: criterion === objection ? 'Chưa có hồ sơ nghiệm thu' : '',
    }));
    const said = { stage: 'confirmations', assessmentVersion: assessment!.version, findings };
    return scene.record(anAct(scene, id, officer, 'confirmation', said));
  };
  expect(await say('agriculture', 17)).toEqual({ outcome: null, reasons: [] });
  await expect(say('agriculture')).rejects.toMatchObject({ type: '/problems/already-confirmed' });
  expect(await say('construction')).toEqual({
    outcome: 'disagreed',
    reasons: [{ criterion: 17, text: 'Chưa có hồ sơ nghiệm thu' }],
  });
});
