import type { Caller } from '@langmoi/contracts/caller';
import { randomUUID } from 'node:crypto';
import { Scene } from './scene';

let scene: Scene;
beforeAll(async () => void (scene = await Scene.open()));
afterAll(async () => {
  expect(await scene.rows('dossier_acts')).toHaveLength(0); // no refusal leaves anything behind
  await scene.close();
});

async function refused(caller: Caller, path: string, body: object) {
  const { status, headers, body: problem } = await scene.send(caller, path, body);
  expect(headers['content-type']).toMatch(/^application\/problem\+json/);
  return { ...problem, status };
}

const at = (stage: string, round = 1) => ({ stage, round });
const poll = { heldOn: '2020-07-01', households: 1000, distributed: 900, returned: 800 };
const content = { content: 'Đường', satisfied: 700, notSatisfied: 60, noOpinion: 40 };

it('refuses another office what is not its work, in words of both languages', async () => {
  const id = await scene.dossierAt('registration');
  const body = { ...at('registration'), outcome: 'accept' };
  expect(await refused(scene.commune(), `/dossiers/${id}/outcomes`, body)).toMatchObject({
    ...{ status: 403, type: '/problems/not-permitted', title: 'Chức vụ này không được làm việc đó' },
  });
});

it('refuses an act meant for a stage or a round that is not the one in hand, and says which is', async () => {
  const id = await scene.dossierAt('district-review');
  for (const meant of [at('registration'), at('district-review', 2)]) {
    const body = { ...meant, outcome: 'forward' };
    expect(await refused(scene.officer('districtReviewer'), `/dossiers/${id}/outcomes`, body)).toMatchObject({
      ...{ status: 409, type: '/problems/wrong-stage', stage: 'district-review', round: 1 },
    });
  }
});

it('refuses an outcome to the office that convenes the council: no procedure gives it any', async () => {
  const id = await scene.dossierAt('council');
  const body = { ...at('council'), outcome: 'convene' };
  expect(await refused(scene.officer('coordinationOffice'), `/dossiers/${id}/outcomes`, body)).toMatchObject({
    ...{ status: 403, type: '/problems/not-permitted' },
  });
});

it('refuses the submission of Long Hiệp with the list of what it lacks', async () => {
  const id = await scene.dossierAt('submission', { commune: 'longHiep' });
  const body = { ...at('submission'), outcome: 'submit', assessmentVersion: 1 };
  expect(await refused(scene.commune('longHiep'), `/dossiers/${id}/outcomes`, body)).toMatchObject({
    ...{ status: 422, type: '/problems/criteria-missing', missing: [1, 5, 9, 17] },
  });
});

it('refuses a submission without its papers, naming each', async () => {
  const id = await scene.dossierAt('submission');
  await scene.attach(scene.commune(), id, 'SUBMISSION', 'SELF_REPORT', 'OPINION_SUMMARY');
  const body = { ...at('submission'), outcome: 'submit', assessmentVersion: 1 };
  expect(await refused(scene.commune(), `/dossiers/${id}/outcomes`, body)).toMatchObject({
    ...{ status: 422, type: '/problems/documents-missing', missing: ['MEETING_MINUTES', 'DEBT_REPORT'] },
  });
});

it('refuses to submit a version of the self-assessment that is no longer the newest', async () => {
  const id = await scene.dossierAt('self-assessment');
  await scene.assess(scene.hamTan, 2, []);
  const body = { ...at('self-assessment'), outcome: 'complete', assessmentVersion: 1 };
  expect(await refused(scene.commune(), `/dossiers/${id}/outcomes`, body)).toMatchObject({
    ...{ status: 409, type: '/problems/stale-version', seen: 1, current: 2 },
  });
});

it('refuses an outcome that the step does not have, and a return without reasons per criterion', async () => {
  const id = await scene.dossierAt('district-review');
  const send = (body: object) =>
    refused(scene.officer('districtReviewer'), `/dossiers/${id}/outcomes`, { ...at('district-review'), ...body });
  expect(await send({ outcome: 'vanish' })).toMatchObject({ status: 422, type: '/problems/unknown-outcome' });
  for (const reasons of [[], [{ criterion: null, text: 'Nói chung chưa được' }]]) {
    expect(await send({ outcome: 'return', reasons })).toMatchObject({
      status: 422,
      type: '/problems/reasons-required',
    });
  }
});

it.each([
  ['more ballots returned than households', { ...poll, households: 700, distributed: 700 }, [content], '/returned'],
  ['more ballots distributed than households', { ...poll, households: 850 }, [content], '/distributed'],
  ['more ballots returned than distributed', { ...poll, distributed: 790 }, [content], '/returned'],
  ['answers that do not add up', poll, [{ ...content, noOpinion: 41 }], '/contents/0/satisfied'],
])('refuses a poll with %s at its field', async (_, figures, contents, pointer) => {
  const id = await scene.dossierAt('front-poll');
  const body = { ...at('front-poll'), ...figures, contents };
  const { status, errors } = (await refused(scene.officer('frontOfficer'), `/dossiers/${id}/polls`, body)) as {
    status: number;
    errors?: { pointer: string; detail: string }[];
  };
  expect(status).toBe(400);
  expect(errors).toContainEqual({ pointer, detail: expect.stringMatching(/phải bằng|không thể nhiều hơn/) });
});

it.each([
  ['present above invited', { invited: 30, present: 31, inFavour: 31, against: 0, abstained: 0 }, '/present'],
  ['votes that do not add up', { invited: 40, present: 38, inFavour: 30, against: 1, abstained: 1 }, '/inFavour'],
])('refuses a meeting with %s at its field', async (_, figures, pointer) => {
  const id = await scene.dossierAt('commune-vote');
  const body = { ...at('commune-vote'), heldOn: '2020-07-01', ...figures };
  expect(await refused(scene.commune(), `/dossiers/${id}/votes`, body)).toMatchObject({
    ...{ status: 400, errors: [{ pointer }] },
  });
});

it('refuses a body that is no JSON, and a command without a key', async () => {
  const id = await scene.dossierAt('registration');
  const post = (payload: string, headers: object) =>
    scene.service.inject({
      method: 'POST',
      url: `/dossiers/${id}/outcomes`,
      payload,
      headers: { 'content-type': 'application/json', ...headers },
    });
  const { authorization } = scene.headersOf(scene.officer('districtReviewer'));
  const broken = await post('{"stage": ', { authorization, 'idempotency-key': randomUUID() });
  expect(broken.json()).toMatchObject({ status: 400, type: '/problems/unreadable-body' });
  const keyless = await post('{}', { authorization });
  expect(keyless.json()).toMatchObject({ errors: [{ pointer: '/headers/idempotency-key' }] });
});

it('answers 503 and says when to ask again while Temporal is away, and goes on reading and attaching', async () => {
  const id = await scene.dossierAt('registration');
  const body = { ...at('registration'), outcome: 'accept' };
  const { status, headers } = await scene.send(scene.officer('districtReviewer'), `/dossiers/${id}/outcomes`, body);
  expect({ status, retryAfter: headers['retry-after'] }).toEqual({ status: 503, retryAfter: '5' });
  await scene.attach(scene.officer('districtReviewer'), id, 'REG');
  expect((await scene.view(id)).requiredDocuments).toMatchObject([{ code: 'REG', present: true }]);
});

it('refuses a finding on a criterion that another department leads', async () => {
  const id = await scene.dossierAt('confirmations');
  const findings = [{ criterion: 19, agrees: true, note: '' }];
  const body = { ...at('confirmations'), assessmentVersion: (await scene.view(id)).assessment!.version, findings };
  expect(await refused(scene.officer('departmentOfficer'), `/dossiers/${id}/confirmations`, body)).toMatchObject({
    ...{ status: 403, type: '/problems/not-your-criterion' },
  });
});
