import type { MeasuredValue } from '@langmoi/contracts/criteria-facts';
import { CascadeView, MissingView, UnitMissingView } from '@langmoi/contracts/missing';
import { UnitFiguresView, UnitJudgementView } from '@langmoi/contracts/unit-judgements';
import { aCaller } from '@langmoi/testing/callers';
import { randomUUID } from 'node:crypto';
import { aCommune, aDistrictSet, anIndicator, startService, type TestService } from './service';

let criteria: TestService;

beforeAll(async () => {
  criteria = await startService();
});
afterAll(() => criteria?.close());

type Place = Awaited<ReturnType<typeof aScene>>;

const ratio = (numerator: string, denominator = '100'): MeasuredValue => ({ kind: 'ratio', numerator, denominator });
const yesNo = (yes: boolean): MeasuredValue => ({ kind: 'yesNo', yes });

/** A district of two communes, each of which is asked for one share; the district for a yes of its own. */
async function aScene() {
  const place = await aCommune(criteria, { indicators: [anIndicator('1.1')] });
  const { admin } = criteria.database;
  // of the three criteria only the first is asked here
  await admin.query(
    `UPDATE criteria_sets SET criteria = jsonb_build_array(criteria -> 0) WHERE province_id = $1 AND id = 'three'`,
    [place.provinceId],
  );
  await aDistrictSet(criteria, place.provinceId, [anIndicator('1.1', { measured: { kind: 'yesNo' }, thresholds: [] })]);
  const [{ id: other }]: [{ id: string }] = await admin.query(
    `INSERT INTO directory_units SELECT gen_random_uuid(), province_id, parent_id, level, kind, '112', 'Hai'
       FROM directory_units WHERE id = $1 RETURNING id`,
    [place.communeId],
  );
  return { ...place, other };
}

const reader = ({ provinceId }: Place) => aCaller({ provinceId, roles: ['coordinationOffice'] });
const officer = ({ provinceId, province, district }: Place) =>
  aCaller({ provinceId, unitId: district, unitPath: [province, district], roles: ['districtReviewer'] });
const enter = ({ provinceId }: Place, communeId: string, value: MeasuredValue, seenVersion = 0) =>
  criteria.command(
    `POST /communes/${communeId}/tiers/NTM/figures`,
    { criteriaSet: 'three', asOf: '2020-06-30', figures: [{ indicator: '1.1', value, seenVersion }] },
    aCaller({ provinceId, unitId: communeId, roles: ['communeOfficer'] }),
  );
const ofDistrict = ({ district }: Place, rest: string) => `/units/${district}/tiers/NTM/${rest}`;
const ownFigure = (place: Place, value: MeasuredValue, caller = officer(place)) =>
  criteria.command(
    `POST ${ofDistrict(place, 'figures')}`,
    { criteriaSet: 'nine', asOf: '2020-06-30', figures: [{ indicator: '1.1', value, seenVersion: 0 }] },
    caller,
  );
const assess = (place: Place, state: 'achieved' | 'missing', seenVersion = 0, caller = officer(place)) =>
  criteria.command(
    `POST ${ofDistrict(place, 'assessments')}`,
    { asOf: '2020-06-30', seenVersion, results: [{ criterion: 2, state }] },
    caller,
  );
const judged = async (place: Place, query = '') =>
  UnitJudgementView.parse((await criteria.ask(ofDistrict(place, `judgement${query}`), reader(place))).body);
const cascade = async (place: Place, query = '') => {
  const view = CascadeView.parse((await criteria.ask(`/cascade?tier=NTM${query}`, reader(place))).body);
  return { ...view, district: view.units.find(({ level }) => level === 'district') };
};

it('judges a district by its communes and its own criteria, down to the figure of a commune', async () => {
  const place = await aScene();
  await enter(place, place.communeId, ratio('60'));
  await enter(place, place.other, ratio('49'));
  await ownFigure(place, yesNo(true));
  await assess(place, 'achieved');
  const view = await judged(place);
  const [first, ...others] = view.judgements;
  expect(view).toMatchObject({ level: 'district', tier: 'NTM', on: '2020-07-01' });
  expect(first).toMatchObject({
    ...{ unitId: place.district, outcome: 'notMet', metCount: 2, set: { id: 'nine' } },
    criteria: [
      { outcome: 'met', indicators: [{ fact: { communeId: place.district, value: { yes: true } } }] },
      { outcome: 'met', because: 'stated', statement: { basis: 'self', version: 1 } },
    ],
  });
  expect(first?.conditions[0]?.standings.map(({ unitId, outcome, judgement }) => [unitId, outcome, judgement])).toEqual(
    [
      [place.communeId, 'met', 1],
      [place.other, 'notMet', 2],
    ],
  );
  expect(others[1]?.criteria[0]?.indicators[0]?.fact?.value).toEqual(ratio('49'));
  await enter(place, place.other, ratio('50'), 1);
  expect((await judged(place)).judgements[0]).toMatchObject({ outcome: 'met' });
  // the day before the figures nothing was known
  expect((await judged(place, '?on=2020-06-29')).judgements[0]).toMatchObject({ outcome: 'unknown', metCount: 0 });
});

it('lets the district say what is its own, version after version, and nobody else', async () => {
  const place = await aScene();
  const stranger = aCaller({ provinceId: place.provinceId, unitId: randomUUID(), roles: ['districtReviewer'] });
  expect((await ownFigure(place, yesNo(true), stranger)).status).toBe(403);
  expect((await ownFigure(place, yesNo(true), reader(place))).status).toBe(403);
  expect((await assess(place, 'achieved', 0, reader(place))).status).toBe(403);
  expect((await ownFigure(place, ratio('1'))).body).toMatchObject({
    errors: [{ pointer: '/figures/0/value/kind' }],
  });
  expect((await ownFigure(place, yesNo(true))).status).toBe(201);
  expect((await ownFigure(place, yesNo(false))).body['type']).toBe('/problems/stale-version');
  expect((await assess(place, 'missing')).body).toMatchObject({ unitId: place.district, version: 1, tier: 'NTM' });
  expect((await assess(place, 'achieved', 0)).body['type']).toBe('/problems/stale-version');
  expect((await assess(place, 'achieved', 1)).body).toMatchObject({ version: 2, missing: [] });
  const figures = await criteria.ask(ofDistrict(place, 'figures'), officer(place));
  expect(UnitFiguresView.parse(figures.body)).toMatchObject({
    ...{ criteriaSet: 'nine', figures: [{ indicator: '1.1', counts: { version: 1 } }] },
    actions: [{ name: 'recordUnitFigures', allowed: true }],
  });
  expect((await judged(place)).actions).toEqual([
    { name: 'recordUnitFigures', allowed: false, reason: '/problems/not-permitted' },
    { name: 'saveUnitDraft', allowed: false, reason: '/problems/not-permitted' },
    { name: 'recordUnitAssessment', allowed: false, reason: '/problems/not-permitted' },
    { name: 'recordUnitDecision', allowed: true },
  ]);
  // nobody counts a district as a commune
  const sent: { type: string }[] = await criteria.database.admin.query(
    `SELECT envelope ->> 'type' AS type FROM outbox_events WHERE envelope ->> 'provinceid' = $1 ORDER BY 1`,
    [place.provinceId],
  );
  expect(sent.map(({ type }) => type)).toEqual([
    'criteria.figures.recorded',
    'criteria.figures.unit-assessed',
    'criteria.figures.unit-assessed',
  ]);
});

it('decides of a district what is open, and not what its communes answer', async () => {
  const place = await aScene();
  const decide = (of: number | string, caller = reader(place)) =>
    criteria.command(
      `POST ${ofDistrict(place, 'decisions')}`,
      {
        criteriaSet: 'nine',
        of,
        met: true,
        asOf: '2020-06-30',
        reason: 'đã kiểm tra',
        evidence: ['biên bản'],
        seenVersion: 0,
      },
      caller,
    );
  expect((await decide(2, officer(place))).status).toBe(403);
  expect((await decide(2)).status).toBe(201);
  await enter(place, place.communeId, ratio('10'));
  expect((await decide('dk1')).body).toMatchObject({ status: 422, errors: [{ pointer: '/of' }] });
  const { judgements } = await judged(place);
  expect(judgements[0]?.criteria[1]).toMatchObject({ because: 'decided', decision: { met: true } });
  const ofCommune = `/units/${place.communeId}/tiers/NTM/decisions`;
  expect((await criteria.command(`POST ${ofCommune}`, { seenVersion: 0 }, reader(place))).status).toBe(400);
});

it('tells of every commune what it lacks, and by how many of what is counted', async () => {
  const place = await aScene();
  await enter(place, place.communeId, ratio('457', '1000'));
  const view = MissingView.parse((await criteria.ask('/missing?tier=NTM', reader(place))).body);
  expect(view.rows.map(({ unitId, outcome }) => [unitId, outcome])).toEqual([
    [place.communeId, 'notMet'],
    [place.other, 'unknown'],
  ]);
  expect(view.rows[0]?.parts).toMatchObject([
    {
      ...{ of: 1, way: 'measured', farthest: { rounded: '0.09' } },
      indicators: [
        {
          value: ratio('457', '1000'),
          rehearsal: true,
          gaps: [{ distance: { rounded: '4.30' }, count: { n: '43', way: 'more' } }],
        },
      ],
    },
  ]);
  expect(view.rows[1]?.parts).toMatchObject([
    { of: 1, way: 'open', indicators: [{ because: 'noFact', value: null, rehearsal: false }] },
  ]);
  const one = async () => {
    const { body } = await criteria.ask(`/units/${place.communeId}/tiers/NTM/missing`, reader(place));
    return UnitMissingView.parse(body);
  };
  expect(await one()).toMatchObject({ unitId: place.communeId, set: { id: 'three' }, parts: view.rows[0]!.parts });
  await enter(place, place.communeId, ratio('500', '1000'), 1);
  expect(await one()).toMatchObject({ outcome: 'met', metCount: 1, total: 1, parts: [] });
});

it('names who leads what is missing, on the day', async () => {
  const place = await aScene();
  const organisation = randomUUID();
  await criteria.database.admin.query(`INSERT INTO directory_organisations VALUES ($1, $2, 'Sở', $3)`, [
    organisation,
    place.provinceId,
    JSON.stringify([{ criteriaSet: 'three', criterion: 1, basis: 'named', fromOn: '2020-01-01', toOn: null }]),
  ]);
  const leads = async (on: string) =>
    MissingView.parse((await criteria.ask(`/missing?tier=NTM&on=${on}`, reader(place))).body).leads;
  expect(await leads('2020-06-30')).toEqual([{ criteriaSet: 'three', criterion: 1, organisationIds: [organisation] }]);
  expect(await leads('2019-12-31')).toEqual([]);
});

it('tells which district waits for which commune, and what it would become', async () => {
  const place = await aScene();
  await enter(place, place.communeId, ratio('60'));
  await enter(place, place.other, ratio('49'));
  await ownFigure(place, yesNo(true));
  const before = await cascade(place);
  expect(before.units.map(({ level, set }) => [level, set?.id ?? null])).toEqual([
    ['province', null],
    ['district', 'nine'],
  ]);
  expect(before.district).toMatchObject({
    ...{ outcome: 'notMet', metCount: 1, total: 2, ifAll: 'unknown', own: [{ of: 2, way: 'open' }] },
    waits: [
      {
        ...{ code: 'dk1', counted: 2, stand: 1, needed: 1 },
        units: [{ unitId: place.other, outcome: 'notMet', metCount: 0, total: 1, alone: 'unknown', completes: true }],
      },
    ],
  });
  await assess(place, 'achieved');
  expect((await cascade(place)).district).toMatchObject({
    own: [],
    ifAll: 'met',
    waits: [{ units: [{ alone: 'met' }] }],
  });
  await enter(place, place.other, ratio('50'), 1);
  expect((await cascade(place)).district).toMatchObject({ outcome: 'met', waits: [], ifAll: 'met' });
});

it('has no districts on a day that has none, and says of no commune that it is below one', async () => {
  const place = await aScene();
  const until = (id: string, states: object[]) =>
    criteria.database.admin.query(`UPDATE directory_units SET life = $2 WHERE id = $1`, [
      id,
      JSON.stringify({ states, parts: [], kin: [] }),
    ]);
  await until(place.district, [
    { unitId: place.district, kind: 'district', parentId: place.province, toOn: '2020-06-30' },
  ]);
  for (const id of [place.communeId, place.other])
    await until(id, [
      { unitId: id, kind: 'commune', parentId: place.district, toOn: '2020-06-30' },
      { unitId: id, kind: 'commune', parentId: place.province, fromOn: '2020-07-01' },
    ]);
  expect((await cascade(place)).units.map(({ level }) => level)).toEqual(['province']);
  expect((await cascade(place, '&on=2020-06-30')).district?.waits[0]).toMatchObject({ counted: 2 });
  expect((await criteria.ask(ofDistrict(place, 'judgement'), reader(place))).status).toBe(404);
  expect((await ownFigure(place, yesNo(true))).status).toBe(201); // of the last day that it was there
});

it('asks of a commune in a zone what its zone is asked, and leaves open what hangs on other zones', async () => {
  const law = { document: 'a law', date: null, article: null };
  const rule = (value: string, zones?: ['island'] | ['border']) => ({
    ...({ setBy: zones ? 'exception' : 'national', operator: '>=', value, law, fromOn: null, toOn: null } as const),
    ...{ confidence: 'seed' as const, ...(zones && { zones }) },
  });
  const place = await aCommune(criteria, {
    indicators: [
      anIndicator('1.1', { thresholds: [rule('50'), rule('30', ['island'])] }),
      anIndicator('1.2', { thresholds: [rule('50'), rule('30', ['border'])] }),
    ],
  });
  const zones = (said: object[]) =>
    criteria.database.admin.query(`UPDATE directory_units SET life = $2 WHERE id = $1`, [
      place.communeId,
      JSON.stringify({ states: [{ unitId: place.communeId, kind: 'commune', parentId: place.district }], zones: said }),
    ]);
  const values = ['1.1', '1.2'].map((indicator) => ({ indicator, value: ratio('40'), seenVersion: 0 }));
  await criteria.command(
    `POST /communes/${place.communeId}/tiers/NTM/figures`,
    { criteriaSet: 'three', asOf: '2020-06-30', figures: values },
    aCaller({ provinceId: place.provinceId, unitId: place.communeId, roles: ['communeOfficer'] }),
  );
  const seen = async (on: string) => {
    const path = `/units/${place.communeId}/tiers/NTM/judgement?on=${on}`;
    const { body } = await criteria.ask(path, aCaller({ provinceId: place.provinceId, roles: ['coordinationOffice'] }));
    const view = UnitJudgementView.parse(body);
    return [
      view.place.inZones,
      view.place.group,
      view.judgements[0]?.criteria[0]?.indicators.map((one) => one.because),
    ];
  };
  await zones([]);
  expect(await seen('2020-06-30')).toEqual([[], null, ['placeNotKnown', 'placeNotKnown']]);
  await zones([
    { zone: 'island', fromOn: '2020-06-30', toOn: null },
    { zone: 'group2', fromOn: null, toOn: null },
    { zone: 'group1', fromOn: '2020-07-01', toOn: null },
  ]);
  expect(await seen('2020-06-30')).toEqual([['island'], '2', ['measured', 'placeNotKnown']]);
  expect(await seen('2020-07-01')).toEqual([['island'], '1', ['measured', 'placeNotKnown']]);
});
