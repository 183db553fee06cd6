import type { MeasuredValue } from '@langmoi/contracts/criteria-facts';
import { OrganisationDescribed, type OrganisationView } from '@langmoi/contracts/directory';
import { JudgementsView, JudgementView } from '@langmoi/contracts/judgement';
import { DecisionIssued } from '@langmoi/contracts/recognition';
import { TitleStated } from '@langmoi/contracts/titles';
import { aCaller } from '@langmoi/testing/callers';
import { anEvent } from '@langmoi/testing/events';
import { randomUUID } from 'node:crypto';
import { aCommune, anIndicator, startService, type TestService } from './service';

let criteria: TestService;

beforeAll(async () => {
  criteria = await startService();
});
afterAll(() => criteria?.close());

type Place = Awaited<ReturnType<typeof aCommune>>;

const ratio = (numerator: string): MeasuredValue => ({ kind: 'ratio', numerator, denominator: '100' });
const indicators = [anIndicator('1.1'), anIndicator('1.2', { measured: { kind: 'yesNo' } })];
const anOfficer = ({ provinceId, communeId }: Place) =>
  aCaller({ provinceId, unitId: communeId, roles: ['communeOfficer'] });
const of = ({ communeId }: Place, rest: string) => `/communes/${communeId}/tiers/NTM/${rest}`;
const enter = (place: Place, values: Readonly<Record<string, MeasuredValue | null>>, more: object = {}) => {
  const { seenVersion = 0, ...body } = more as { seenVersion?: number };
  const figures = Object.entries(values).map(([indicator, value]) => ({ indicator, value, seenVersion }));
  return criteria.command(
    `POST ${of(place, 'figures')}`,
    { criteriaSet: 'three', asOf: '2020-06-30', figures, ...body },
    anOfficer(place),
  );
};
const assess = (place: Place, results: object[]) =>
  criteria.command(
    `POST ${of(place, 'assessments')}`,
    { asOf: '2020-06-30', seenVersion: 0, results },
    anOfficer(place),
  );
const judged = async (place: Place, query = '', caller = anOfficer(place)) =>
  JudgementView.parse((await criteria.ask(of(place, `judgement${query}`), caller)).body);
const listed = async (place: Place, query = '', caller = anOfficer(place)) =>
  JudgementsView.parse((await criteria.ask(`/judgements?tier=NTM${query}`, caller)).body);
const outcomes = ({ judgements }: JudgementView) =>
  judgements[0]?.criteria.map(({ outcome, because }) => `${outcome} ${because}`);

const both = { '1.1': ratio('60'), '1.2': { kind: 'yesNo', yes: true } } as const;

it('tells of each criterion what it is met by, down to the figure and the article', async () => {
  const place = await aCommune(criteria, { indicators });
  await enter(place, both);
  await assess(place, [
    { criterion: 1, state: 'missing' },
    { criterion: 2, state: 'achieved', note: 'đã xong' },
  ]);
  const view = await judged(place);
  expect(outcomes(view)).toEqual(['met parts', 'met stated', 'unknown indicatorsNotKnown']);
  const [first] = view.judgements;
  expect(first).toMatchObject({ outcome: 'unknown', metCount: 2, set: { id: 'three', version: 1, tier: 'NTM' } });
  expect(first?.criteria[0]?.indicators[0]).toMatchObject({
    ...{ code: '1.1', outcome: 'met', because: 'measured', fact: { version: 1, value: ratio('60') } },
    comparings: [
      {
        ...{ part: 'whole', operator: '>=', figure: { rounded: '60.00' }, value: { part: '50', of: '1' } },
        asked: { because: 'applies', rule: { value: '50', law: { document: 'a law' } } },
      },
    ],
  });
  // what the commune said of the first is shown, and decides nothing
  expect(first?.criteria.map(({ statement }) => statement && [statement.basis, statement.met])).toEqual([
    ['self', false],
    ['self', true],
    null,
  ]);
  expect(JSON.stringify(view)).not.toContain('đã xong');
});

it('judges by what was known on a day about a day', async () => {
  const place = await aCommune(criteria, { indicators });
  await enter(place, both, { asOf: '2020-03-01' });
  await criteria.database.admin.query(`UPDATE directory_provinces SET today = '2020-10-01' WHERE province_id = $1`, [
    place.provinceId,
  ]);
  await enter(place, { '1.1': ratio('40') }, { asOf: '2020-09-01', seenVersion: 1 });
  const first = async (query: string) => outcomes(await judged(place, query))?.[0];
  expect(await first('')).toBe('notMet parts');
  expect(await first('?on=2020-06-30')).toBe('met parts');
  expect(await first('?knownOn=2020-07-01')).toBe('met parts');
  expect(await first('?on=2020-02-29')).toBe('unknown parts');
  expect(await listed(place, '&on=2020-06-30')).toMatchObject({ on: '2020-06-30', rows: [{ metCount: 1 }] });
  expect(await listed(place)).toMatchObject({ on: '2020-10-01', knownOn: null, rows: [{ metCount: 0 }] });
});

it('knows the region of a province by the law alone, and leaves open what hangs on it', async () => {
  const law = { document: 'a law', date: null, article: null };
  const rule = (region: 'ĐBSCL' | 'TN', value: string) => ({
    ...({ setBy: 'national', region, operator: '>=', value, law, fromOn: null, toOn: null } as const),
    confidence: 'seed' as const,
  });
  const place = await aCommune(criteria, {
    indicators: [anIndicator('1.1', { thresholds: [rule('ĐBSCL', '50'), rule('TN', '70')] })],
  });
  await enter(place, { '1.1': ratio('60') });
  const indicator = async () => {
    const view = await judged(place);
    const [one] = view.judgements[0]?.criteria[0]?.indicators ?? [];
    return [view.place.region, one?.outcome, one?.because];
  };
  expect(await indicator()).toEqual([null, 'unknown', 'placeNotKnown']);
  const { admin } = criteria.database;
  await admin.query(`INSERT INTO law_regions VALUES ('1', 'ĐBSCL', '{"document": "a plan"}')`);
  expect(await indicator()).toEqual(['ĐBSCL', 'met', 'measured']);
  await admin.query('DELETE FROM law_regions');
});

const advanced = async (place: Place) => {
  const condition = anIndicator('NTM', { measured: { kind: 'tier', tiers: ['NTM'], held: 'meets' }, thresholds: [] });
  await criteria.database.admin.query(
    `INSERT INTO criteria_sets SELECT province_id, 'advanced', 1, title, 'NANG_CAO', period, legal_basis, confidence,
       criteria, level, issuer, law, effective, declared, $2 FROM criteria_sets WHERE province_id = $1 AND id = 'three'`,
    [place.provinceId, JSON.stringify([condition])],
  );
};
const ofAdvanced = async (place: Place) => {
  const path = `/communes/${place.communeId}/tiers/NANG_CAO/judgement`;
  return JudgementView.parse((await criteria.ask(path, anOfficer(place))).body);
};

it('opens the judgement that a higher tier asks for, within the same answer', async () => {
  const place = await aCommune(criteria, { indicators });
  await advanced(place);
  await enter(place, { '1.1': ratio('40') });
  const { judgements } = await ofAdvanced(place);
  expect(judgements[0]?.conditions[0]).toMatchObject({
    ...{ code: 'NTM', outcome: 'notMet' },
    standings: [{ unitId: place.communeId, because: 'judged', recognition: null, judgement: 1 }],
  });
  expect(judgements[1]).toMatchObject({
    set: { id: 'three' },
    outcome: 'notMet',
    criteria: [{ outcome: 'notMet' }, {}, {}],
  });
});

it('takes a recognition by the set of its day, and of one that a report states judges by the set of today', async () => {
  const place = await aCommune(criteria);
  await advanced(place);
  const sent = { provinceid: place.provinceId };
  const title = anEvent(
    TitleStated,
    {
      ...{ communeId: place.communeId, districtId: place.district, tier: 'NTM', decisionNumber: null },
      ...{ asOf: '2020-05-01', source: { document: 'báo cáo', date: '2020-08-06', line: 3 } },
    },
    sent,
  );
  await criteria.deliver(TitleStated, title);
  await criteria.deliver(TitleStated, title);
  const standing = async () => (await ofAdvanced(place)).judgements[0]?.conditions[0]?.standings[0];
  expect(await standing()).toMatchObject({
    ...{ because: 'judged', outcome: 'unknown' },
    recognition: { heldOn: '2020-05-01', criteriaSet: null, source: { line: 3 } },
  });
  const decision = anEvent(
    DecisionIssued,
    {
      ...{ dossierId: randomUUID(), communeId: place.communeId, districtId: place.district, tier: 'NTM', year: 2020 },
      ...{ number: '1/QĐ', signedOn: '2020-06-01', effectiveOn: '2020-06-02', rehearsal: true },
    },
    sent,
  );
  await criteria.deliver(DecisionIssued, decision);
  expect(await standing()).toMatchObject({
    ...{ because: 'recognised', outcome: 'met', judgement: null },
    recognition: { decision: '1/QĐ', heldOn: '2020-06-02', criteriaSet: 'three', source: null },
  });
});

it('lists the communes of the day by their codes, page by page, each with its outcomes', async () => {
  const place = await aCommune(criteria, { indicators });
  await enter(place, both);
  await criteria.database.admin.query(
    `INSERT INTO directory_units (id, province_id, parent_id, level, kind, code, name, life)
     SELECT gen_random_uuid(), province_id, parent_id, level, kind, code || more, name,
            CASE WHEN more > 3 THEN jsonb_build_object('states', jsonb_build_array(jsonb_build_object('toOn', '2019-12-31'))) END
       FROM directory_units, generate_series(1, 5) AS more WHERE id = $1`,
    [place.communeId],
  );
  const all = await listed(place);
  expect([all.total, all.rows.map(({ metCount }) => metCount)]).toEqual([4, [1, 0, 0, 0]]);
  expect(all.rows[0]).toMatchObject({
    ...{ communeId: place.communeId, outcome: 'unknown', conditions: [] },
    criteria: [{ no: 1, outcome: 'met', because: 'parts' }, { no: 2, because: 'indicatorsNotKnown' }, {}],
  });
  expect((await listed(place, '&on=2019-06-30')).total).toBe(6);
  const page = await listed(place, '&limit=2&offset=3');
  expect([page.total, page.rows]).toEqual([4, all.rows.slice(3)]);
  expect((await criteria.ask('/judgements?tier=NTM&limit=1001', anOfficer(place))).status).toBe(400);
});

it('says nothing of a commune on a day on which there was none', async () => {
  const place = await aCommune(criteria);
  await criteria.database.admin.query(`UPDATE directory_units SET life = '{"states": []}' WHERE id = $1`, [
    place.communeId,
  ]);
  const { status, body } = await criteria.ask(of(place, 'judgement'), anOfficer(place));
  expect([status, body['type']]).toEqual([404, '/problems/unit-not-found']);
});

it('shows a citizen the reasoning without what officers wrote', async () => {
  const place = await aCommune(criteria, { indicators });
  const figures = [{ indicator: '1.1', value: ratio('60'), note: 'hỏi ông B', evidence: ['ảnh'], seenVersion: 0 }];
  await criteria.command(
    `POST ${of(place, 'figures')}`,
    { criteriaSet: 'three', asOf: '2020-06-30', figures },
    anOfficer(place),
  );
  const seen = (roles: ['citizen'] | ['auditor']) =>
    judged(place, '', aCaller({ provinceId: place.provinceId, roles })).then((view) => JSON.stringify(view));
  expect(await seen(['auditor'])).toMatch(/hỏi ông B.*ảnh/);
  expect(await seen(['citizen'])).not.toMatch(/hỏi ông B|ảnh/);
});

it('tells who leads each criterion on the day, and who led it before another was assigned', async () => {
  const place = await aCommune(criteria, { indicators });
  const { provinceId, province } = place;
  const [former, later] = [randomUUID(), randomUUID()];
  const lead = { criteriaSet: 'three', criterion: 1, basis: 'named' as const, source: null };
  const describe = (id: string, version: number, leading: Partial<OrganisationView>) => {
    const kind = 'department' as const;
    const data = { id, provinceId, unitId: province, kind, name: 'Sở', leads: [], members: [], ...leading };
    const sent = anEvent(OrganisationDescribed, data, { provinceid: provinceId, subject: id });
    return criteria.deliver(OrganisationDescribed, { ...sent, aggregateversion: version });
  };
  const leading = async (on: string) => [
    (await judged(place, `?on=${on}`)).leads,
    (await listed(place, `&on=${on}`)).leads,
  ];
  await describe(former, 1, { leads: [lead] });
  const byFormer = [{ criteriaSet: 'three', criterion: 1, organisationIds: [former] }];
  expect(await leading('2020-06-30')).toEqual([byFormer, byFormer]);
  // the administrator assigns it to another office from July on
  await describe(former, 2, { otherLeads: [{ ...lead, toOn: '2020-06-30' }] });
  await describe(later, 1, { leads: [{ ...lead, fromOn: '2020-07-01' }] });
  const byLater = [{ criteriaSet: 'three', criterion: 1, organisationIds: [later] }];
  expect(await leading('2020-06-30')).toEqual([byFormer, byFormer]);
  expect(await leading('2020-07-01')).toEqual([byLater, byLater]);
});
