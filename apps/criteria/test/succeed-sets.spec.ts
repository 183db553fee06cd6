import { CriteriaSetPublished, type CriteriaSetView, type SetVersionHead } from '@langmoi/contracts/criteria';
import type { SetDraft, SetProposalHead, SetProposalView } from '@langmoi/contracts/set-proposals';
import { systemCaller, Db } from '@langmoi/platform/db';
import { aCaller } from '@langmoi/testing/callers';
import { aPlace } from '@langmoi/testing/place';
import { CriteriaSetService } from '../src/criteria-set/criteria-set.service';
import { readSets } from '../src/demo/demo-files';
import { setsOf } from '../src/demo/demo-rows';
import { dataDir, startService, type TestService } from './service';

let criteria: TestService;

beforeAll(async () => {
  criteria = await startService();
});
afterAll(() => criteria?.close());

const law = setsOf({ sets: readSets(dataDir), organisations: [] }).find(({ id }) => id === 'xa-ntm-2016-2020')!;
const publish = (provinceId: string, set: CriteriaSetView) => {
  const caller = systemCaller('criteria', provinceId);
  const { app } = criteria;
  return app.get(Db).run(caller, (em) => app.get(CriteriaSetService).publish(em, caller, set));
};

/** A province with the national set of 2016-2020, on 01/7/2020. */
async function aProvince() {
  const place = await aPlace(criteria.database.admin);
  const { provinceId, province } = place;
  await publish(provinceId, law);
  const of = (role: 'coordinationOffice' | 'chairmanOffice') =>
    aCaller({ provinceId, unitId: province, unitPath: [province], roles: [role] });
  return { ...place, writer: of('coordinationOffice'), chairman: of('chairmanOffice') };
}
type Province = Awaited<ReturnType<typeof aProvince>>;

interface Answer {
  readonly status: number;
  readonly body: unknown;
}
const viewOf = ({ body }: Answer) => body as SetProposalView;
const begin = async ({ writer }: Province, version = 1) =>
  viewOf(await criteria.command('POST /set-proposals', { setId: law.id, version }, writer));
const change = ({ id, revision }: SetProposalView, draft: SetDraft, caller: Province['writer'], key?: string) =>
  criteria.command(`PUT /set-proposals/${id}/draft`, { draft, seenRevision: revision }, caller, key);
const step = ({ id, revision }: SetProposalView, name: string, caller: Province['writer'], more: object = {}) =>
  criteria.command(`POST /set-proposals/${id}/${name}`, { seenRevision: revision, ...more }, caller);

const decision = { document: 'Quyết định diễn tập 01/QĐ-UBND', date: '2020-06-15', article: null };
const incomeOf = (value: string): SetDraft => ({
  ...{ decision, fromOn: '2020-08-01', titles: [], added: [] },
  indicators: [
    {
      code: '10',
      rules: [
        {
          ...{ setBy: 'province', region: 'ĐBSCL', operator: '>=', value, article: 'Điều 2' },
          ...{ fromOn: null, toOn: null, confidence: 'read' },
        },
      ],
    },
  ],
});

/** Drafted and submitted by the coordination office. */
async function submitted(province: Province, draft = incomeOf('53')) {
  const drafted = viewOf(await change(await begin(province), draft, province.writer));
  return viewOf(await step(drafted, 'submit', province.writer));
}
const versions = async ({ writer }: Province) =>
  ((await criteria.ask('/criteria-set-versions', writer)).body as unknown as SetVersionHead[]).map(
    ({ version, effective, proposalId }) => [version, effective.fromOn, proposalId],
  );
const incomeNow = async ({ writer }: Province) => {
  const sets = (await criteria.ask('/criteria-sets', writer)).body as unknown as CriteriaSetView[];
  return sets.map((set) => [set.version, set.criteria[9]?.indicators[0]?.threshold]);
};
const moveTo = ({ provinceId }: Province, today: string) =>
  criteria.database.admin.query('UPDATE directory_provinces SET today = $2 WHERE province_id = $1', [
    provinceId,
    today,
  ]);

it('goes from a copy by way of two persons to the next version, in force from its day', async () => {
  const province = await aProvince();
  const begun = await begin(province);
  expect(begun).toMatchObject({
    ...{ state: 'draft', setId: law.id, baseVersion: 1, version: null, revision: 1, frameVersion: 1 },
    ...{ draft: { decision: null, indicators: [] }, comparison: { criteria: [] } },
  });
  const drafted = viewOf(await change(begun, incomeOf('53'), province.writer));
  expect(drafted).toMatchObject({ revision: 2, faults: [] });
  expect(drafted.comparison.criteria).toMatchObject([
    { no: 10, indicators: [{ before: { threshold: 50 }, after: { threshold: 53 } }] },
  ]);
  const waiting = viewOf(await step(drafted, 'submit', province.writer));
  expect(waiting.actions).toContainEqual({
    ...{ name: 'approveSetProposal', allowed: false, reason: '/problems/own-proposal' },
  });
  const { status, body } = await step(waiting, 'approve', province.chairman);
  expect({ status, body }).toMatchObject({ status: 200, body: { state: 'approved', version: 2, faults: [] } });
  expect(viewOf({ status, body }).acts.map(({ kind, role, isOwn }) => [kind, role, isOwn])).toEqual([
    ['begun', 'coordinationOffice', false],
    ['changed', 'coordinationOffice', false],
    ['submitted', 'coordinationOffice', false],
    ['approved', 'chairmanOffice', true],
  ]);
  expect(await versions(province)).toEqual([
    [1, null, null],
    [2, '2020-08-01', begun.id],
  ]);
  expect(await incomeNow(province)).toEqual([[1, 50]]);
  await moveTo(province, '2020-08-01');
  expect(await incomeNow(province)).toEqual([[2, 53]]);
  const told = (await criteria.events(CriteriaSetPublished.type)).filter(({ version }) => version === 2);
  expect(told).toMatchObject([{ id: law.id, effective: { fromOn: '2020-08-01', toOn: null } }]);
});

it('keeps a draft with its faults and says them at their places; submitting is refused with the same', async () => {
  const province = await aProvince();
  const loose = viewOf(await change(await begin(province), incomeOf('45'), province.writer));
  expect(loose.faults).toMatchObject([
    {
      pointer: '/indicators/0/rules/0/value',
      detail: { vi: expect.stringContaining('yêu cầu ≥ 50 (ĐBSCL)') as string },
    },
  ]);
  const { status, body } = await step(loose, 'submit', province.writer);
  expect({ status, body }).toMatchObject({
    ...{
      status: 422,
      body: { type: '/problems/invalid-request', errors: [{ pointer: '/indicators/0/rules/0/value' }] },
    },
  });
  const again = viewOf(await criteria.ask(`/set-proposals/${loose.id}`, province.chairman));
  expect(again).toMatchObject({ state: 'draft', draft: { indicators: [{ rules: [{ value: '45' }] }] } });
});

it('shows the second of two who write at once the draft of the first, and keeps both their hands from approving', async () => {
  const province = await aProvince();
  const other = { ...province.chairman, roles: ['coordinationOffice' as const] };
  const begun = await begin(province);
  const first = viewOf(await change(begun, incomeOf('53'), other));
  const { status, body } = await change(begun, incomeOf('60'), province.writer);
  expect({ status, body }).toMatchObject({
    ...{ status: 409, body: { type: '/problems/stale-version', revision: 2 } },
    body: { draft: { indicators: [{ rules: [{ value: '53' }] }] } },
  });
  const waiting = viewOf(await step(first, 'submit', province.writer));
  for (const one of [province.writer, other])
    expect((await step(waiting, 'approve', one)).body).toMatchObject({ type: '/problems/own-proposal' });
  await expect(
    criteria.database.admin.query(
      `UPDATE set_proposals SET state = 'approved', approved_by = written_by[1] WHERE id = $1`,
      [begun.id],
    ),
  ).rejects.toThrow('ck_set_proposals_two_persons');
});

it('is returned with a reason, changed and submitted again; and withdrawn for good', async () => {
  const province = await aProvince();
  const waiting = await submitted(province);
  expect((await change(waiting, incomeOf('54'), province.writer)).body).toMatchObject({
    type: '/problems/proposal-state',
  });
  const returned = viewOf(await step(waiting, 'return', province.chairman, { reason: 'thiếu khoản' }));
  expect(returned).toMatchObject({ state: 'draft', acts: [{}, {}, {}, { kind: 'returned', reason: 'thiếu khoản' }] });
  const gone = viewOf(await step(returned, 'withdraw', province.writer, { reason: 'soạn lại' }));
  expect(gone.state).toBe('withdrawn');
  expect((await step(gone, 'submit', province.writer)).body).toMatchObject({ type: '/problems/proposal-state' });
  expect(await versions(province)).toHaveLength(1);
});

it('refuses what was drafted before another version came, and lets it be begun anew from that', async () => {
  const province = await aProvince();
  const [first, second] = [await submitted(province), await submitted(province, incomeOf('55'))];
  const approvals = await Promise.all([first, second].map((one) => step(one, 'approve', province.chairman)));
  expect(approvals.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(approvals.find(({ status }) => status === 409)?.body).toMatchObject({ type: '/problems/set-succeeded' });
  const begun = await begin(province, 2);
  expect(begun.draft.indicators).toMatchObject([
    { code: '10', rules: [{ article: 'Điều 2', earlier: { document: decision.document, article: 'Điều 2' } }] },
  ]);
  expect(begun).toMatchObject({ comparison: { criteria: [] }, frameVersion: 1 });
});

it('tries a draft over the figures of a day: which communes would meet otherwise what it asks', async () => {
  const province = await aProvince();
  const { provinceId, commune, district, province: unit } = province;
  const officer = aCaller({
    ...{ provinceId, unitId: commune, unitPath: [unit, district, commune], roles: ['communeOfficer'] },
  });
  const figures = [{ indicator: '10', value: { kind: 'amount', value: '51' }, seenVersion: 0 }];
  const recorded = await criteria.command(
    `POST /communes/${commune}/tiers/NTM/figures`,
    { criteriaSet: law.id, asOf: '2020-06-30', figures },
    officer,
  );
  expect(recorded.status).toBe(201);
  const everywhere = incomeOf('60');
  const [{ rules, ...filled }] = everywhere.indicators as [SetDraft['indicators'][number]];
  const draft = { ...everywhere, indicators: [{ ...filled, rules: rules.map(({ region: _, ...rule }) => rule) }] };
  const { id } = viewOf(await change(await begin(province), draft, province.writer));
  // Which region it is in is not known of this province: only what is asked in all of them can be told.
  expect((await criteria.ask(`/set-proposals/${id}/trial`, province.chairman)).body).toEqual({
    ...{ on: '2020-07-01', total: 1 },
    criteria: [{ no: 10, before: { met: 0, notMet: 0, unknown: 1 }, after: { met: 0, notMet: 1, unknown: 0 } }],
    communes: [
      { communeId: commune, metBefore: 0, metAfter: 0, criteria: [{ no: 10, before: 'unknown', after: 'notMet' }] },
    ],
  });
});

it('keeps what the province laid down when the law is loaded again, also in another wording', async () => {
  const province = await aProvince();
  await step(await submitted(province), 'approve', province.chairman);
  await publish(province.provinceId, law);
  expect(await versions(province)).toHaveLength(2);
  await publish(province.provinceId, { ...law, legalBasis: 'đọc lại' });
  await moveTo(province, '2020-08-01');
  expect(await incomeNow(province)).toEqual([[2, 53]]);
  await moveTo(province, '2020-07-31');
  expect(await incomeNow(province)).toEqual([[3, 50]]);
});

it('lets nobody rewrite a version, nor what was done with a draft', async () => {
  const { app } = criteria;
  for (const table of ['criteria_sets', 'set_proposal_acts'])
    for (const words of [`UPDATE ${table} SET province_id = province_id`, `DELETE FROM ${table}`])
      await expect(
        app.get(Db).run(systemCaller('criteria', '00000000-0000-4000-8000-000000000001'), (em) => em.query(words)),
      ).rejects.toThrow('permission denied');
});

it('lists what was begun, the newest first, and copies no version that is not there', async () => {
  const province = await aProvince();
  const first = await begin(province);
  await step(first, 'withdraw', province.writer, { reason: 'soạn lại' });
  await begin(province);
  const list = (await criteria.ask('/set-proposals', province.chairman)).body as unknown as SetProposalHead[];
  expect(list.map(({ state, title }) => [state, title.vi])).toEqual([
    ['draft', law.title.vi],
    ['withdrawn', law.title.vi],
  ]);
  const refused = async (setId: string, version: number) =>
    (await criteria.command('POST /set-proposals', { setId, version }, province.writer)).body;
  expect(await refused(law.id, 9)).toMatchObject({ status: 422, errors: [{ pointer: '/version' }] });
  expect(await refused('không có', 1)).toMatchObject({ status: 422, errors: [{ pointer: '/setId' }] });
});
