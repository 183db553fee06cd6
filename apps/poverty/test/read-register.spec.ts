import type { Caller } from '@langmoi/contracts/caller';
import { HouseholdList } from '@langmoi/contracts/households';
import { as } from '@langmoi/testing/callers';
import { aSuccessor } from '@langmoi/testing/matrix';
import { cellsOf } from '@langmoi/testing/list-files';
import type { Place } from '@langmoi/testing/place';
import { refusalIn } from '@langmoi/testing/refusals';
import type { ServiceUnderTest } from '@langmoi/testing/service';
import { parse } from 'csv-parse/sync';
import { aCommune, keeper, personal, purpose, registered, somebody, view } from './register-scene';
import { startService } from './service';

let poverty: ServiceUnderTest;
let place: Place;
let id: string;

beforeAll(async () => {
  poverty = await startService();
  place = await aCommune(poverty);
  ({ id } = await registered(poverty, place));
  await registered(poverty, place, { hamlet: 'Ấp Xa', classification: 'nearPoor', phone: null, address: '=1+1' });
});
afterAll(() => poverty?.close());

const list = async (caller: Caller, query: Record<string, string> = {}) =>
  HouseholdList.parse((await poverty.ask(`/households?${new URLSearchParams(query).toString()}`, caller)).body);
const found = async (caller: Caller, search: string) =>
  (await list(caller, { search })).households.map((one) => one.number);
const file = (caller: Caller, language = 'vi', query = '') =>
  poverty.app.inject({ url: `/household-export${query}`, headers: { ...as(caller), 'accept-language': language } });
const reads = (): Promise<
  { by_user: string; by_appointment: string | null; purpose: string | null; households: string[] }[]
> =>
  poverty.database.admin.query('SELECT by_user, by_appointment, purpose, households FROM personal_reads ORDER BY at');
const secretsIn = (text: string) =>
  Object.entries(personal).flatMap(([name, word]) => (text.includes(word) ? [name] : []));

const auditor = () => somebody('auditor', 'province', place);
const purposeful = () => somebody('auditor', 'province', place, { purpose, appointmentId: id });
const others = () => [
  somebody('povertyOfficer', 'province', place),
  somebody('povertyOfficer', 'district', place),
  somebody('districtReviewer', 'district', place),
  somebody('communeOfficer', 'commune', place),
  somebody('nationalViewer', 'nation', place, { purpose }),
  somebody('auditor', 'nation', place),
  auditor(),
  somebody('auditor', 'province', place, { purpose: '   ' }),
  somebody('coordinationOffice', 'province', place, { purpose }),
];

it('shows everything to the poverty officer of that commune and to the auditor who says what for', async () => {
  for (const caller of [keeper(place), purposeful(), somebody('auditor', 'nation', place, { purpose })]) {
    const shown = await view(poverty, id, caller);
    expect(shown).toMatchObject({ headName: personal.head, address: personal.address, phone: personal.phone });
    expect(secretsIn(JSON.stringify(shown.members))).toEqual(['head', 'child', 'headNumber', 'childNumber']);
    expect(secretsIn(JSON.stringify(await list(caller)))).toEqual(Object.keys(personal));
    expect(secretsIn((await file(caller)).payload)).toEqual(Object.keys(personal));
  }
});

it('masks it for everyone else: in the list, in the view and in the file', async () => {
  for (const caller of others()) {
    const shown = await view(poverty, id, caller);
    expect(shown).toMatchObject({ headName: '•••', address: '•••', phone: '•••', members: null, memberCount: 2 });
    const { households, total } = await list(caller);
    expect([total, households.map(({ hamlet, phone }) => [hamlet, phone])]).toEqual([
      2,
      [
        ['Ấp Thử', '•••'],
        ['Ấp Xa', null],
      ],
    ]);
    const texts = [shown, households, (await file(caller)).payload].map((one) => JSON.stringify(one));
    expect(texts.flatMap(secretsIn)).toEqual([]);
  }
});

it('refuses the register to a successor, rather than tell it that there are no households', async () => {
  await aSuccessor(poverty.database.admin, place);
  const supports = await poverty.ask('/supports', somebody('povertyOfficer', 'successor', place));
  expect(supports.status).toBe(200); // what is not of persons, it reads
  for (const role of ['povertyOfficer', 'auditor'] as const) {
    const caller = somebody(role, 'successor', place, { purpose });
    const answers = [(await poverty.ask('/households', caller)).status, (await file(caller)).statusCode];
    expect({ role, answers }).toEqual({ role, answers: [403, 403] });
  }
});

it('says that it does not know where a commune lies whose life nobody told', async () => {
  const { body } = await poverty.ask('/households?units=2025-07-01', keeper(place));
  const { carried, ...asked } = HouseholdList.parse(body);
  expect(asked).toEqual(await list(keeper(place)));
  expect(carried!.places).toMatchObject([{ fromId: place.commune, unit: null, holder: null, reason: 'lifeUnknown' }]);
});

it('finds by names, phones and numbers only for whom they are shown', async () => {
  const masked = ['lý thị bí mật', 'kin dao', 'hẻm thử', '0909123456', '0909 123', personal.headNumber, '00000001'];
  for (const search of masked) {
    expect([search, (await found(keeper(place), search)).length > 0]).toEqual([search, true]);
    expect([search, (await found(purposeful(), search)).length > 0]).toEqual([search, true]);
    for (const caller of others()) expect([search, await found(caller, search)]).toEqual([search, []]);
  }
  for (const caller of [keeper(place), ...others()]) {
    expect(await found(caller, 'ap xa')).toEqual([2]);
    expect(await found(caller, 'THỬ')).toEqual([1, 2]);
    expect(await found(caller, '2')).toEqual([2]);
    expect(await found(caller, '***')).toEqual([]);
  }
});

it('records each view of personal data with its reader and purpose, and no other view', async () => {
  await poverty.database.admin.query('TRUNCATE personal_reads');
  for (const caller of others()) {
    await view(poverty, id, caller);
    await list(caller);
    await file(caller);
  }
  expect(await reads()).toEqual([]);
  const [officer, inspector] = [keeper(place), purposeful()];
  await view(poverty, id, officer);
  await list(inspector, { search: 'bi mat', standing: 'poor' });
  await file(inspector);
  const by = { by_user: inspector.userId, by_appointment: id, purpose };
  expect(await reads()).toEqual([
    { by_user: officer.userId, by_appointment: null, purpose: null, households: [id] },
    { ...by, households: [id] },
    { ...by, households: [id, expect.any(String)] },
  ]);
  await list(officer, { search: 'không có ai' });
  expect(await reads()).toHaveLength(3);
});

it('records a national reading by the door to the database, with its purpose', async () => {
  await poverty.database.admin.query('TRUNCATE province_reads, personal_reads');
  await view(poverty, id, somebody('auditor', 'nation', place, { purpose }));
  expect(await reads()).toEqual([]);
  expect(await poverty.database.admin.query('SELECT purpose, request FROM province_reads')).toEqual([
    { purpose, request: `GET /households/${id}` },
  ]);
});

it('shows nothing of which the record could not be kept', async () => {
  const { admin } = poverty.database;
  await admin.query('ALTER TABLE personal_reads ADD CONSTRAINT none CHECK (false) NOT VALID');
  const answer = await poverty.ask(`/households/${id}`, keeper(place));
  await admin.query('ALTER TABLE personal_reads DROP CONSTRAINT none');
  expect(answer.status).toBe(500);
  expect(secretsIn(JSON.stringify(answer.body))).toEqual([]);
});

it('lets nobody rewrite who saw what, and gives the worker no sight of the register', async () => {
  const { app, worker } = poverty.database;
  expect([app, worker].every(({ url }) => url.length > 0)).toBe(true);
  const may = async (role: string, table: string) =>
    (
      await poverty.database.admin.query(
        `SELECT word FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) AS word
          WHERE has_table_privilege($1, $2, word) ORDER BY 1`,
        [new URL(role).username, table],
      )
    ).map(({ word }: { word: string }) => word);
  expect(await may(app.url, 'personal_reads')).toEqual(['INSERT', 'SELECT']);
  expect(await may(app.url, 'households')).toEqual(['INSERT', 'SELECT', 'UPDATE']);
  for (const table of ['households', 'household_acts', 'personal_reads'])
    expect(await may(worker.url, table)).toEqual([]);
});

it('writes a file that a spreadsheet opens and does not run, in the language of its reader', async () => {
  const answer = await file(keeper(place));
  expect(answer.headers).toMatchObject({
    'content-type': 'text/csv',
    'content-disposition': `attachment; filename*=UTF-8''so-ho-ngheo-can-ngheo.csv`,
    'x-content-type-options': 'nosniff',
  });
  expect([...answer.rawPayload.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const [titles, first, second] = parse(answer.payload, { bom: true }) as string[][];
  expect(titles?.slice(0, 4)).toEqual(['Số trong sổ', 'Xã', 'Ấp', 'Chủ hộ']);
  expect(first?.[7]).toBe('Lý Thị Bí Mật, chủ hộ, 1958, 000000000017; Lý Văn Kín Đáo, con, 30/4/1990, 000000018');
  expect(second?.[4]).toBe("'=1+1");
  expect((await file(keeper(place), 'en')).payload).toContain('"Near-poor"');
  expect((await file(auditor())).payload).toContain('"•••"');
});

it('writes the same as a workbook, with the same masks', async () => {
  for (const caller of [keeper(place), auditor()]) {
    const workbook = await cellsOf((await file(caller, 'vi', '?format=xlsx')).rawPayload);
    expect(workbook).toEqual(await cellsOf((await file(caller)).rawPayload));
    expect(workbook).toHaveLength(3);
  }
});

it('lists what each office reaches: its unit and what is below, by unit, class and page', async () => {
  const commune = place.commune;
  const numbers = async (caller: Caller, query: Record<string, string>) =>
    (await list(caller, query)).households.map(({ number }) => number);
  const district = somebody('districtReviewer', 'district', place);
  for (const unitId of [commune, place.district, place.province])
    expect(await numbers(district, { unitId })).toEqual([1, 2]);
  expect(await numbers(district, { unitId: commune, standing: 'nearPoor' })).toEqual([2]);
  expect(await numbers(district, { standing: 'left' })).toEqual([]);
  expect(await list(district, { page: '2' })).toMatchObject({ households: [], total: 2 });
  for (const standing of ['nextCommune', 'nextDistrict', 'elsewhere'] as const) {
    const stranger = somebody('povertyOfficer', standing, place);
    expect(await list(stranger)).toMatchObject({ households: [], total: 0, communes: [], actions: [] });
  }
  const neighbour = somebody('povertyOfficer', 'nextCommune', place);
  expect(refusalIn(await poverty.ask(`/households?unitId=${commune}`, neighbour))).toBe('403 not-permitted at ');
  expect(refusalIn(await poverty.ask(`/households/${id}`, neighbour))).toBe('403 not-permitted at ');
  const foreign = keeper(await aCommune(poverty));
  expect(refusalIn(await poverty.ask(`/households?unitId=${commune}`, foreign))).toBe('404 unit-not-found at ');
  expect(refusalIn(await poverty.ask(`/households/${id}`, foreign))).toBe('404 household-not-found at ');
});

it('says who may register, correct and remove', async () => {
  const names = (actions: { name: string; allowed: boolean }[]) =>
    actions.map(({ name, allowed }) => `${name} ${allowed}`);
  expect(names((await list(keeper(place))).actions)).toEqual(['registerHousehold true']);
  expect(names((await view(poverty, id, keeper(place))).actions)).toEqual([
    'correctHousehold true',
    'removeHousehold true',
  ]);
  const clerk = somebody('communeOfficer', 'commune', place);
  expect(names((await list(clerk)).actions)).toEqual(['registerHousehold false']);
  expect((await list(somebody('povertyOfficer', 'province', place))).actions).toEqual([]);
});
