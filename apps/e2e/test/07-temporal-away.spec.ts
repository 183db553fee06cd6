import { randomUUID } from 'node:crypto';
import { eventually, office } from '../src/api';
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

  afterAll(() => process.kill(pid, 'SIGCONT'));

  const complete = async () => {
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
    const { problem, headers } = await desk.refused(recognition.giveOutcome, await complete(), { key });
    expect(problem).toMatchObject({ status: 503, type: '/problems/unavailable' });
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Date.now() - began).toBeLessThan(15_000);
    expect(await walk.reload()).toMatchObject({ stage: 'self-assessment', round: 1 });
  });

  it('nothing is lost: when it is back the same command goes through, once', async () => {
    process.kill(pid, 'SIGCONT');
    const desk = await walk.desk('commune');
    const input = await complete();
    const view = await eventually(
      'the command goes through',
      () => desk.do(recognition.giveOutcome, input, { key }).catch(() => undefined),
      60_000,
    );
    expect(view).toMatchObject({ stage: 'publication', round: 1 });
    await walk.reload();
    expect(walk.entry('self-assessment').acts).toHaveLength(1);
  });
});
