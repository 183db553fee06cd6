import type { Caller } from '@langmoi/contracts/caller';
import type { Duty } from '@langmoi/contracts/duties';
import type { Problem } from '@langmoi/contracts/problem';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { anAct, Scene, separation } from './scene';

let scene: Scene;
beforeAll(async () => void (scene = await Scene.open()));
afterAll(() => scene?.close());

const take = (dossierId: string, personId: string, duty: Duty) =>
  scene.database.admin.query(
    `INSERT INTO duties (dossier_id, person_id, duty, province_id, stage, taken_on) VALUES ($1, $2, $3, $4, 'raw', '2020-07-01')`,
    [dossierId, personId, duty, scene.provinceId],
  );

const pairs = [...separation.apart, ...separation.together].flatMap(({ duties: [one, other] }, at) => {
  const apart = at < separation.apart.length;
  return [
    [one, other, apart],
    [other, one, apart],
  ] as [Duty, Duty, boolean][];
});

describe('In the data itself', () => {
  let dossierId: string;
  beforeAll(async () => {
    dossierId = await scene.dossierAt('registration');
  });

  it.each(pairs)('one person has %s and then %s in one dossier: kept apart is %s', async (one, other, apart) => {
    const person = randomUUID();
    await take(dossierId, person, one);
    const second = take(dossierId, person, other);
    if (apart) await expect(second).rejects.toMatchObject({ driverError: { constraint: 'duty_sides_pkey' } });
    else await expect(second).resolves.toEqual([]);
    const held = await scene.rows<{ duty: string }>('duties', `person_id = '${person}'`);
    expect(held).toHaveLength(apart ? 1 : 2);
  });

  it('two who take both sides at once do not both get them', async () => {
    const person = randomUUID();
    const both = await Promise.allSettled([take(dossierId, person, 'assess'), take(dossierId, person, 'review')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('no act stands under a duty that its officer does not have', async () => {
    const officer = scene.officer('districtReviewer');
    await scene.record(anAct(scene, dossierId, officer, 'outcome', { stage: 'registration', outcome: 'accept' }));
    for (const change of [`duty = 'assess'`, `officer_id = '${randomUUID()}'`])
      await expect(
        scene.database.admin.query(`UPDATE dossier_acts SET ${change} WHERE dossier_id = $1`, [dossierId]),
      ).rejects.toMatchObject({ driverError: { constraint: 'fk_dossier_acts_duty' } });
  });

  it('nobody takes a duty while no law of duties is loaded', async () => {
    const rows = await scene.rows('incompatible_duties');
    await scene.database.admin.query('DELETE FROM incompatible_duties');
    await expect(take(dossierId, randomUUID(), 'assess')).rejects.toThrow('No separation of duties is loaded');
    await scene.database.admin.query(
      `INSERT INTO incompatible_duties SELECT * FROM jsonb_populate_recordset(NULL::incompatible_duties, $1)`,
      [JSON.stringify(rows)],
    );
  });

  it('the pairs of the file and no others are refused', async () => {
    const rows = await scene.rows<{ pair: string }>('incompatible_duties');
    expect([...new Set(rows.map(({ pair }) => pair))].sort()).toEqual(
      separation.apart.map(({ duties }) => duties.join('/')).sort(),
    );
  });
});

it('refuses the reviewer who assessed the same dossier, and says by which former act', async () => {
  const id = await scene.dossierAt('commune-vote');
  const person = randomUUID();
  const vote = { heldOn: '2020-07-01', invited: 40, present: 38, inFavour: 38, against: 0, abstained: 0 };
  const commune = { ...scene.commune(), userId: person };
  await scene.record(anAct(scene, id, commune, 'vote', { stage: 'commune-vote', ...vote }));
  await scene.enter(id, 'district-review');
  const reviewer = { ...scene.officer('districtReviewer'), userId: person };
  const body = { stage: 'district-review', round: 1, outcome: 'return', reasons: [{ criterion: 1, text: 'Chưa đủ' }] };
  const answer = await scene.send(reviewer, `/dossiers/${id}/outcomes`, body);
  expect(answer).toMatchObject({
    status: 403,
    body: {
      ...{ type: '/problems/separation-of-duties', duty: 'review', formerDuty: 'assess' },
      ...{ formerStage: 'commune-vote', formerOn: '2020-07-01' },
    },
  });
  const view = await scene.view(id, reviewer);
  expect(view.actions).toContainEqual({ name: 'return', allowed: false, reason: '/problems/separation-of-duties' });
  expect(view.standsInTheWay).toMatchObject({
    ...{ step: { vi: 'Cuộc họp của xã bỏ phiếu đề nghị' }, on: '2020-07-01' },
    because: { confidence: 'provisional', text: { vi: expect.stringContaining('không thẩm tra') } },
  });
  expect((await scene.ask<{ id: string }[]>(reviewer, '/work-items')).body.map((item) => item.id)).not.toContain(id);
  const other = scene.officer('districtReviewer');
  expect((await scene.view(id, other)).standsInTheWay).toBeNull();
  await expect(scene.record(anAct(scene, id, reviewer, 'outcome', body))).rejects.toMatchObject({
    type: '/problems/separation-of-duties',
  });
});

it('counts who registered among those who assess', async () => {
  const id = await scene.dossierAt('registration');
  const reviewer = { ...scene.officer('districtReviewer'), userId: scene.commune().userId };
  const body = { stage: 'registration', round: 1, outcome: 'accept' };
  expect((await scene.send(reviewer, `/dossiers/${id}/outcomes`, body)).body).toMatchObject({
    ...{ type: '/problems/separation-of-duties', formerStage: 'registration' },
  });
});

/** Who judges whom, written down from the law and not from the file. */
const judges: Partial<Record<Duty, readonly Duty[]>> = {
  assess: ['review', 'poll', 'confirm', 'vote', 'decide'],
  review: ['poll', 'confirm', 'vote', 'decide'],
};
const keptApart = (one: Duty, other: Duty) => Boolean(judges[one]?.includes(other) || judges[other]?.includes(one));

const poll = {
  ...{ heldOn: '2020-07-01', households: 10, distributed: 10, returned: 10 },
  contents: [{ content: 'Đường', satisfied: 10, notSatisfied: 0, noOpinion: 0 }],
};
const vote = { heldOn: '2020-07-01', invited: 9, present: 9, inFavour: 9, against: 0, abstained: 0 };
const reasons = [{ criterion: 1, text: 'Chưa đủ' }];

/** One way for each duty to act, at a stage of its own; answers the problem's type if it is refused. */
const ways: Record<Exclude<Duty, 'prepare'>, (id: string, round: number, personId: string) => Promise<unknown>> = {
  assess: (id, round, person) => act(id, round, [scene.commune(), person], 'vote', { stage: 'commune-vote', ...vote }),
  review: (id, round, person) =>
    act(id, round, [scene.officer('districtReviewer'), person], 'outcome', {
      ...{ stage: 'district-review', outcome: 'return', reasons },
    }),
  poll: (id, round, person) =>
    act(id, round, [scene.officer('frontOfficer'), person], 'poll', { stage: 'front-poll', ...poll }),
  confirm: (id, round, person) =>
    act(id, round, [scene.officer('departmentOfficer'), person], 'confirmation', {
      ...{ stage: 'confirmations', assessmentVersion: 1 },
      findings: Array.from({ length: 10 }, (_, at) => ({ criterion: at + 1, agrees: true, note: '' })),
    }),
  async vote(id, round, person) {
    await scene.enter(id, 'council', round);
    const office = scene.officer('coordinationOffice');
    const at = { stage: 'council', round };
    await scene.record(anAct(scene, id, office, 'convene', { ...at, meetsOn: '2020-07-01' }));
    const member = { ...scene.officer('councilMember'), userId: person };
    const { status, body } = await scene.send(member, `/dossiers/${id}/ballots`, { ...at, choice: 'blank' });
    await scene.record(anAct(scene, id, office, 'close-meeting', { ...at, reasons }));
    return status === 200 ? null : body.type;
  },
  decide: (id, round, person) =>
    act(id, round, [scene.officer('chairmanOffice'), person], 'decision', {
      ...{ stage: 'decision', outcome: 'declined', reasons },
    }),
};

async function act(...[id, round, [office, userId], kind, said]: Acting): Promise<unknown> {
  await scene.enter(id, said.stage, round);
  const refusal = (problem: Problem) => problem.type;
  return scene.record(anAct(scene, id, { ...office, userId }, kind, { round, ...said })).then(() => null, refusal);
}
type Acting = [string, number, [Caller, string], Parameters<typeof anAct>[3], Parameters<typeof anAct>[4]];

it('lets three people act in any order exactly as long as nobody judges what is their own', async () => {
  const step = fc.record({ who: fc.nat(2), duty: fc.constantFrom(...(Object.keys(ways) as (keyof typeof ways)[])) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 9 }), async (steps) => {
      const id = await scene.dossierAt('registration');
      const had = new Map<string, Set<Duty>>();
      for (const [at, { who, duty }] of steps.entries()) {
        const person = scene.members[who]!;
        const own = had.get(person) ?? new Set<Duty>();
        const barred = [...own].some((former) => keptApart(former, duty));
        const refusal = await ways[duty](id, at + 2, person);
        expect([steps.slice(0, at + 1), refusal]).toEqual([
          steps.slice(0, at + 1),
          barred ? '/problems/separation-of-duties' : null,
        ]);
        if (!barred) had.set(person, own.add(duty));
      }
      const rows = await scene.rows<{ person_id: string; duty: Duty }>(
        'duties',
        `dossier_id = '${id}' AND person_id IN ('${scene.members.join("','")}')`,
      );
      const written = (rows as { person_id: string; duty: Duty }[]).map((row) => `${row.person_id} ${row.duty}`);
      const expected = [...had].flatMap(([person, own]) => [...own].map((duty) => `${person} ${duty}`));
      expect(written.sort()).toEqual(expected.sort());
    }),
    { numRuns: 12 },
  );
});
