import type { Caller } from '@langmoi/contracts/caller';
import { randomUUID } from 'node:crypto';
import { anAct, Scene } from './scene';

let scene: Scene;
beforeAll(async () => void (scene = await Scene.open()));
afterAll(() => scene?.close());

type Choice = 'inFavour' | 'against' | 'blank';

/** A dossier whose council sits. */
async function aMeeting(): Promise<string> {
  const id = await scene.dossierAt('council');
  const convene = { stage: 'council', meetsOn: '2020-07-01' };
  await scene.record(anAct(scene, id, scene.officer('coordinationOffice'), 'convene', convene));
  return id;
}

const vote = (id: string, member: Caller, choice: Choice, key?: string) =>
  scene.send(member, `/dossiers/${id}/ballots`, { stage: 'council', round: 1, choice }, key);

async function votes(id: string, choices: readonly Choice[]): Promise<void> {
  const answers = await Promise.all(choices.map((choice, index) => vote(id, scene.member(index), choice)));
  expect(answers.map(({ status }) => status)).toEqual(choices.map(() => 200));
}

const close = (id: string, reasons: object[] = []) =>
  scene.record(anAct(scene, id, scene.officer('coordinationOffice'), 'close-meeting', { stage: 'council', reasons }));

const favour = (count: number): Choice[] => Array<Choice>(count).fill('inFavour');

it('convenes one meeting at a time, with the members in office', async () => {
  const id = await aMeeting();
  expect(await scene.rows('council_meetings', `dossier_id = '${id}'`)).toMatchObject([
    { number: 1, members: 9, present: 0 },
  ]);
  const convene = anAct(scene, id, scene.officer('coordinationOffice'), 'convene', {
    stage: 'council',
    meetsOn: '2020-07-02',
  });
  await expect(scene.record(convene)).rejects.toMatchObject({ type: '/problems/meeting-open' });
});

it('counts nine ballots that come at once, and shows sums only when the meeting is closed', async () => {
  const id = await aMeeting();
  await votes(id, favour(9));
  expect((await scene.view(id)).meetings).toMatchObject([{ members: 9, present: 9, ballots: null, closed: false }]);
  expect(await close(id)).toEqual({ outcome: 'approved', reasons: [] });
  expect((await scene.view(id)).meetings).toMatchObject([
    { ballots: { inFavour: 9, against: 0, blank: 0 }, closed: true },
  ]);
});

it.each<[string, Choice[], string]>([
  ['proposes at 9 of 9', favour(9), 'approved'],
  ['proposes at 7 of 7', favour(7), 'approved'],
  ['rejects at 8 of 9, below 90 %', [...favour(8), 'against'], 'rejected'],
  ['counts a blank ballot as present and not in favour', [...favour(8), 'blank'], 'rejected'],
  ['has no quorum with 6 of 9, below 70 %', favour(6), 'noQuorum'],
])('%s', async (_, choices, outcome) => {
  const id = await aMeeting();
  await votes(id, choices);
  const reasons = outcome === 'rejected' ? [{ criterion: 17, text: 'Môi trường chưa bền vững' }] : [];
  const judged = await close(id, reasons);
  expect(judged.outcome).toBe(outcome);
  if (outcome !== 'approved') expect(judged.reasons[0]?.text).toMatch(/cần ít nhất/);
});

it('asks for the council’s reasons when the ballots are not enough', async () => {
  const id = await aMeeting();
  await votes(id, [...favour(7), 'against', 'against']);
  await expect(close(id)).rejects.toMatchObject({ type: '/problems/reasons-required' });
  expect(await scene.rows('council_meetings', `dossier_id = '${id}'`)).toMatchObject([{ closed_on: null }]);
});

it('takes one ballot a member, even when two come at once or the request is repeated', async () => {
  const id = await aMeeting();
  const key = randomUUID();
  expect(await vote(id, scene.member(0), 'against', key)).toMatchObject({ status: 200 });
  expect(await vote(id, scene.member(0), 'against', key)).toMatchObject({ status: 200 });
  expect(await vote(id, scene.member(0), 'inFavour')).toMatchObject({
    status: 409,
    body: { type: '/problems/already-voted' },
  });
  const twins = await Promise.all(['inFavour', 'blank'].map((choice) => vote(id, scene.member(1), choice as Choice)));
  expect(twins.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(await scene.rows('council_meetings', `dossier_id = '${id}'`)).toMatchObject([{ present: 2, against: 1 }]);
});

it('lets nobody vote who is no member, nor before a meeting is open, nor in a closed one', async () => {
  const id = await scene.dossierAt('council');
  expect((await vote(id, scene.member(0), 'inFavour')).body.type).toBe('/problems/no-meeting-open');
  const convene = { stage: 'council', meetsOn: '2020-07-01' };
  await scene.record(anAct(scene, id, scene.officer('coordinationOffice'), 'convene', convene));
  const stranger = scene.officer('councilMember');
  expect((await vote(id, stranger, 'inFavour')).body.type).toBe('/problems/not-permitted');
  expect((await vote(id, scene.officer('coordinationOffice'), 'inFavour')).body.type).toBe('/problems/not-permitted');
  await votes(id, favour(9));
  await close(id);
  expect((await vote(id, scene.member(0), 'inFavour')).body.type).toBe('/problems/no-meeting-open');
});

it('keeps no row that links a member to a choice, nor a print of the request that could be guessed', async () => {
  const id = await aMeeting();
  const keys = [randomUUID(), randomUUID()];
  await vote(id, scene.member(2), 'inFavour', keys[0]);
  await vote(id, scene.member(3), 'blank', keys[1]);
  const prints = await scene.rows<{ fingerprint: string; answer: object }>(
    'idempotency_keys',
    `key IN ('${keys[0]}', '${keys[1]}')`,
  );
  expect(prints.map(({ answer }) => answer)).toEqual([{}, {}]);
  expect(new Set(prints.map(({ fingerprint }) => fingerprint)).size).toBe(1);
  const tables: { name: string }[] = await scene.database.admin.query(
    `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'recognition' AND udt_name = 'uuid' GROUP BY 1`,
  );
  for (const { name } of tables) {
    const rows = JSON.stringify(await scene.rows(name, `${name}::text LIKE '%${scene.members[3]}%'`));
    expect(rows).not.toMatch(/"(choice|blank|in_?favour|against)"/i);
  }
  expect(await scene.rows('dossier_acts', `officer_id = '${scene.members[2]}'`)).toHaveLength(0);
  expect(await scene.rows('outbox_events', `envelope::text LIKE '%${keys[0]}%'`)).toHaveLength(0);
});

it('numbers the meetings of a dossier through its rounds', async () => {
  const id = await aMeeting();
  await votes(id, favour(6));
  await close(id);
  const after = { stage: 'council', round: 1, outcome: 'noQuorum' };
  await scene.stages.enterStage({
    dossierId: id,
    provinceId: scene.provinceId,
    stage: 'council',
    round: 2,
    after,
  });
  const convene = { stage: 'council', round: 2, meetsOn: '2020-07-03' };
  await scene.record(anAct(scene, id, scene.officer('coordinationOffice'), 'convene', convene));
  expect((await scene.view(id)).meetings.map(({ number, closed }) => ({ number, closed }))).toEqual([
    { number: 1, closed: true },
    { number: 2, closed: false },
  ]);
});
