import type { DossierItem, DossierView } from '@langmoi/contracts/recognition';
import { aCaller } from '@langmoi/testing/callers';
import { randomUUID } from 'node:crypto';
import { anAct, Scene } from './scene';

let scene: Scene;
let hamTan: string;
let longHiep: string;
beforeAll(async () => {
  scene = await Scene.open();
  hamTan = await scene.dossierAt('registration');
  longHiep = await scene.dossierAt('registration', { commune: 'longHiep' });
});
afterAll(() => scene?.close());

const seenBy = async (caller: Parameters<Scene['view']>[1]) =>
  (await scene.ask<DossierItem[]>(caller!, '/dossiers')).body.map(({ id }) => id).sort();

it('shows a commune its own dossiers, the district and the province all of theirs', async () => {
  expect(await seenBy(scene.commune())).toEqual([hamTan]);
  for (const role of ['districtReviewer', 'frontOfficer', 'chairmanOffice', 'departmentOfficer'] as const) {
    expect(await seenBy(scene.officer(role))).toEqual([hamTan, longHiep].sort());
  }
  expect((await scene.ask(scene.commune(), `/dossiers/${longHiep}`)).status).toBe(404);
});

it('hides a district from another district, and a province from another province', async () => {
  const elsewhere = { ...scene.officer('districtReviewer'), unitId: randomUUID() };
  expect(await seenBy(elsewhere)).toEqual([]);
  const foreign = aCaller({ ...scene.officer('coordinationOffice'), provinceId: randomUUID() });
  expect(await seenBy(foreign)).toEqual([]);
  const { status, body } = await scene.ask<{ type: string }>(foreign, `/dossiers/${hamTan}`);
  expect({ status, type: body.type }).toEqual({ status: 404, type: '/problems/dossier-not-found' });
});

it('shows a citizen nothing before the recognition, and then the decision without anybody’s acts', async () => {
  const citizen = scene.officer('citizen', 'hamTan');
  expect(await seenBy(citizen)).toEqual([]);
  const id = await scene.dossierAt('decision');
  const chairman = scene.officer('chairmanOffice');
  const dates = { signedOn: '2020-07-01', effectiveOn: '2020-07-01' };
  const decision = { stage: 'decision', outcome: 'issued', number: '77/QĐ-UBND', ...dates, signatory: 'Chủ tịch' };
  await scene.record(anAct(scene, id, chairman, 'decision', decision));
  const after = { stage: 'decision', round: 1, outcome: 'issued' };
  await scene.stages.close({ dossierId: id, provinceId: scene.provinceId, end: 'recognised', after });
  const { body } = await scene.ask<DossierView>(citizen, `/dossiers/${id}`);
  expect(body).toMatchObject({ decision: { number: '77/QĐ-UBND' }, documents: [], meetings: [], actions: [] });
  expect(body.timeline.flatMap(({ acts, notices, reasons }) => [...acts, ...notices, ...reasons])).toEqual([]);
});

it('filters the list by what is asked', async () => {
  const { body } = await scene.ask<DossierItem[]>(
    scene.officer('auditor', 'coordination'),
    `/dossiers?communeId=${scene.longHiep}&stage=registration&status=open`,
  );
  expect(body.map(({ id }) => id)).toEqual([longHiep]);
});

it('tells what happens when nobody acts, and the way that is left', async () => {
  const { legalTime, timeline, regime } = await scene.view(hamTan);
  expect(legalTime).toMatchObject({ dueOn: '2020-07-08', daysLeft: 5, calendar: 'working', used: 0 });
  expect(legalTime.ifNobodyActs.vi).toMatch(/báo lên Văn phòng Điều phối tỉnh/);
  expect(timeline.map(({ state }) => state)).toEqual(['current', ...Array<string>(11).fill('ahead')]);
  expect(timeline[0]?.awaited).toEqual([{ role: 'districtReviewer', organisationName: 'district', done: false }]);
  expect(regime).toMatchObject({ id: 'qd-2540-2016', version: 1, document: 'Quyết định 2540/QĐ-TTg' });
});

it('serves the regime as data, and knows no other', async () => {
  const { body } = await scene.ask<{ stages: { outcomes: object }[] }>(scene.commune(), '/regimes/qd-2540-2016');
  expect(Object.keys(body.stages[0]!.outcomes)).toEqual(['accept', 'refuse']); // in the order of the file
  expect((await scene.ask(scene.commune(), '/regimes/qd-1')).status).toBe(404);
});
