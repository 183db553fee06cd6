import { AssessmentRecorded, CriteriaSetPublished } from '@langmoi/contracts/criteria';
import { ClockMoved, OrganisationDescribed, UnitDescribed } from '@langmoi/contracts/directory';
import { uuidOfSet } from '@langmoi/platform/uuid-of';
import { directoryEvents } from '@langmoi/testing/directory-events';
import { anEvent } from '@langmoi/testing/events';
import { randomUUID } from 'node:crypto';
import { CriteriaConsumer } from '../src/reference/criteria.consumer';
import { DirectoryConsumer } from '../src/reference/directory.consumer';
import { ClockConsumer } from '../src/run/clock.consumer';
import { Scene } from './scene';

let scene: Scene;
beforeAll(async () => void (scene = await Scene.open()));
afterAll(() => scene?.close());

const provinceid = () => ({ provinceid: scene.provinceId });

it('takes in what directory proves it sends', async () => {
  const demo = { provinceid: directoryEvents.commune.provinceId };
  const directory = scene.service.get(DirectoryConsumer);
  await directory.unit(UnitDescribed.schema.parse(anEvent(UnitDescribed, directoryEvents.commune, demo)));
  const office = anEvent(OrganisationDescribed, directoryEvents.office, demo);
  await directory.organisation(OrganisationDescribed.schema.parse(office));
  const clock = anEvent(ClockMoved, directoryEvents.clock, demo);
  await scene.service.get(ClockConsumer).moved(ClockMoved.schema.parse(clock));
  expect(await scene.rows('directory_organisations', `unit_id = '${directoryEvents.commune.id}'`)).toHaveLength(1);
  expect(await scene.rows('known_provinces')).toHaveLength(2);
});

it('forgets clock and sets of a province that was ended, whatever of them comes late', async () => {
  const provinceId = randomUUID();
  const of = (subject: string, aggregateversion: number) => ({ provinceid: provinceId, subject, aggregateversion });
  const ended = (subject: string) => ({ ...of(subject, 2), id: randomUUID() });
  const [clocks, sets] = [scene.service.get(ClockConsumer), scene.service.get(CriteriaConsumer)];
  const clock = { provinceId, isDemo: false, today: '2020-07-01' };
  const moved = ClockMoved.schema.parse({ ...anEvent(ClockMoved, clock), ...of(provinceId, 1) });
  const set = { id: 'a-set', version: 1, title: { vi: 'Bộ', en: 'Set' }, tier: 'NTM', period: '2016-2020' };
  const subject = uuidOfSet(provinceId, set.id);
  const published = CriteriaSetPublished.schema.parse({
    ...anEvent(CriteriaSetPublished, { ...set, legalBasis: 'a law', confidence: 'seed', criteria: [] }),
    ...of(subject, 1),
  });
  const kept = async () =>
    (
      await Promise.all(
        ['directory_clocks', 'criteria_sets'].map((table) => scene.rows(table, `province_id = '${provinceId}'`)),
      )
    ).map(({ length }) => length);
  await clocks.moved(moved);
  await sets.set(published);
  expect(await kept()).toEqual([1, 1]);
  await clocks.ended(ended(provinceId));
  await sets.setEnded(ended(subject));
  await clocks.moved(moved);
  await sets.set(published);
  expect(await kept()).toEqual([0, 0]);
});

it('never takes a date back', async () => {
  await scene.clockMoved('2020-08-01');
  await scene.clockMoved('2020-07-15');
  const [{ today }] = await scene.rows<{ today: Date }>('directory_clocks', `province_id = '${scene.provinceId}'`);
  expect(today.toLocaleDateString('sv')).toBe('2020-08-01');
});

it('takes the newest state of a unit, however often it comes', async () => {
  const unit = { id: scene.longHiep, provinceId: scene.provinceId, parentId: scene.district, level: 'commune' };
  const described = { ...unit, kind: 'commune', code: '29480', name: 'Long Hiệp (mới)' };
  const event = UnitDescribed.schema.parse(anEvent(UnitDescribed, described, provinceid()));
  for (let times = 0; times < 2; times++) await scene.service.get(DirectoryConsumer).unit(event);
  expect(await scene.rows('directory_units', `id = '${scene.longHiep}'`)).toMatchObject([{ name: 'Long Hiệp (mới)' }]);
});

it('forgets a unit that the directory ended, and no older state brings it back', async () => {
  const unit = { ...directoryEvents.commune, id: randomUUID(), provinceId: scene.provinceId, code: '99999' };
  const described = (aggregateversion: number) =>
    UnitDescribed.schema.parse({
      ...anEvent(UnitDescribed, unit, { ...provinceid(), subject: unit.id }),
      aggregateversion,
    });
  const consumer = scene.service.get(DirectoryConsumer);
  await consumer.unit(described(1));
  await consumer.unitEnded({ id: undefined, subject: unit.id, provinceid: scene.provinceId, aggregateversion: 3 });
  await consumer.unit(described(2));
  expect(await scene.rows('directory_units', `id = '${unit.id}'`)).toEqual([]);
});

it('follows who leads which criterion, but not for a stage that was entered before', async () => {
  const id = await scene.dossierAt('confirmations');
  const { id: organisationId } = scene.offices.get('finance')!;
  const finance = {
    ...{
      id: organisationId,
      provinceId: scene.provinceId,
      unitId: scene.province,
      kind: 'department',
      name: 'finance',
    },
    leads: [{ criteriaSet: 'xa-ntm-2016-2020', criterion: 4, basis: 'inferred', source: null }],
    members: [],
  };
  const event = OrganisationDescribed.schema.parse(anEvent(OrganisationDescribed, finance, provinceid()));
  await scene.service.get(DirectoryConsumer).organisation(event);
  expect((await scene.enter(id, 'confirmations')).branches).not.toContain(organisationId);
  const next = await scene.enter(await scene.dossierAt('registration'), 'confirmations');
  expect(next.branches).toContain(organisationId);
});

it('lets a department speak that was asked, although it leads no criterion any more', async () => {
  const id = await scene.dossierAt('confirmations');
  const { id: organisationId } = scene.offices.get('agriculture')!;
  const agriculture = { id: organisationId, provinceId: scene.provinceId, unitId: scene.province, kind: 'department' };
  const state = { ...agriculture, name: 'agriculture', leads: [], members: [] };
  const event = OrganisationDescribed.schema.parse(anEvent(OrganisationDescribed, state, provinceid()));
  await scene.service.get(DirectoryConsumer).organisation(event);
  const view = await scene.view(id, scene.officer('departmentOfficer', 'agriculture'));
  expect(view.mine).toEqual({ criteria: [10, 11, 12, 13, 14, 15, 16, 17, 18, 19], spoken: false });
  expect(view.actions.find(({ name }) => name === 'confirm')).toEqual({ name: 'confirm', allowed: true });
});

it('keeps every version of an assessment once, and acts on the newest', async () => {
  const data = {
    ...{ communeId: scene.longHiep, tier: 'NTM', criteriaSet: 'xa-ntm-2016-2020', basis: 'self', asOf: '2020-07-01' },
    ...{ metCount: 17, total: 19, missing: [9], noData: [17], source: null, rehearsal: true },
  };
  const event = (version: number) =>
    AssessmentRecorded.schema.parse(
      anEvent(AssessmentRecorded, { ...data, assessmentId: randomUUID(), version }, provinceid()),
    );
  const [third, second] = [event(3), event(2)];
  for (const each of [third, second, third]) await scene.service.get(CriteriaConsumer).assessment(each);
  expect(await scene.rows('criteria_assessments', `commune_id = '${scene.longHiep}'`)).toHaveLength(3);
  const id = await scene.dossierAt('submission', { commune: 'longHiep' });
  expect((await scene.view(id)).assessment).toMatchObject({ version: 3, missing: [9] });
  const submit = { stage: 'submission', round: 1, outcome: 'submit', assessmentVersion: 3 };
  const { body } = await scene.send(scene.commune('longHiep'), `/dossiers/${id}/outcomes`, submit);
  expect(body).toMatchObject({ type: '/problems/criteria-missing', missing: [9, 17] }); // no data is not achieved
});

it('acts on the word that speaks of the latest day, although one of an earlier day came after it', async () => {
  const id = await scene.dossierAt('self-assessment', { commune: 'longHiep' });
  const before = (await scene.view(id)).assessment!;
  await scene.assess(scene.longHiep, 90, [9], { asOf: '2020-03-31' });
  expect((await scene.view(id)).assessment).toEqual(before);
  await scene.assess(scene.longHiep, 91, [1, 2], { asOf: before.asOf });
  expect((await scene.view(id)).assessment).toMatchObject({ version: 91, missing: [1, 2] });
  await scene.assess(scene.longHiep, 92, [], { asOf: '2020-07-01', rehearsal: false });
  expect((await scene.view(id)).assessment).toMatchObject({ version: 91 }); // who rehearses goes on from what was rehearsed
});

it('holds a new date although Temporal is away, and lets the event come again', async () => {
  await scene.dossierAt('registration'); // open, so its run must hear of the date
  await expect(scene.clockMoved('2020-09-01')).rejects.toMatchObject({ name: 'Outage' });
  const { legalTime } = await scene.view(await scene.dossierAt('publication'));
  expect(legalTime.today).toBe('2020-09-01');
});

it('is told of dates by the contract that directory publishes', () => {
  const data = { provinceId: scene.provinceId, isDemo: true, today: 'tomorrow' };
  expect(ClockMoved.schema.safeParse(anEvent(ClockMoved, data)).success).toBe(false);
});
