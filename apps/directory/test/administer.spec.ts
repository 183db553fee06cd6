import { OrganisationDescribed } from '@langmoi/contracts/directory';
import { AppointmentEnded, PersonView } from '@langmoi/contracts/officers';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { aCaller } from '@langmoi/testing/callers';
import { randomUUID } from 'node:crypto';
import {
  administrator,
  anInvitation,
  anOffice,
  aScene,
  auditor,
  decision,
  nationalAdministrator,
  nationId,
  officer,
  only,
  organisation,
  provinceId,
  reading,
  refusal,
  type Scene,
} from './personnel-scene';

let scene: Scene;

beforeAll(async () => {
  scene = await aScene();
});
afterAll(() => scene?.directory.close());

it('takes somebody in with a first office, and tells everybody at once', async () => {
  const { status, person } = await scene.invite('thu.1');
  expect(status).toBe(201);
  expect(PersonView.parse(person)).toMatchObject({
    ...{ provinceId, account: 'thu.1', phone: '•••', identityNumber: '•••', homeUnitName: '•••', rehearsal: true },
    appointments: [{ role: 'coordinationOffice', capacity: 'own', decision, endedBy: null, version: 1 }],
    version: 1,
    actions: [
      { name: 'appoint', allowed: true },
      { name: 'correctPerson', allowed: true },
    ],
  });
  expect((await scene.described(organisation('84/coordination-office')))?.members).toContainEqual({
    ...{ officerId: person.id, role: 'coordinationOffice', appointmentId: only(person).id, capacity: 'own' },
    ...{ homeUnitId: uuidOf('unit', '29489'), onBehalfOf: null, decision },
  });
  expect(await scene.announced('thu.1')).toMatchObject([{ officerId: person.id, active: true, secondFactor: false }]);
});

it('gives the same answer to the same command sent twice, and takes nobody in twice', async () => {
  const key = randomUUID();
  const path = `POST /provinces/${provinceId}/persons`;
  const send = () => scene.directory.command(path, anInvitation('thu.twice'), administrator, key);
  const [first, second] = [await send(), await send()];
  expect(second).toEqual(first);
  expect(await scene.announced('thu.twice')).toHaveLength(1);
});

it('refuses a sign-in name that somebody has, in whichever province', async () => {
  expect(refusal(await scene.invite('xa.ham-tan'))).toBe('409 account-taken');
  expect(refusal(await scene.invite('trung-uong'))).toBe('409 account-taken');
});

it('gives a further office, and refuses the same one twice at once', async () => {
  const { person } = await scene.invite('thu.2');
  const auditing = { organisationId: organisation('84/auditor'), role: 'auditor', fromOn: '2020-05-01' };
  expect((await scene.appoint(person.id, auditing)).person.appointments.map(({ role }) => role)).toEqual([
    'auditor',
    'coordinationOffice',
  ]);
  const again = await scene.appoint(person.id, { fromOn: '2021-01-01' });
  expect(refusal(again)).toBe('409 appointment-overlaps');
  expect(again.body).toMatchObject({ appointmentId: only(person).id });
});

it('lets one of two administrators win who give the same office at once', async () => {
  const { person } = await scene.invite('thu.race');
  const council = { organisationId: organisation('84/appraisal-council'), role: 'councilMember' };
  const answers = await Promise.all([1, 2].map(() => scene.appoint(person.id, council)));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
});

it.each([
  ['an end before its start', { toOn: '2020-03-31' }, '422 appointment-ends-before-start'],
  ['a deputy of nobody', { capacity: 'forHead' }, '422 appointment-without-head'],
  ['an organisation of nobody', { organisationId: randomUUID() }, '404 organisation-not-found'],
  ['a unit of nobody', { unitId: randomUUID() }, '404 unit-not-found'],
  [
    'a unit that the organisation does not reach',
    { organisationId: organisation('844/peoples-committee') },
    '400 invalid-request',
  ],
  ['the role of a machine', { role: 'figuresMachine' }, '403 not-permitted'],
  ['an office that is the nation’s to give', { role: 'provinceAdministrator' }, '403 not-permitted'],
])('refuses %s', async (_, change, expected) => {
  expect(refusal(await scene.invite('thu.refused', change))).toBe(expected);
  expect(await scene.announced('thu.refused')).toEqual([]);
});

it('does not let an administrator give themselves an office', async () => {
  const own = await scene.appoint(administrator.userId, { role: 'chairmanOffice' });
  expect(refusal(own)).toBe('403 own-office');
  const { person } = await scene.view(administrator.userId);
  expect(person.actions).toEqual(
    ['appoint', 'correctPerson'].map((name) => ({ name, allowed: false, reason: expect.any(String) })),
  );
});

it('ends an office at once on the day itself: no power, no sign-in, and the successor is named', async () => {
  const { person } = await scene.invite('thu.3');
  const ended = await scene.end(only(person), { successorId: officer('vpdp') });
  expect(ended.person.appointments).toMatchObject([
    { toOn: '2020-04-01', version: 2, endedBy: { reason: 'thôi giữ chức (diễn tập)' } },
  ]);
  const { id, organisationId, unitId } = only(person);
  expect(await scene.directory.events(AppointmentEnded.type)).toContainEqual({
    ...{ appointmentId: id, officerId: person.id, organisationId, unitId, role: 'coordinationOffice' },
    ...{ on: '2020-04-01', successorId: officer('vpdp') },
  });
  expect(JSON.stringify((await scene.described(organisationId))?.members)).not.toContain(person.id);
  expect((await scene.announced('thu.3')).at(-1)).toMatchObject({ active: false });
  const gateway = aCaller({ userId: uuidOf('service', 'gateway') });
  expect((await scene.directory.ask('/callers/thu.3', gateway)).body).toMatchObject({ offices: [] });
});

it('refuses to end what another administrator has changed meanwhile, and what has ended', async () => {
  const appointment = only((await scene.invite('thu.4')).person);
  expect(refusal(await scene.end({ ...appointment, version: 7 }))).toBe('409 stale-version');
  expect(refusal(await scene.end(appointment, { on: '2020-03-31' }))).toBe('422 appointment-ends-before-start');
  expect(refusal(await scene.end(appointment, { successorId: officer('xa.ham-tan') }))).toBe('400 invalid-request');
  const answers = await Promise.all([1, 2].map(() => scene.end(appointment)));
  expect(answers.map(refusal).sort()).toEqual(['200 undefined', '409 stale-version']);
  expect(refusal(await scene.end({ ...appointment, version: 2 }))).toBe('409 appointment-ended');
  expect(refusal(await scene.end({ id: randomUUID(), version: 1 }))).toBe('404 appointment-not-found');
});

it('moves somebody to another office from the day after, in one step', async () => {
  const { person } = await scene.invite('thu.5');
  const { id, version } = only(person);
  const transfer = (to: object) => {
    const ending = { on: '2020-04-30', reason: 'điều động (diễn tập)', decision, seenVersion: version };
    const body = {
      ...ending,
      to: { ...anOffice(), organisationId: organisation('84/auditor'), role: 'auditor', ...to },
    };
    return scene.directory.command(`POST /appointments/${id}/transfer`, body, administrator);
  };
  expect(refusal(await transfer({ fromOn: '2020-04-30' }))).toBe('400 invalid-request');
  expect(refusal(await transfer({ fromOn: '2020-05-01', role: 'provinceAdministrator' }))).toBe('403 not-permitted');
  expect((await scene.view(person.id)).person.appointments).toHaveLength(1);
  const { body } = await transfer({ fromOn: '2020-05-01' });
  expect(body['appointments']).toMatchObject([
    { role: 'auditor', fromOn: '2020-05-01', toOn: null },
    { role: 'coordinationOffice', toOn: '2020-04-30', endedBy: { decision } },
  ]);
  const over = await scene.directory.events<{ appointmentId: string }>(AppointmentEnded.type);
  expect(over.filter(({ appointmentId }) => appointmentId === id)).toEqual([]);
});

it('ends with the head whatever is signed on their behalf', async () => {
  const head = only((await scene.invite('thu.head')).person);
  const deputy = (await scene.invite('thu.deputy', { capacity: 'underAuthority', onBehalfOf: head.id })).person;
  expect(only(deputy)).toMatchObject({ capacity: 'underAuthority', onBehalfOf: head.id });
  const onward = { capacity: 'underAuthority', onBehalfOf: only(deputy).id };
  expect(refusal(await scene.invite('thu.onward', onward))).toBe('422 appointment-without-head');
  const elsewhere = { organisationId: organisation('84/auditor'), capacity: 'byOrder', onBehalfOf: head.id };
  expect(refusal(await scene.invite('thu.elsewhere', elsewhere))).toBe('422 appointment-without-head');
  await scene.end(head);
  expect((await scene.view(deputy.id)).person.appointments).toMatchObject([
    { toOn: '2020-04-01', endedBy: { reason: 'thôi giữ chức (diễn tập)' } },
  ]);
  const over = await scene.directory.events<{ appointmentId: string }>(AppointmentEnded.type);
  const ids = over.map(({ appointmentId }) => appointmentId);
  expect(ids).toEqual(expect.arrayContaining([head.id, only(deputy).id]));
});

it('lets the national administrator decide who administers a province, and nothing else of it', async () => {
  const asNation = reading(nationalAdministrator);
  const given = await scene.invite('quan-tri.2', { role: 'provinceAdministrator' }, asNation);
  expect(given.status).toBe(201);
  expect(await scene.announced('quan-tri.2')).toMatchObject([{ provinceId, active: true, secondFactor: true }]);
  expect(refusal(await scene.end(only(given.person)))).toBe('403 not-permitted');
  expect((await scene.end(only(given.person), {}, asNation)).status).toBe(200);
  expect(refusal(await scene.invite('thu.6', {}, asNation))).toBe('403 not-permitted');
  const blind = await scene.invite('thu.6', { role: 'provinceAdministrator' }, nationalAdministrator);
  expect(refusal(blind)).toBe('404 province-not-found');
});

it('lets the national administrator keep the offices of the nation, not one of their own', async () => {
  const national = { organisationId: organisation('vn/auditor'), unitId: nationId, role: 'auditor' };
  const invitation = { ...anInvitation('kiem-toan-tw.2', national), homeUnitId: null };
  const path = `POST /provinces/${nationId}/persons`;
  const { status, body } = await scene.directory.command(path, invitation, nationalAdministrator);
  expect({ status, body }).toMatchObject({ status: 201, body: { provinceId: nationId } });
  const before = (await scene.directory.events(OrganisationDescribed.type)).map(({ provinceId: of }) => of);
  expect(before).not.toContain(nationId);
  const own = { ...nationalAdministrator, userId: String(body['id']) };
  expect(refusal(await scene.appoint(own.userId, { ...national, role: 'nationalViewer' }, own))).toBe('403 own-office');
});

it('keeps offices from everybody who administers nothing, and other provinces from every administrator', async () => {
  const stranger = aCaller({ roles: ['provinceAdministrator'] });
  expect(refusal(await scene.invite('thu.7', {}, auditor))).toBe('403 not-permitted');
  expect(refusal(await scene.invite('thu.7', {}, stranger))).toBe('404 province-not-found');
  expect(refusal(await scene.appoint(officer('vpdp'), {}, stranger))).toBe('404 person-not-found');
});

it('records who invited, appointed and ended, and nobody rewrites it', async () => {
  const { person } = await scene.invite('thu.8');
  await scene.end(only(person));
  const { admin } = scene.directory.database;
  const acts = await admin.query(
    `SELECT kind, by_user FROM personnel_acts WHERE subject_id IN ($1, $2) ORDER BY at, kind DESC`,
    [person.id, only(person).id],
  );
  expect(acts).toEqual(['invited', 'appointed', 'ended'].map((kind) => ({ kind, by_user: administrator.userId })));
});
