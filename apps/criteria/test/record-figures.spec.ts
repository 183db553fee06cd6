import type { Caller } from '@langmoi/contracts/caller';
import type { MeasuredValue } from '@langmoi/contracts/criteria-facts';
import { FiguresRecorded, FiguresView } from '@langmoi/contracts/figures';
import { aCaller } from '@langmoi/testing/callers';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { aCommune, anIndicator, startService, type TestService } from './service';

let criteria: TestService;

beforeAll(async () => {
  criteria = await startService();
});
afterAll(() => criteria?.close());

type Place = Awaited<ReturnType<typeof aCommune>>;

const indicators = [
  anIndicator('1.1', { measured: { kind: 'yesNo' }, ifAny: true }),
  anIndicator('1.2'),
  anIndicator('1.3', { measured: { kind: 'ofWhich' } }),
  anIndicator('1.4', { measured: { kind: 'count' } }),
];
const aSheet = (choice: { isDemo?: boolean } = {}) => aCommune(criteria, { ...choice, indicators });

const anOfficer = ({ provinceId, communeId }: Place) =>
  aCaller({ provinceId, unitId: communeId, roles: ['communeOfficer'] });
const ratio = (numerator: string, denominator = '100', more: object = {}) =>
  ({ kind: 'ratio', numerator, denominator, ...more }) as MeasuredValue;
const figure = (change: object = {}) => ({ indicator: '1.2', value: ratio('60'), seenVersion: 0, ...change });
const record = (
  place: Place,
  figures: object[],
  change: object = {},
  ...[caller = anOfficer(place), key]: [caller?: Caller, key?: string]
) =>
  criteria.command(
    `POST /communes/${place.communeId}/tiers/NTM/figures`,
    { criteriaSet: 'three', asOf: '2020-06-30', figures, ...change },
    caller,
    key,
  );
const view = async (place: Place, query = '', caller = anOfficer(place)) =>
  FiguresView.parse((await criteria.ask(`/communes/${place.communeId}/tiers/NTM/figures${query}`, caller)).body);
const eventsOf = async ({ communeId }: Place) =>
  (await criteria.events(FiguresRecorded.type)).filter((data) => data['communeId'] === communeId);
const moveClock = ({ provinceId }: Place, today: string) =>
  criteria.database.admin.query('UPDATE directory_provinces SET today = $2 WHERE province_id = $1', [
    provinceId,
    today,
  ]);
const numerators = ({ figures }: FiguresView) =>
  figures.map(({ counts }) => (counts?.value?.kind === 'ratio' ? counts.value.numerator : null));

it('records figures of a day, each with its own version, and tells of the command once', async () => {
  const place = await aSheet();
  const both = [
    figure({ note: 'theo sổ', evidence: ['12/BC-UBND'] }),
    figure({ indicator: '1.1', value: { kind: 'yesNo', yes: true } }),
  ];
  const first = await record(place, both);
  expect(first.status).toBe(201);
  await record(place, [figure({ value: ratio('70'), seenVersion: 1 })]);
  const { figures } = await view(place);
  expect(figures.map(({ indicator, versions }) => [indicator, versions.map(({ version }) => version)])).toEqual([
    ['1.1', [1]],
    ['1.2', [2, 1]],
  ]);
  expect(figures[1]?.versions[1]).toMatchObject({
    ...{ basis: 'entered', asOf: '2020-06-30', knownOn: '2020-07-01', value: ratio('60'), about: null },
    ...{ note: 'theo sổ', evidence: ['12/BC-UBND'], source: null, rehearsal: true, capacity: 'own' },
  });
  expect(figures[1]?.counts).toEqual(figures[1]?.versions[0]);
  expect(await eventsOf(place)).toMatchObject([
    {
      ...{ entryId: first.body['entryId'], criteriaSet: 'three', basis: 'entered', knownOn: '2020-07-01' },
      figures: [
        { indicator: '1.2', version: 1, asOf: '2020-06-30' },
        { indicator: '1.1', version: 1, asOf: '2020-06-30' },
      ],
    },
    { figures: [{ indicator: '1.2', version: 2 }] },
  ]);
});

it('answers what was known by a day about a day, and what is known now', async () => {
  const place = await aSheet();
  await record(place, [figure()], { asOf: '2020-03-01' });
  await moveClock(place, '2020-09-01');
  await record(place, [figure({ value: ratio('80'), seenVersion: 1 })], { asOf: '2020-08-01' });
  await moveClock(place, '2020-10-01');
  await record(place, [figure({ value: ratio('55'), seenVersion: 2 })], { asOf: '2020-03-01' });
  const seen = async (query: string) => numerators(await view(place, query));
  expect(await seen('')).toEqual(['80']);
  expect(await seen('?on=2020-06-30')).toEqual(['55']);
  expect(await seen('?on=2020-06-30&knownOn=2020-09-30')).toEqual(['60']);
  expect(await seen('?on=2020-12-31&knownOn=2020-07-01')).toEqual(['60']);
  expect(await seen('?on=2020-02-01')).toEqual([null]);
});

it('takes back for a reason what was said of a day, so that the day before counts again', async () => {
  const place = await aSheet();
  await record(place, [figure()], { asOf: '2020-03-01' });
  await record(place, [figure({ value: ratio('80'), seenVersion: 1 })]);
  const silent = await record(place, [figure({ value: null, seenVersion: 2 })]);
  expect(silent).toMatchObject({ status: 422, body: { errors: [{ pointer: '/figures/0/note' }] } });
  await record(place, [figure({ value: null, note: 'nhầm năm', seenVersion: 2 })]);
  expect(numerators(await view(place))).toEqual(['60']);
  const again = await record(place, [figure({ value: null, note: 'nhầm năm', seenVersion: 3 })]);
  expect(again).toMatchObject({ status: 422, body: { errors: [{ pointer: '/figures/0/value' }] } });
});

it('shows whoever has not seen the newest versions all of them, and records nothing', async () => {
  const place = await aSheet();
  await record(place, [figure(), figure({ indicator: '1.4', value: { kind: 'count', value: '3' } })]);
  const late = [figure({ value: ratio('1') }), figure({ indicator: '1.1', value: { kind: 'yesNo', yes: true } })];
  const { status, body } = await record(place, late);
  expect(status).toBe(409);
  expect(body).toMatchObject({
    type: '/problems/stale-version',
    stale: [{ indicator: '1.2', seenVersion: 0, current: { version: 1, value: ratio('60') } }],
    errors: [{ pointer: '/figures/0/seenVersion', detail: 'Người khác đã ghi bản mới hơn bản bạn đã xem' }],
  });
  expect((await view(place)).figures.map(({ indicator }) => indicator)).toEqual(['1.2', '1.4']);
  expect((await record(place, [figure({ seenVersion: 5, indicator: '1.3', value: { kind: 'none' } })])).status).toBe(
    422,
  );
});

it('lets one of two win who record at the same time', async () => {
  const place = await aSheet();
  const answers = await Promise.all(['1', '2', '3'].map((part) => record(place, [figure({ value: ratio(part) })])));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  expect(await eventsOf(place)).toHaveLength(1);
});

it('records once when the same request comes twice', async () => {
  const place = await aSheet();
  const [officer, key] = [anOfficer(place), randomUUID()];
  const first = await record(place, [figure()], {}, officer, key);
  expect(await record(place, [figure()], {}, officer, key)).toEqual(first);
  expect(await eventsOf(place)).toHaveLength(1);
});

const over = { kind: 'ofWhich', numerator: '5', denominator: '4', ofWhich: '6' };
it.each<[string, object[], object, string[]]>([
  ['an indicator that the set has not', [figure({ indicator: '9.9' })], {}, ['422', '/figures/0/indicator']],
  ['an indicator said twice', [figure(), figure()], {}, ['422', '/figures/1/indicator']],
  [
    'a value of another kind',
    [figure(), figure({ indicator: '1.1', value: ratio('1') })],
    {},
    ['422', '/figures/1/value/kind'],
  ],
  ['"none" of what is not asked "if any"', [figure({ value: { kind: 'none' } })], {}, ['422', '/figures/0/value/kind']],
  [
    'a part above its whole, with every fault at its place',
    [figure({ value: ratio('101') }), figure({ indicator: '1.3', value: over })],
    {},
    ['422', '/figures/0/value/numerator', '/figures/1/value/numerator', '/figures/1/value/ofWhich'],
  ],
  [
    'a printed rate that the two numbers do not give',
    [figure({ value: ratio('2', '3', { printedRate: '66.6' }) })],
    {},
    ['422', '/figures/0/value/printedRate'],
  ],
  [
    'half a thing',
    [figure({ indicator: '1.4', value: { kind: 'count', value: '1.5' } })],
    {},
    ['422', '/figures/0/value/value'],
  ],
  ['digits that are none', [figure({ value: ratio('1,5') })], {}, ['400', '/figures/0/value/numerator']],
  ['a day to come', [figure()], { asOf: '2020-07-02' }, ['422', '/asOf']],
  ['a set that is not in force on the day', [figure()], { criteriaSet: 'four' }, ['422', '/criteriaSet']],
  ['no figure at all', [], {}, ['400', '/figures']],
])('refuses %s at its place and records nothing', async (_, figures, change, refusal) => {
  const place = await aSheet();
  const answer = await record(place, figures, change);
  const errors = answer.body['errors'] as { pointer: string; detail: string }[];
  expect([String(answer.status), ...errors.map(({ pointer }) => pointer)]).toEqual(refusal);
  expect(await eventsOf(place)).toEqual([]);
});

it('knows no set for a day before any', async () => {
  const place = await aSheet();
  const { status, body } = await record(place, [figure()], { asOf: '2015-12-31' });
  expect([status, body['type']]).toEqual([404, '/problems/criteria-set-not-found']);
});

it('refuses a figure of a day on which there was no such commune', async () => {
  const place = await aSheet();
  const state = { fromOn: '2020-02-01', toOn: null };
  await criteria.database.admin.query('UPDATE directory_units SET life = $2 WHERE id = $1', [
    place.communeId,
    JSON.stringify({ states: [state], parts: [], kin: [] }),
  ]);
  expect(await record(place, [figure()], { asOf: '2020-01-31' })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/asOf', detail: 'Đơn vị này không có vào ngày đó' }] },
  });
  expect((await record(place, [figure()], { asOf: '2020-02-01' })).status).toBe(201);
});

it('marks as rehearsal only what is recorded on demo data', async () => {
  const { body } = await record(await aSheet({ isDemo: false }), [figure()]);
  expect(body).toMatchObject({ figures: [{ rehearsal: false }] });
});

it('shows a citizen the figures without what officers wrote', async () => {
  const place = await aSheet();
  await record(place, [figure({ note: 'ông A chưa ký', evidence: ['ảnh'] })]);
  const citizen = aCaller({ provinceId: place.provinceId, roles: ['citizen'] });
  const { figures, actions } = await view(place, '', citizen);
  expect(figures[0]?.counts).toMatchObject({ value: ratio('60') });
  expect(JSON.stringify(figures)).not.toMatch(/ông A|ảnh/);
  expect(actions).toEqual([{ name: 'recordFigures', allowed: false, reason: '/problems/not-permitted' }]);
});

it.each(['UPDATE figures SET version = 2', 'DELETE FROM figures', 'TRUNCATE figures'])(
  'does not let the application rewrite what was said: %s',
  async (statement) => {
    await expect(criteria.app.get(DataSource).query(statement)).rejects.toThrow('permission denied');
  },
);

const organisation_id = randomUUID();
it.each<[string, object, string]>([
  ['a version below the first', { version: 0 }, 'ck_figures_version'],
  ['a version that was said before', { version: 1 }, 'pk_figures'],
  ['a word of nobody', { basis: 'guessed' }, 'ck_figures_basis'],
  ['a value of no kind', { value: { numerator: 1 } }, 'ck_figures_value'],
  ['a day that was not known yet', { as_of: '2020-07-02' }, 'ck_figures_days'],
  ['a statement without its paper', { basis: 'stated', rehearsal: false }, 'ck_figures_source'],
  ["an officer's word with the name of a paper", { source: { document: 'x' } }, 'ck_figures_source'],
  ['a statement as a rehearsal', { basis: 'stated', source: { document: 'x' } }, 'ck_figures_rehearsal'],
  ['a set that there is not', { set_version: 2 }, 'fk_figures_set'],
  ['a confirmation of nothing', { basis: 'confirmed', organisation_id }, 'ck_figures_about'],
  ['a confirmation by nobody', { basis: 'confirmed', about: 1 }, 'ck_figures_about'],
  ['a confirmation of what comes later', { basis: 'confirmed', about: 2, organisation_id }, 'ck_figures_about'],
  ['an entry about another', { about: 1 }, 'ck_figures_about'],
  [
    'a confirmation of a version that there is not',
    { basis: 'confirmed', about: 3, version: 4, organisation_id },
    'fk_figures_about',
  ],
])('refuses in the data itself %s', async (_, change, constraint) => {
  const place = await aSheet();
  await record(place, [figure()]);
  const insert = (more: object) =>
    criteria.database.admin.query(
      `INSERT INTO figures SELECT (jsonb_populate_record(NULL::figures, to_jsonb(good) || $2::jsonb)).*
         FROM figures AS good WHERE unit_id = $1`,
      [place.communeId, JSON.stringify({ version: 2, ...more })],
    );
  await expect(insert(change)).rejects.toMatchObject({ driverError: { constraint } });
  await expect(insert({})).resolves.toEqual([]);
});
