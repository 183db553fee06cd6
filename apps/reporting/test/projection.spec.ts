import type { EventDefinition } from '@langmoi/contracts/envelope';
import { DossierClosed, DossierRegistered, DossierSucceeded, StageEntered } from '@langmoi/contracts/recognition';
import { CommuneStruck } from '@langmoi/contracts/year';
import { anEvent } from '@langmoi/testing/events';
import { randomUUID } from 'node:crypto';
import { startReporting, type Reporting } from './service';
import { aDecision, communeId, eventsOfTraVinh, hamTan, provinceId, type Sent } from './tra-vinh';

let reporting: Reporting;
beforeAll(async () => {
  reporting = await startReporting();
});
afterAll(() => reporting?.close());

const dossierId = randomUUID();
const ofDossier = { dossierId, communeId: hamTan, districtId: communeId('849'), tier: 'NTM', year: 2020 };
const sent = (definition: EventDefinition, data: object): Sent => ({
  definition,
  event: anEvent(definition, { ...ofDossier, ...data }, { provinceid: provinceId, subject: dossierId }),
});
const entered = (stage: string) =>
  sent(StageEntered, { stage, round: 1, enteredOn: '2020-07-01', dueOn: null, after: null });
const registered = sent(DossierRegistered, { regimeId: 'r', regimeVersion: 1, registeredOn: '2020-07-01' });
const closed = sent(DossierClosed, { end: 'recognised', closedOn: '2020-09-10' });

const readModels = [
  'directory_units',
  'directory_provinces',
  'criteria_sets',
  'commune_assessments',
  'commune_registrations',
  'commune_titles',
  'dossiers',
];

/** Every row of every read model, in an order of its own. */
async function everything(): Promise<string[]> {
  const all = await Promise.all(
    readModels.map((table) => reporting.database.admin.query(`SELECT to_jsonb(t)::text AS row FROM ${table} t`)),
  );
  return all.flatMap((rows: { row: string }[], at) => rows.map(({ row }) => `${readModels[at]} ${row}`)).sort();
}

/** As the runbook says it: the read models and the inbox go, and the consumer reads its topics from the beginning. */
async function forget(): Promise<void> {
  await reporting.database.admin.query(`TRUNCATE ${readModels.join(', ')}, inbox_events`);
}

const history = () => [...eventsOfTraVinh(), registered, entered('council'), aDecision(), closed];

it.each(
  history()
    .map((one) => [one.definition.type, one] as const)
    .filter(([type], at, all) => all.findIndex(([other]) => other === type) === at),
)('takes %s in once however often it comes', async (_, event) => {
  await reporting.deliver(event);
  const once = await everything();
  await reporting.deliver(event);
  expect(await everything()).toEqual(once);
  const [{ count }] = await reporting.database.admin.query(
    'SELECT count(*)::int AS count FROM inbox_events WHERE event_id = $1',
    [event.event.id],
  );
  expect(count).toBe(1);
});

it('is the same after it was forgotten and read again from the beginning', async () => {
  await forget();
  const [reference, dossier] = [eventsOfTraVinh(), [registered, entered('council'), aDecision(), closed]];
  await reporting.deliverTogether(reference);
  await reporting.deliverAll(dossier);
  const first = await everything();
  expect(first.length).toBeGreaterThan(200);
  await forget();
  expect(await everything()).toEqual([]);
  await reporting.deliverTogether([...reference].reverse());
  await reporting.deliverAll(dossier);
  expect(await everything()).toEqual(first);
});

it('follows a dossier from its registration to its end, and does not open it again', async () => {
  await forget();
  await reporting.deliverTogether(eventsOfTraVinh());
  const dossier = async () => (await reporting.standing(hamTan)).dossier;
  expect(await dossier()).toBeNull();
  await reporting.deliver(registered);
  expect(await dossier()).toEqual({ id: dossierId, tier: 'NTM', stage: 'registered', status: 'open' });
  await reporting.deliver(entered('council'));
  expect((await reporting.overview()).openDossiers).toEqual([{ stage: 'council', count: 1 }]);
  await reporting.deliver(closed);
  await reporting.deliver(entered('announcement'));
  expect(await dossier()).toMatchObject({ stage: 'recognised', status: 'recognised' });
  expect((await reporting.overview()).openDossiers).toEqual([]);
});

it('no longer has on the list of a year a commune that was struck off it, and keeps its other list', async () => {
  await forget();
  await reporting.deliverTogether(eventsOfTraVinh());
  const listed = async () =>
    (await reporting.standing(communeId('29299'))).registered.map(({ tier, year }) => [tier, year]);
  expect(await listed()).toEqual([['NANG_CAO', 2020]]);
  const said = { asOf: '2020-06-20', knownOn: '2020-07-01', rehearsal: true, capacity: 'own' };
  const source = { document: 'Công văn 99/UBND-NN', date: '2020-06-15', line: null };
  const struck = (tier: string, version: number) =>
    sent(CommuneStruck, { communeId: communeId('29299'), tier, year: 2020, version, ...said, source });
  await reporting.deliver(struck('NTM', 2));
  expect(await listed()).toEqual([['NANG_CAO', 2020]]);
  await reporting.deliver(struck('NANG_CAO', 2));
  expect(await listed()).toEqual([]);
});

it('has a dossier with the commune that took its own', async () => {
  await forget();
  await reporting.deliverTogether(eventsOfTraVinh());
  await reporting.deliverAll([registered, entered('council')]);
  await reporting.deliver(sent(DossierSucceeded, { communeId: communeId('29488') }));
  expect((await reporting.standing(hamTan)).dossier).toBeNull();
  expect((await reporting.standing(communeId('29488'))).dossier).toMatchObject({ id: dossierId, stage: 'council' });
});

it('keeps nothing of an event whose transaction failed', async () => {
  await forget();
  const { definition, event } = sent(StageEntered, {
    stage: 'x',
    round: 1,
    enteredOn: '2020-07-01',
    dueOn: null,
    after: null,
  });
  await reporting.database.admin.query('ALTER TABLE dossiers ADD CONSTRAINT broken CHECK (false) NOT VALID');
  await expect(reporting.deliver({ definition, event })).rejects.toThrow('broken');
  await reporting.database.admin.query('ALTER TABLE dossiers DROP CONSTRAINT broken');
  expect(await everything()).toEqual([]);
  await reporting.deliver({ definition, event });
  expect(await everything()).toHaveLength(1);
});
