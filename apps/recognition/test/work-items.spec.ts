import type { Caller } from '@langmoi/contracts/caller';
import type { WorkItem } from '@langmoi/contracts/recognition';
import { anAct, Scene } from './scene';

let scene: Scene;
beforeAll(async () => void (scene = await Scene.open()));
afterAll(() => scene?.close());

const workOf = async (caller: Caller) => (await scene.ask<WorkItem[]>(caller, '/work-items')).body;
const actionOn = async (id: string, caller: Caller) => (await workOf(caller)).find((item) => item.id === id)?.action;

it.each([
  ['registration', 'districtReviewer', 'accept'],
  ['self-assessment', 'communeOfficer', 'complete'],
  ['publication', 'communeOfficer', 'opinion'],
  ['commune-vote', 'communeOfficer', 'vote'],
  ['submission', 'communeOfficer', 'submit'],
  ['district-review', 'districtReviewer', 'forward'],
  ['front-poll', 'frontOfficer', 'poll'],
  ['district-vote', 'districtReviewer', 'vote'],
  ['confirmations', 'departmentOfficer', 'confirm'],
  ['council', 'coordinationOffice', 'convene'],
  ['decision', 'chairmanOffice', 'issued'],
  ['announcement', 'coordinationOffice', 'announce'],
] as const)('at %s gives work to the %s alone', async (stage, worker, action) => {
  const id = await scene.dossierAt(stage);
  const roles = [
    ...(['communeOfficer', 'districtReviewer', 'frontOfficer', 'departmentOfficer'] as const),
    ...(['coordinationOffice', 'councilMember', 'chairmanOffice', 'auditor'] as const),
  ];
  for (const role of roles) {
    expect(await actionOn(id, scene.officer(role))).toBe(role === worker ? action : undefined);
  }
});

it('names the work in the law’s own words', async () => {
  const id = await scene.dossierAt('district-review');
  const [item] = (await workOf(scene.officer('districtReviewer'))).filter((each) => each.id === id);
  expect(item?.actionTitle.vi).toBe('Thẩm tra cấp huyện: chuyển bước tiếp theo hoặc trả lại xã');
});

it('asks a department until it has spoken', async () => {
  const id = await scene.dossierAt('confirmations');
  const officer = scene.officer('departmentOfficer');
  const { mine, assessment } = await scene.view(id, officer);
  const findings = mine!.criteria.map((criterion) => ({ criterion, agrees: true, note: '' }));
  const said = { stage: 'confirmations', assessmentVersion: assessment!.version, findings };
  await scene.record(anAct(scene, id, officer, 'confirmation', said));
  expect(await actionOn(id, officer)).toBeUndefined();
  expect(await actionOn(id, scene.officer('departmentOfficer', 'agriculture'))).toBe('confirm');
});

it('calls a member to the ballot while a meeting is open and the ballot not cast', async () => {
  const id = await scene.dossierAt('council');
  const [member, coordination] = [scene.member(0), scene.officer('coordinationOffice')];
  expect(await actionOn(id, member)).toBeUndefined();
  const convene = { stage: 'council', meetsOn: '2020-07-01' };
  await scene.record(anAct(scene, id, coordination, 'convene', convene));
  expect([await actionOn(id, member), await actionOn(id, coordination)]).toEqual(['ballot', 'closeMeeting']);
  await scene.send(member, `/dossiers/${id}/ballots`, { stage: 'council', round: 1, choice: 'against' });
  expect(await actionOn(id, member)).toBeUndefined();
});

it('puts what is late first, and what has no known limit last', async () => {
  const undated = await scene.dossierAt('district-review');
  const dated = await scene.dossierAt('registration');
  await scene.moveClock('2020-07-07');
  const fresh = await scene.dossierAt('registration');
  await scene.moveClock('2020-07-13');
  try {
    const work = await workOf(scene.officer('districtReviewer'));
    const ids = [undated, dated, fresh];
    const mine = work.filter(({ id }) => ids.includes(id));
    expect(mine.map(({ id }) => id)).toEqual([dated, fresh, undated]);
    expect(mine.map(({ daysLeft, late }) => ({ daysLeft, late }))).toEqual([
      { daysLeft: -3, late: true },
      { daysLeft: 1, late: false },
      { daysLeft: null, late: false },
    ]);
  } finally {
    await scene.moveClock('2020-07-01');
  }
});

it('brings an escalated step before the office it was escalated to', async () => {
  const id = await scene.dossierAt('registration');
  const coordination = scene.officer('coordinationOffice');
  expect(await actionOn(id, coordination)).toBeUndefined();
  const to = { level: 'province', office: 'coordinationOffice' } as const;
  const at = { dossierId: id, provinceId: scene.provinceId, stage: 'registration', round: 1 };
  await scene.stages.notify({ ...at, kind: 'escalation', on: '2020-07-09', to });
  expect(await actionOn(id, coordination)).toBe('escalation');
  const ofDistrict = await workOf(scene.officer('districtReviewer'));
  expect(ofDistrict.find((item) => item.id === id)).toMatchObject({ action: 'accept', escalated: true });
});
