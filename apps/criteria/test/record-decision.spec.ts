import { DecisionRecorded, DecisionTakenBack, DecisionView } from '@langmoi/contracts/decisions';
import { OrganisationDescribed } from '@langmoi/contracts/directory';
import { JudgementView } from '@langmoi/contracts/judgement';
import { aCaller } from '@langmoi/testing/callers';
import { anEvent } from '@langmoi/testing/events';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { aCommune, anIndicator, startService, type TestService } from './service';

let criteria: TestService;

beforeAll(async () => {
  criteria = await startService();
});
afterAll(() => criteria?.close());

/** A commune, the department that leads its second criterion, and the coordination office. */
async function aPlace() {
  const place = await aCommune(criteria, { indicators: [anIndicator('1.1'), anIndicator('1.2', { thresholds: [] })] });
  const { provinceId, province } = place;
  const id = randomUUID();
  const leads = [1, 2].map((criterion) => ({ criteriaSet: 'three', criterion, basis: 'named' as const, source: null }));
  const organisation = {
    id,
    provinceId,
    unitId: province,
    kind: 'department' as const,
    name: 'Sở',
    leads,
    members: [],
  };
  await criteria.deliver(
    OrganisationDescribed,
    anEvent(OrganisationDescribed, organisation, { provinceid: provinceId }),
  );
  const ofProvince = { provinceId, unitId: province, unitPath: [province] };
  return {
    ...place,
    department: aCaller({ ...ofProvince, organisationId: id, roles: ['departmentOfficer'] }),
    coordination: aCaller({ ...ofProvince, roles: ['coordinationOffice'] }),
  };
}
type Place = Awaited<ReturnType<typeof aPlace>>;

const decide = (place: Place, change: object = {}, caller = place.department) =>
  criteria.command(
    `POST /communes/${place.communeId}/tiers/NTM/decisions`,
    {
      ...{ criteriaSet: 'three', of: 2, met: true, asOf: '2020-06-30', reason: 'đã kiểm tra', evidence: ['12/BB'] },
      ...{ seenVersion: 0, ...change },
    },
    caller,
  );
const enter = ({ provinceId, communeId }: Place, indicator: string, numerator: string) =>
  criteria.command(
    `POST /communes/${communeId}/tiers/NTM/figures`,
    {
      ...{ criteriaSet: 'three', asOf: '2020-06-30' },
      figures: [{ indicator, value: { kind: 'ratio', numerator, denominator: '100' }, seenVersion: 0 }],
    },
    aCaller({ provinceId, unitId: communeId, roles: ['communeOfficer'] }),
  );
const judged = async ({ communeId, coordination }: Place, query = '', caller = coordination) => {
  const { body } = await criteria.ask(`/communes/${communeId}/tiers/NTM/judgement${query}`, caller);
  return JudgementView.parse(body).judgements[0]?.criteria ?? [];
};

it('decides, with evidence, a criterion and an indicator that figures and law leave open', async () => {
  const place = await aPlace();
  const { status, body } = await decide(place);
  expect([status, DecisionView.parse(body)]).toMatchObject([
    201,
    {
      of: 2,
      version: 1,
      met: true,
      knownOn: '2020-07-01',
      organisationId: place.department.organisationId,
      rehearsal: true,
    },
  ]);
  await enter(place, '1.1', '60');
  await enter(place, '1.2', '60');
  await decide(place, { of: '1.2', met: false });
  const [first, second] = await judged(place);
  expect(second).toMatchObject({ outcome: 'met', because: 'decided', decision: { version: 1, evidence: ['12/BB'] } });
  expect(first).toMatchObject({ outcome: 'notMet', indicators: [{ because: 'measured' }, { because: 'decided' }] });
  const events = await criteria.events(DecisionRecorded.type);
  expect(events.filter((data) => data['communeId'] === place.communeId)).toMatchObject([{ of: 2 }, { of: '1.2' }]);
});

it('is corrected by the next version, and counts from its day on and since it is known', async () => {
  const place = await aPlace();
  await decide(place);
  expect((await decide(place, { met: false })).status).toBe(409);
  await decide(place, { met: false, seenVersion: 1 });
  const second = async (query: string) => (await judged(place, query))[1]?.outcome;
  expect(await second('')).toBe('notMet');
  expect(await second('?on=2020-06-29')).toBe('unknown');
  expect(await second('?knownOn=2020-06-30')).toBe('unknown');
});

it('is taken back for a reason: what stood before stands again, and what was said is kept', async () => {
  const place = await aPlace();
  await decide(place, { asOf: '2020-06-01', met: false });
  await decide(place, { seenVersion: 1 });
  expect((await judged(place))[1]?.outcome).toBe('met');
  const { status, body } = await decide(place, { met: null, evidence: [], reason: 'nhầm xã', seenVersion: 2 });
  expect([status, body]).toMatchObject([201, { met: null, version: 3, reason: 'nhầm xã' }]);
  expect((await judged(place))[1]).toMatchObject({ outcome: 'notMet', decision: { version: 1 } });
  const again = await decide(place, { met: null, evidence: [], seenVersion: 3 });
  expect([again.status, again.body['errors']]).toMatchObject([422, [{ pointer: '/asOf' }]]);
  const told = (await criteria.events(DecisionTakenBack.type)).filter((data) => data['communeId'] === place.communeId);
  expect(told).toMatchObject([{ of: 2, version: 3, asOf: '2020-06-30' }]);
});

it('tells every reader what was decided, and each office what it may decide', async () => {
  const place = await aPlace();
  await decide(place);
  await decide(place, { met: null, evidence: [], seenVersion: 1 });
  const view = async (caller = place.department, query = '') =>
    JudgementView.parse((await criteria.ask(`/communes/${place.communeId}/tiers/NTM/judgement${query}`, caller)).body);
  expect((await view()).decisions.map(({ version, met }) => [version, met])).toEqual([
    [2, null],
    [1, true],
  ]);
  expect((await view(place.department, '?knownOn=2020-06-30')).decisions).toEqual([]);
  expect((await view()).mayDecide).toEqual([1, '1.1', '1.2', 2]);
  expect((await view(place.coordination)).mayDecide).toEqual([3]);
  expect((await view(place.department, '?knownOn=2020-07-01')).mayDecide).toEqual([]);
  expect((await view({ ...place.department, organisationId: randomUUID() })).mayDecide).toEqual([]);
});

it('shows a citizen the decision without its reason and evidence', async () => {
  const place = await aPlace();
  await decide(place);
  const citizen = aCaller({ provinceId: place.provinceId, roles: ['citizen'] });
  const [, second] = await judged(place, '', citizen);
  expect(second?.decision).toMatchObject({ met: true });
  expect(JSON.stringify(second)).not.toMatch(/đã kiểm tra|12\/BB/);
});

it('leaves nothing to decide where figures and law have answered', async () => {
  const place = await aPlace();
  await enter(place, '1.1', '40');
  for (const answered of ['1.1', 1]) {
    const { status, body } = await decide(place, { of: answered });
    expect([status, body['errors']]).toMatchObject([422, [{ pointer: '/of' }]]);
  }
});

it('is for whoever leads the criterion; what nobody leads is for the coordination office', async () => {
  const place = await aPlace();
  expect((await decide(place, {}, place.coordination)).status).toBe(403);
  expect((await decide(place, { of: 3 })).status).toBe(403);
  expect((await decide(place, { of: 3 }, place.coordination)).status).toBe(201);
  expect((await decide(place, {}, { ...place.department, organisationId: randomUUID() })).status).toBe(403);
});

it.each<[string, object, string[]]>([
  ['a decision without evidence', { evidence: [] }, ['400', '/evidence']],
  ['taking back without a reason', { met: null, reason: ' ' }, ['400', '/reason']],
  ['taking back what nobody decided', { met: null }, ['422', '/asOf']],
  ['a decision without a reason', { reason: ' ' }, ['400', '/reason']],
  ['what the set has not', { of: '9.9' }, ['422', '/of']],
  ['a day to come', { asOf: '2020-07-02' }, ['422', '/asOf']],
  ['another set than the one in force', { criteriaSet: 'four' }, ['422', '/criteriaSet']],
])('refuses %s at its place', async (_, change, refusal) => {
  const { status, body } = await decide(await aPlace(), change);
  const [{ pointer }] = body['errors'] as [{ pointer: string }];
  expect([String(status), pointer]).toEqual(refusal);
});

it.each(['UPDATE decisions SET met = false', 'DELETE FROM decisions'])(
  'does not let the application rewrite what was decided: %s',
  async (statement) => {
    await expect(criteria.app.get(DataSource).query(statement)).rejects.toThrow('permission denied');
  },
);

it.each<[string, object, string]>([
  ['a decision of nothing', { criterion: null }, 'ck_decisions_of'],
  ['a decision of two things', { code: '1.1' }, 'ck_decisions_of'],
  ['a version below the first', { version: 0 }, 'ck_decisions_version'],
  ['a version that was said before', { version: 1 }, 'uq_decisions_version'],
  ['no evidence', { evidence: [] }, 'ck_decisions_evidence'],
  ['no reason', { reason: '' }, 'ck_decisions_reason'],
  ['a day that was not known yet', { as_of: '2020-07-02' }, 'ck_decisions_days'],
  ['a set that there is not', { set_version: 9 }, 'fk_decisions_set'],
])('refuses in the data itself %s', async (_, change, constraint) => {
  const place = await aPlace();
  await decide(place);
  const insert = (more: object) =>
    criteria.database.admin.query(
      `INSERT INTO decisions SELECT (jsonb_populate_record(NULL::decisions, to_jsonb(good) || $2::jsonb)).*
         FROM decisions AS good WHERE unit_id = $1`,
      [place.communeId, JSON.stringify({ id: randomUUID(), version: 2, ...more })],
    );
  await expect(insert(change)).rejects.toMatchObject({ driverError: { constraint } });
  await expect(insert({})).resolves.toEqual([]);
});
