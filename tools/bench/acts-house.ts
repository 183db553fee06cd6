import type { Caller } from '@langmoi/contracts/caller';
import { OrganisationDescribed, UnitDescribed } from '@langmoi/contracts/directory';
import type { DossierView } from '@langmoi/contracts/recognition';
import type { TemporalConfig } from '@langmoi/platform/temporal';
import { aCaller } from '@langmoi/testing/callers';
import { anEvent } from '@langmoi/testing/events';
import { until } from '@langmoi/testing/until';
import { randomUUID } from 'node:crypto';
import { DirectoryConsumer } from '../../apps/recognition/src/reference/directory.consumer';
import type { StageService } from '../../apps/recognition/src/dossier/stage.service';
import { Scene, type Answer } from '../../apps/recognition/test/scene';
import { runWorkflows } from '../../apps/recognition/test/temporal';
import type { Dossier, Made } from './acts';

const communes = 85; // as many as Trà Vinh has

/** Recognition's API with its rules and rows, its workflow and its worker, on the real server. */
export async function houseDossiers(where: TemporalConfig, made: Made) {
  const scene = await Scene.open(where);
  countActivities(scene.stages, made);
  const officers: Caller[] = [];
  for (let number = 0; number < communes; number++) officers.push(await anOfficer(scene));
  const worker = runWorkflows(scene, where);
  await until(() => worker.running());
  let opened = 0;
  return {
    async open(): Promise<Dossier> {
      const number = opened++;
      const commune = officers[number % communes] ?? scene.commune();
      const district = scene.officer('districtReviewer');
      const registered = { communeId: commune.unitId, tier: 'NTM', year: 2020 + Math.floor(number / communes) };
      let dossier = await expected(scene.send(commune, '/dossiers', registered), 201);
      const acts = [
        { by: district, path: 'outcomes', body: { outcome: 'accept' } },
        { by: commune, path: 'outcomes', body: { outcome: 'complete', assessmentVersion: 1 } },
      ];
      const opinion = { from: 'residents', agrees: true, text: 'Đồng ý với kết quả' };
      return async () => {
        const { by, path, body } = acts.shift() ?? { by: commune, path: 'opinions', body: opinion };
        const at = { stage: dossier.stage, round: dossier.round };
        dossier = await expected(scene.send(by, `/dossiers/${dossier.id}/${path}`, { ...at, ...body }), 200);
      };
    },
    async close() {
      await worker.stop();
      await scene.close();
    },
  };
}

/** The worker takes each activity from the service when it is asked for it. */
function countActivities(stages: StageService, made: Made): void {
  const { enterStage, recordAct } = stages;
  stages.enterStage = (entry) => {
    made.activities++;
    return enterStage.call(stages, entry);
  };
  stages.recordAct = (deed) => {
    made.activities++;
    return recordAct.call(stages, deed);
  };
}

/** The officer of a commune that is assessed with nothing missing. */
async function anOfficer(scene: Scene): Promise<Caller> {
  const { provinceId } = scene;
  const [unitId, organisationId] = [randomUUID() as string, randomUUID() as string];
  const directory = scene.service.get(DirectoryConsumer);
  const unit = { id: unitId, provinceId, parentId: scene.district, level: 'commune', kind: 'commune' };
  const sent = { provinceid: provinceId };
  await directory.unit(UnitDescribed.schema.parse(anEvent(UnitDescribed, { ...unit, code: '1', name: 'Xã' }, sent)));
  const office = { id: organisationId, provinceId, unitId, kind: 'peoplesCommittee', name: unitId };
  const described = { ...office, leads: [], members: [] };
  await directory.organisation(OrganisationDescribed.schema.parse(anEvent(OrganisationDescribed, described, sent)));
  await scene.assess(unitId, 1, []);
  return aCaller({ provinceId, roles: ['communeOfficer'], unitId, organisationId });
}

async function expected(answer: Promise<Answer>, wanted: number): Promise<DossierView> {
  const { status, body } = await answer;
  if (status !== wanted) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}
