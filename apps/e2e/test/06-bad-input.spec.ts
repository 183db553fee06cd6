import { inputTexts } from '@langmoi/contracts/input-texts';
import { problemTexts, type ProblemType } from '@langmoi/contracts/problem-texts';
import { randomUUID } from 'node:crypto';
import { office, send, type Refused } from '../src/api';
import { plusDays, theProvince } from '../src/province';
import { addressOf, criteria, directory, recognition } from '../src/routes';
import { pollOf, Walk } from '../src/walk';

const vote = { heldOn: '2020-07-01', invited: 40, present: 38, inFavour: 37, against: 1, abstained: 0 };
const poll = pollOf({ heldOn: '2020-07-01', returned: 1920, satisfied: 1900 });

function expectProblem({ problem }: Refused, type: ProblemType): void {
  const { status, title } = problemTexts[type];
  expect(problem).toMatchObject({ type, status, title: title.vi });
}

/** The field and the words, in both languages, each at its pointer. */
const wrongFigures = [
  [
    'more present than invited',
    'votes',
    { ...vote, present: 41, inFavour: 41, against: 0 },
    '/present',
    'presentAboveInvited',
  ],
  ['votes that do not add up to those present', 'votes', { ...vote, inFavour: 30 }, '/inFavour', 'votesDoNotAddUp'],
  [
    'more ballots than households',
    'polls',
    { ...poll, households: 1900, distributed: 1900 },
    '/returned',
    'moreBallotsThanHouseholds',
  ],
  [
    'more ballots returned than given out',
    'polls',
    { ...poll, distributed: 1900 },
    '/returned',
    'moreReturnedThanDistributed',
  ],
  [
    'answers that do not add up to the ballots',
    'polls',
    { ...poll, contents: [{ content: 'Môi trường', satisfied: 1, notSatisfied: 1, noOpinion: 1 }] },
    '/contents/0/satisfied',
    'contentDoesNotAddUp',
  ],
] as const;

describe('Bad input', () => {
  let binhPhu: Walk;

  beforeAll(async () => {
    binhPhu = await Walk.of('Bình Phú');
  });

  /** A refusal must leave the dossier as it was. */
  afterEach(async () => {
    const before = JSON.stringify(binhPhu.dossier.timeline);
    const { documents } = binhPhu.dossier;
    await binhPhu.reload();
    expect(JSON.stringify(binhPhu.dossier.timeline)).toBe(before);
    expect(binhPhu.dossier.documents).toEqual(documents);
  });

  it.each(wrongFigures)(
    'of %s is explained at its field, in Vietnamese and in English',
    async (...[, route, figures, pointer, code]) => {
      const [who, definition] =
        route === 'votes' ? ['commune', recognition.recordVote] : ['front', recognition.recordPoll];
      const desk = await binhPhu.desk(who as 'commune');
      const input = { params: { dossierId: binhPhu.dossier.id }, body: { ...binhPhu.at, ...figures } };
      for (const language of ['vi', 'en'] as const) {
        const { problem } = await desk.refused(definition as typeof recognition.recordVote, input, { language });
        expect(problem).toMatchObject({
          status: 400,
          title: problemTexts['/problems/invalid-request'].title[language],
        });
        expect(problem.errors).toContainEqual({ pointer, detail: inputTexts[code]![language] });
      }
    },
  );

  it('names every missing field of an empty form at once', async () => {
    const desk = await binhPhu.desk('commune');
    const { problem } = await desk.refused(recognition.recordVote, {
      params: { dossierId: binhPhu.dossier.id },
      body: {},
    });
    expect(problem.errors?.map(({ pointer }) => pointer)).toEqual(
      expect.arrayContaining(['/stage', '/round', '/heldOn', '/invited', '/present', '/inFavour']),
    );
  });

  it('with a broken body, a foreign kind of content or no key is refused in plain words', async () => {
    const desk = await binhPhu.desk('commune');
    const params = { dossierId: binhPhu.dossier.id };
    expectProblem(
      await desk.refused(recognition.recordVote, { params, body: '{"stage": ' }),
      '/problems/unreadable-body',
    );
    const at = { method: 'POST', address: addressOf(recognition.recordVote, { params }) };
    const unsigned = await send({ ...at, headers: { 'content-type': 'application/json' }, body: '{}' });
    expect(unsigned).toMatchObject({ status: 401, body: { type: '/problems/not-signed-in' } });
    const nowhere = await send({ method: 'GET', address: '/api/recognition/nothing-here' });
    expect([401, 404]).toContain(nowhere.status);
  });

  it('about a unit that nobody knows is not found', async () => {
    const desk = await binhPhu.desk('commune');
    const body = { communeId: randomUUID(), tier: 'NTM' as const, year: 2020 };
    expectProblem(await desk.refused(recognition.register, { body }), '/problems/unit-not-found');
    expectProblem(
      await desk.refused(directory.viewUnit, { params: { unitId: randomUUID() } }),
      '/problems/unit-not-found',
    );
    const params = { dossierId: randomUUID() };
    expectProblem(await desk.refused(recognition.viewDossier, { params }), '/problems/dossier-not-found');
  });

  it('from an office that is not asked is not permitted, and says who may', async () => {
    const assessmentVersion = binhPhu.dossier.assessment?.version;
    const body = { outcome: 'complete', assessmentVersion };
    for (const who of ['district', 'front', 'so.y-te', 'kiem-toan', 'hoi-dong.1', 'xa.my-hoa']) {
      const refusal = await binhPhu.refusedAct(who, recognition.giveOutcome, body);
      expect({ who, status: refusal.problem.status }).toEqual({ who, status: who === 'xa.my-hoa' ? 404 : 403 });
    }
    const desk = await binhPhu.desk('district');
    const params = { communeId: binhPhu.commune.id, tier: binhPhu.commune.tier };
    const draft = { params, body: { revision: 0, results: [] } };
    expectProblem(await desk.refused(criteria.saveDraft, draft), '/problems/not-permitted');
  });

  it('for a stage where the dossier is not tells where it is', async () => {
    const refusal = await binhPhu.refusedAct('commune', recognition.giveOutcome, {
      stage: 'submission',
      outcome: 'submit',
    });
    expectProblem(refusal, '/problems/wrong-stage');
    const later = await binhPhu.refusedAct('commune', recognition.giveOutcome, { round: 7, outcome: 'complete' });
    expectProblem(later, '/problems/wrong-stage');
  });

  it('that registers a second time meets the dossier that is open', async () => {
    const desk = await binhPhu.desk('commune');
    const body = { communeId: binhPhu.commune.id, tier: binhPhu.commune.tier, year: 2020 };
    expectProblem(await desk.refused(recognition.register, { body }), '/problems/already-registered');
  });

  it('on an older version than the newest is a conflict, also when two type at once', async () => {
    const desk = await binhPhu.desk('commune');
    const params = { communeId: binhPhu.commune.id, tier: binhPhu.commune.tier };
    const { draft, current } = await desk.do(criteria.viewCommune, { params });
    const body = { revision: draft.revision, results: [{ criterion: 1, state: 'achieved' as const }] };
    const both = await Promise.allSettled([1, 2].map(() => desk.do(criteria.saveDraft, { params, body })));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expectProblem(await desk.refused(criteria.saveDraft, { params, body }), '/problems/stale-version');
    const { today } = await theProvince();
    const seenVersion = (current?.version ?? 0) + 5;
    const late = { asOf: today, seenVersion, results: body.results };
    expectProblem(await desk.refused(criteria.recordAssessment, { params, body: late }), '/problems/stale-version');
    const unknown = { ...late, seenVersion: current?.version ?? 0, results: [{ criterion: 39, state: 'achieved' }] };
    expectProblem(
      await desk.refused(criteria.recordAssessment, { params, body: unknown }),
      '/problems/unknown-criterion',
    );
  });

  it('in a file too large or of the wrong kind leaves no paper behind', async () => {
    const desk = await binhPhu.desk('commune');
    const input = { params: { dossierId: binhPhu.dossier.id }, body: { code: 'PHOTOS' } };
    const large = { name: 'anh.jpg', type: 'image/jpeg', bytes: Buffer.alloc(10 * 1024 * 1024 + 1, 0xff) };
    expectProblem(
      await desk.refused(recognition.attachDocument, { ...input, file: large }),
      '/problems/attachment-too-large',
    );
    const program = { name: 'bao-cao.pdf', type: 'application/pdf', bytes: Buffer.from('#!/bin/sh\nexit 0\n') };
    expectProblem(
      await desk.refused(recognition.attachDocument, { ...input, file: program }),
      '/problems/attachment-kind',
    );
  });

  it('that moves the date back is refused', async () => {
    const { id: provinceId, today } = await theProvince();
    const input = { params: { provinceId }, body: { to: plusDays(today, -1) } };
    expectProblem(await (await office('vpdp')).refused(directory.moveClock, input), '/problems/clock-only-forward');
  });
});

describe('The same act twice', () => {
  it('with the same key answers as the first time; with other content it is refused', async () => {
    const desk = await office('xa.my-hoa');
    const myHoa = await Walk.of('Mỹ Hòa');
    const params = { communeId: myHoa.commune.id, tier: myHoa.commune.tier };
    const { draft } = await desk.do(criteria.viewCommune, { params });
    const body = { revision: draft.revision, results: [{ criterion: 2, state: 'missing' as const }] };
    const key = randomUUID();
    const first = await desk.do(criteria.saveDraft, { params, body }, { key });
    expect(await desk.do(criteria.saveDraft, { params, body }, { key })).toEqual(first);
    const other = { ...body, results: [] };
    const refusal = await desk.refused(criteria.saveDraft, { params, body: other }, { key });
    expectProblem(refusal, '/problems/idempotency-key-reused');
  });

  it('by two reviewers at once happens once, and the other learns that the dossier has moved', async () => {
    const walk = await Walk.of('Song Lộc');
    expect(walk.dossier.stage).toBe('district-review');
    const desk = await walk.desk('district');
    const reasons = [{ criterion: 11, text: 'Bổ sung danh sách hộ nghèo (diễn tập)' }];
    const input = { params: { dossierId: walk.dossier.id }, body: { ...walk.at, outcome: 'return', reasons } };
    const results = await Promise.allSettled([1, 2].map(() => desk.do(recognition.giveOutcome, input)));
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = results.find((result): result is PromiseRejectedResult => result.status === 'rejected');
    expectProblem(refused?.reason as Refused, '/problems/wrong-stage');
    await walk.reload();
    expect(walk.entry('district-review').acts).toHaveLength(1);
  });
});
