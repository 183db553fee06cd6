import { HouseholdCorrected, HouseholdRegistered, HouseholdRemoved } from '@langmoi/contracts/households';
import { rowsOf, type Place } from '@langmoi/testing/place';
import { refusalIn } from '@langmoi/testing/refusals';
import type { ServiceUnderTest } from '@langmoi/testing/service';
import { randomUUID } from 'node:crypto';
import { aCommune, aHousehold, keeper, personal, register, registered, somebody, view } from './register-scene';
import { startService } from './service';

let poverty: ServiceUnderTest;

beforeAll(async () => {
  poverty = await startService();
});
afterAll(() => poverty?.close());

const decision = { number: '99/QĐ-UBND', date: '2020-06-20', authority: 'UBND xã Thử' };
const correction = (change: object = {}) => ({ ...aHousehold(), seenVersion: 1, ...change });
const correct = (place: Place, id: string, change: object = {}, caller = keeper(place)) =>
  poverty.command(`POST /households/${id}/corrections`, correction(change), caller);
const remove = (place: Place, id: string, change: object = {}, caller = keeper(place)) => {
  const body = { on: '2020-06-30', reason: 'movedAway', decision, seenVersion: 1, ...change };
  return poverty.command(`POST /households/${id}/removal`, body, caller);
};
const told = async (type: string, householdId: string) =>
  (await poverty.events(type)).filter((data) => data['householdId'] === householdId);

it('takes a household into the register under the next number, by the standard of its day', async () => {
  const place = await aCommune(poverty);
  const first = await registered(poverty, place);
  expect(first).toMatchObject({
    number: 1,
    version: 1,
    memberCount: 2,
    rehearsal: true,
    standard: { id: '2016-2021' },
  });
  expect(await registered(poverty, place, { classification: 'nearPoor' })).toMatchObject({ number: 2 });
  const { members, history } = await view(poverty, first.id, keeper(place));
  expect(members).toEqual(aHousehold().members);
  expect(history).toMatchObject([{ kind: 'registered', version: 1, classification: 'poor', on: '2020-01-01' }]);
});

it('gives no number twice to those who register at once', async () => {
  const place = await aCommune(poverty);
  const answers = await Promise.all([1, 2, 3].map(() => registered(poverty, place)));
  expect(answers.map(({ number }) => number).sort()).toEqual([1, 2, 3]);
});

it('says anew what is known of a household, and keeps what was decided before', async () => {
  const place = await aCommune(poverty);
  const { id } = await registered(poverty, place);
  const change = { classification: 'nearPoor', since: '2020-06-20', decision, phone: null };
  expect((await correct(place, id, change)).body).toMatchObject({ version: 2, classification: 'nearPoor' });
  const { phone, history } = await view(poverty, id, keeper(place));
  expect(phone).toBeNull();
  expect(history.map(({ kind, classification, on }) => [kind, classification, on])).toEqual([
    ['corrected', 'nearPoor', '2020-06-20'],
    ['registered', 'poor', '2020-01-01'],
  ]);
});

it('says of each act in which capacity its keeper held the office', async () => {
  const place = await aCommune(poverty);
  const { id } = await registered(poverty, place);
  await correct(place, id, {}, { ...keeper(place), capacity: 'forHead' });
  const { history } = await view(poverty, id, keeper(place));
  expect(history.map(({ capacity }) => capacity)).toEqual(['forHead', 'own']);
});

it.each([
  ['aboveStandard', 'neither'],
  ['movedAway', 'poor'],
])('lets a household leave (%s) as %s, and changes nothing of it after that', async (reason, classification) => {
  const place = await aCommune(poverty);
  const { id } = await registered(poverty, place);
  const left = { on: '2020-06-30', reason, decision };
  expect((await remove(place, id, { reason })).body).toMatchObject({ classification, left, version: 2 });
  expect(refusalIn(await correct(place, id, { seenVersion: 2 }))).toBe('409 household-left at ');
  expect(refusalIn(await remove(place, id, { seenVersion: 2 }))).toBe('409 household-left at ');
  const { actions, history } = await view(poverty, id, keeper(place));
  expect(actions.map(({ reason: why }) => why)).toEqual(['/problems/household-left', '/problems/household-left']);
  expect(history[0]).toMatchObject({ kind: 'removed', reason, on: '2020-06-30' });
});

it('refuses two at once who saw the same version, but for the first, and names the newest', async () => {
  const place = await aCommune(poverty);
  const { id } = await registered(poverty, place);
  const answers = await Promise.all([correct(place, id), remove(place, id), correct(place, id)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  const { version } = await view(poverty, id, keeper(place));
  expect(version).toBe(2);
  const { admin } = poverty.database;
  const acts = await admin.query('SELECT version FROM household_acts WHERE household_id = $1 ORDER BY 1', [id]);
  expect(acts).toEqual([{ version: 1 }, { version: 2 }]);
});

it('does it once when the same request comes twice, and refuses its key under another', async () => {
  const place = await aCommune(poverty);
  const { id } = await registered(poverty, place);
  const [officer, key] = [keeper(place), randomUUID()];
  const again = (change: object = {}) =>
    poverty.command(`POST /households/${id}/corrections`, correction(change), officer, key);
  const [first, second] = await Promise.all([again(), again()]);
  expect(second).toEqual(first);
  expect(await told(HouseholdCorrected.type, id)).toHaveLength(1);
  expect(refusalIn(await again({ phone: null }))).toBe('422 idempotency-key-reused at ');
});

it('marks as rehearsal only what is registered on demo data', async () => {
  expect(await registered(poverty, await aCommune(poverty, { isDemo: false }))).toMatchObject({ rehearsal: false });
});

describe('What leaves the service', () => {
  const secrets = [...Object.values(personal), personal.phone.replace(/ /g, '')];

  it('tells class, days and how many: nothing of anybody', async () => {
    const place = await aCommune(poverty);
    const { id } = await registered(poverty, place);
    await correct(place, id, { classification: 'nearPoor' });
    await remove(place, id, { reason: 'aboveStandard', seenVersion: 2 });
    const said = { householdId: id, unitId: place.commune, standard: '2016-2021', since: '2020-01-01', memberCount: 2 };
    expect(await told(HouseholdRegistered.type, id)).toEqual([{ ...said, classification: 'poor', rehearsal: true }]);
    expect(await told(HouseholdCorrected.type, id)).toEqual([{ ...said, classification: 'nearPoor', rehearsal: true }]);
    expect(await told(HouseholdRemoved.type, id)).toEqual([
      { ...said, classification: 'neither', rehearsal: true, on: '2020-06-30', reason: 'aboveStandard' },
    ]);
    const outbox = await poverty.database.admin.query('SELECT envelope::text AS text FROM outbox_events');
    expect(secrets.filter((secret) => JSON.stringify(outbox).includes(secret))).toEqual([]);
  });

  it('holds nothing personal in an answer to a command, so that none is kept with its key', async () => {
    const place = await aCommune(poverty);
    const answer = await register(poverty, place);
    const { id } = await registered(poverty, place);
    const texts = [
      answer,
      await correct(place, id),
      await correct(place, id),
      await remove(place, id, { on: '2030-01-01' }),
    ];
    const kept = await poverty.database.admin.query('SELECT * FROM idempotency_keys');
    const all = JSON.stringify([texts, kept]);
    expect(texts.map(({ status }) => status)).toEqual([201, 200, 409, 409]);
    expect(secrets.filter((secret) => all.includes(secret))).toEqual([]);
  });
});

const head = { name: 'Người Thử', birth: '1958', relation: 'head' };
const child = { ...head, relation: 'child' };
const twice = '000000000099';

it.each<[string, object, string]>([
  ['nobody at the head', { members: [child] }, '400 invalid-request at /members'],
  ['two heads', { members: [head, head] }, '400 invalid-request at /members'],
  ['nobody at all', { members: [] }, '400 invalid-request at /members,/members'],
  [
    'a birth that is no day',
    { members: [{ ...head, birth: '1958-02-30' }] },
    '400 invalid-request at /members/0/birth',
  ],
  ['a birth to come', { members: [head, { ...child, birth: '2021' }] }, '422 invalid-request at /members/1/birth'],
  [
    'a number of eleven digits',
    { members: [{ ...head, identityNumber: '00000000001' }] },
    '400 invalid-request at /members/0/identityNumber',
  ],
  [
    'one number for two',
    {
      members: [
        { ...head, identityNumber: twice },
        { ...child, identityNumber: twice },
      ],
    },
    '400 invalid-request at /members/1/identityNumber',
  ],
  ['a phone of words', { phone: 'hỏi trưởng ấp' }, '400 invalid-request at /phone'],
  ['a class that leaves the register', { classification: 'neither' }, '400 invalid-request at /classification'],
  ['a day that has not come', { since: '2020-07-02' }, '422 invalid-request at /since'],
  ['a paper of tomorrow', { decision: { ...decision, date: '2020-07-02' } }, '422 invalid-request at /decision/date'],
  ['a day before any standard', { since: '2015-12-31' }, '422 poverty-standard-unknown at /since'],
])('refuses %s at its field, without a word of anybody, and leaves nothing behind', async (_, change, refusal) => {
  const place = await aCommune(poverty);
  const before = await rowsOf(poverty.database.admin, place.provinceId);
  const answer = await register(poverty, place, change);
  expect(refusalIn(answer)).toBe(refusal);
  expect(JSON.stringify(answer.body)).not.toMatch(/Thử|Bí Mật|0000000/);
  expect(await rowsOf(poverty.database.admin, place.provinceId)).toEqual(before);
});

it.each<[string, object, string]>([
  ['before it was classified', { on: '2019-12-31' }, '422 invalid-request at /on'],
  ['on a day to come', { on: '2020-07-02' }, '422 invalid-request at /on'],
  ['without a paper', { decision: null }, '400 invalid-request at /decision'],
])('lets no household leave %s', async (_, change, refusal) => {
  const place = await aCommune(poverty);
  const { id } = await registered(poverty, place);
  expect(refusalIn(await remove(place, id, change))).toBe(refusal);
});

it('is written by the poverty officer of that very commune alone', async () => {
  const place = await aCommune(poverty);
  const { id } = await registered(poverty, place);
  const others = [
    ...(['district', 'province', 'nextCommune', 'hamlet'] as const).map((at) => somebody('povertyOfficer', at, place)),
    somebody('communeOfficer', 'commune', place),
    somebody('auditor', 'commune', place, { purpose: 'Kiểm toán năm 2020' }),
  ];
  for (const caller of others) {
    const answers = [
      register(poverty, place, {}, caller),
      correct(place, id, {}, caller),
      remove(place, id, {}, caller),
    ];
    for (const answer of await Promise.all(answers)) expect(refusalIn(answer)).toBe('403 not-permitted at ');
  }
  const foreign = keeper(await aCommune(poverty));
  expect(refusalIn(await correct(place, id, {}, foreign))).toBe('404 household-not-found at ');
  expect(refusalIn(await register(poverty, place, {}, foreign))).toBe('404 unit-not-found at ');
});
