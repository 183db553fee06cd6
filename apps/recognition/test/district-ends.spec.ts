import { OrganisationDescribed } from '@langmoi/contracts/directory';
import { AppointmentEnded } from '@langmoi/contracts/officers';
import type { WorkItem } from '@langmoi/contracts/recognition';
import type { TemporalConfig } from '@langmoi/platform/temporal';
import type { TemporalWorker } from '@langmoi/platform/temporal-worker';
import { aCaller } from '@langmoi/testing/callers';
import { anEvent } from '@langmoi/testing/events';
import { aChange, aForm, nothing } from '@langmoi/testing/unit-changes';
import { until } from '@langmoi/testing/until';
import { randomUUID } from 'node:crypto';
import { AppointmentConsumer } from '../src/dossier/appointment.consumer';
import { DirectoryConsumer } from '../src/reference/directory.consumer';
import { act, toDistrictReview } from './carry';
import { Scene } from './scene';
import { changesIn } from './succession-scene';
import { aNamespace, runWorkflows, stageOfRun } from './temporal';

jest.setTimeout(180_000);

/** Issue 6 §3: a district is abolished while a dossier of regime A is under its review, with its run. */
let scene: Scene;
let worker: TemporalWorker;
let where: TemporalConfig;
beforeAll(async () => {
  where = await aNamespace();
  scene = await Scene.open(where);
  worker = runWorkflows(scene, where);
  await until(() => worker.running());
});
afterAll(async () => {
  await worker?.stop();
  await scene?.close();
});

const on = '2020-08-03';
const heir = aForm(randomUUID(), null, 'Duyên Hải', 'district');
const offices = { peoplesCommittee: randomUUID() as string, fatherlandFront: randomUUID() as string };

/** Directory tells of the district that takes the communes, with its offices. */
async function describeHeir(): Promise<void> {
  const { provinceId, province } = scene;
  await changesIn(scene).describeUnit({ ...heir, parentId: province });
  for (const [kind, id] of Object.entries(offices)) {
    const office = { id, provinceId, unitId: heir.unitId, kind, name: `${kind} Duyên Hải`, leads: [], members: [] };
    const event = anEvent(OrganisationDescribed, office, { provinceid: provinceId });
    await scene.service.get(DirectoryConsumer).organisation(OrganisationDescribed.schema.parse(event));
  }
}

const somebodyAt = (role: 'districtReviewer' | 'frontOfficer', organisationId: string) =>
  aCaller({
    ...{ provinceId: scene.provinceId, roles: [role], organisationId },
    ...{ unitId: heir.unitId, unitPath: [scene.province, heir.unitId] },
  });

/** Directory tells that an office of the district is over, and the change itself; each in a transaction of its own. */
async function districtEnds(change: ReturnType<typeof abolition>): Promise<void> {
  const { provinceId } = scene;
  const { userId: officerId, organisationId, unitId } = scene.officer('districtReviewer');
  const ended = { appointmentId: randomUUID(), officerId, organisationId, unitId, role: 'districtReviewer' };
  const event = anEvent(
    AppointmentEnded,
    { ...ended, on: '2020-08-02', successorId: null },
    { provinceid: provinceId },
  );
  await scene.service.get(AppointmentConsumer).ended(AppointmentEnded.schema.parse(event));
  await changesIn(scene).hear(change);
}

/** The communes move below `toId`, and the district is no more. */
function abolition(toId: string, effectiveOn: string) {
  const { hamTan, longHiep, district, province } = scene;
  const moving = [hamTan, longHiep].map((unitId) => ({ unitId, parentId: toId }));
  return aChange({
    effectiveOn,
    happenings: [
      { ...nothing, kind: 'moved', changes: moving },
      { ...nothing, kind: 'abolished', ends: [district] },
    ],
    units: [
      toId === province ? aForm(province, null, 'Trà Vinh', 'province') : { ...heir, parentId: province },
      ...moving.map(({ unitId, parentId }) => aForm(unitId, parentId, unitId)),
      aForm(district, province, 'Trà Cú', 'district'),
    ],
  });
}

const runOf = (id: string) => stageOfRun(where, { provinceId: scene.provinceId, dossierId: id });

it('is carried on by the offices of the district that took the commune, as far as the province, with nothing lost', async () => {
  const before = await toDistrictReview(scene, 2020, on);
  expect(before).toMatchObject({ stage: 'district-review', districtId: scene.district });
  await describeHeir();
  await districtEnds(abolition(heir.unitId, on));

  let dossier = await scene.view(before.id);
  const since = { successions: [{ rule: { id: 'dossier-with-new-district' } }], districtName: 'Duyên Hải' };
  expect(dossier).toMatchObject({ ...since, stage: 'district-review', round: 1, dueOn: before.dueOn });
  // All that was said and attached is there, and who left.
  const acts = (view: typeof dossier) => view.timeline.flatMap((entry) => entry.acts.map(({ id }) => id));
  expect(acts(dossier)).toEqual(acts(before));
  expect(dossier.documents).toHaveLength(5);
  const current = dossier.timeline.find(({ state }) => state === 'current');
  expect(current?.handovers).toMatchObject([{ role: 'districtReviewer', on: '2020-08-02', to: 'office' }]);
  expect(current?.awaited).toMatchObject([{ organisationName: 'peoplesCommittee Duyên Hải' }]);

  const reviewer = somebodyAt('districtReviewer', offices.peoplesCommittee);
  const { body: work } = await scene.ask<WorkItem[]>(reviewer, '/work-items');
  expect(work.map(({ id }) => id)).toContain(dossier.id);
  expect((await scene.ask(scene.officer('districtReviewer'), `/dossiers/${dossier.id}`)).status).toBe(404);
  await scene.attach(reviewer, dossier.id, 'REVIEW_REPORT');
  dossier = await act({ scene, by: reviewer, dossier }, 'outcomes', { outcome: 'forward' });
  expect([dossier.stage, await runOf(dossier.id)]).toEqual(['front-poll', 'front-poll']);
  const front = somebodyAt('frontOfficer', offices.fatherlandFront);
  dossier = await act({ scene, by: front, dossier }, 'polls', {
    ...{ heldOn: on, households: 2000, distributed: 1500, returned: 1400 },
    contents: [{ content: 'Đường giao thông', satisfied: 1300, notSatisfied: 80, noOpinion: 20 }],
  });
  dossier = await act({ scene, by: reviewer, dossier }, 'votes', {
    ...{ heldOn: on, invited: 40, present: 38, inFavour: 38, against: 0, abstained: 0 },
  });
  expect([dossier.stage, await runOf(dossier.id)]).toEqual(['confirmations', 'confirmations']);
});

it('waits where no text says who reviews, says so, and goes on once a later decision gives its commune a district', async () => {
  const { id } = await toDistrictReview(scene, 2021, '2020-09-01');
  await changesIn(scene).hear(abolition(scene.province, '2020-09-01'));
  const { status, stage, districtName, successions } = await scene.view(id);
  expect({ status, stage, districtName }).toEqual({ status: 'open', stage: 'district-review', districtName: 'Trà Cú' });
  expect(successions).toMatchObject([
    { outcome: 'notLaidDown', toId: null, rule: { id: 'dossier-without-district-left', confidence: 'notFound' } },
  ]);
  expect(await runOf(id)).toBe('district-review'); // it waits, and has not failed

  const moved = { ...nothing, kind: 'moved' as const, changes: [{ unitId: scene.hamTan, parentId: heir.unitId }] };
  const units = [heir, aForm(scene.hamTan, heir.unitId, 'Hàm Tân')];
  await changesIn(scene).hear(aChange({ effectiveOn: '2020-10-01', happenings: [moved], units }));
  const reviewer = somebodyAt('districtReviewer', offices.peoplesCommittee);
  const reasons = [{ criterion: 5, text: 'thiếu minh chứng (diễn tập)' }];
  const said = { outcome: 'return', reasons };
  const dossier = await scene.view(id);
  const returned = await act({ scene, by: reviewer, dossier }, 'outcomes', said);
  expect(returned.successions?.map(({ outcome }) => outcome)).toEqual(['notLaidDown', 'goesOn']);
  expect([returned.stage, await runOf(id)]).toEqual(['self-assessment', 'self-assessment']);
});
