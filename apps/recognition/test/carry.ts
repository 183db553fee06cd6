import type { Caller } from '@langmoi/contracts/caller';
import type { DossierView } from '@langmoi/contracts/recognition';
import { until } from '@langmoi/testing/until';
import type { Scene } from './scene';

/** Does one thing on the dossier at the stage in hand, and expects to be let in. */
export async function act({ scene, by, dossier }: Acting, path: string, body: object = {}): Promise<DossierView> {
  const at = { stage: dossier.stage, round: dossier.round };
  const answer = await scene.send(by, `/dossiers/${dossier.id}/${path}`, { ...at, ...body });
  expect(answer.status === 200 ? '' : answer.body).toBe('');
  return answer.body;
}

interface Acting {
  readonly scene: Scene;
  readonly by: Caller;
  readonly dossier: DossierView;
}

export async function register(scene: Scene, caller: Caller, year: number): Promise<DossierView> {
  const answer = await scene.send(caller, '/dossiers', { communeId: caller.unitId, tier: 'NTM', year });
  expect(answer.status).toBe(201);
  return answer.body;
}

const vote = { invited: 40, present: 38, inFavour: 38, against: 0, abstained: 0 };

/** What the commune does from the registration on, until the district has its dossier; the date is then `on`. */
export async function toDistrictReview(scene: Scene, year: number, on: string): Promise<DossierView> {
  const [commune, district] = [scene.commune(), scene.officer('districtReviewer')];
  let dossier = await register(scene, commune, year);
  dossier = await act({ scene, by: district, dossier }, 'outcomes', { outcome: 'accept' });
  dossier = await act({ scene, by: commune, dossier }, 'outcomes', { outcome: 'complete', assessmentVersion: 1 });
  const opinion = { from: 'residents', agrees: true, text: 'Đồng ý với kết quả' };
  dossier = await act({ scene, by: commune, dossier }, 'opinions', opinion);
  await scene.clockMoved(on);
  await until(async () => (await scene.view(dossier.id)).stage === 'commune-vote');
  dossier = await scene.view(dossier.id);
  dossier = await act({ scene, by: commune, dossier }, 'votes', { heldOn: on, ...vote });
  const papers = ['SUBMISSION', 'SELF_REPORT', 'OPINION_SUMMARY', 'MEETING_MINUTES', 'DEBT_REPORT'] as const;
  await scene.attach(commune, dossier.id, ...papers);
  return act({ scene, by: commune, dossier }, 'outcomes', { outcome: 'submit', assessmentVersion: 1 });
}
