import type { Caller } from '@langmoi/contracts/caller';
import type { DossierView } from '@langmoi/contracts/recognition';
import { until } from '@langmoi/testing/until';
import type { Scene } from './scene';

/** Does one thing on the dossier at the stage in hand, and expects to be let in. */
export async function act(
  scene: Scene,
  caller: Caller,
  dossier: DossierView,
  path: string,
  body: object = {},
): Promise<DossierView> {
  const at = { stage: dossier.stage, round: dossier.round };
  const answer = await scene.send(caller, `/dossiers/${dossier.id}/${path}`, { ...at, ...body });
  expect(answer.status === 200 ? '' : answer.body).toBe('');
  return answer.body;
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
  dossier = await act(scene, district, dossier, 'outcomes', { outcome: 'accept' });
  dossier = await act(scene, commune, dossier, 'outcomes', { outcome: 'complete', assessmentVersion: 1 });
  const opinion = { from: 'residents', agrees: true, text: 'Đồng ý với kết quả' };
  dossier = await act(scene, commune, dossier, 'opinions', opinion);
  await scene.clockMoved(on);
  await until(async () => (await scene.view(dossier.id)).stage === 'commune-vote');
  dossier = await act(scene, commune, await scene.view(dossier.id), 'votes', { heldOn: on, ...vote });
  const papers = ['SUBMISSION', 'SELF_REPORT', 'OPINION_SUMMARY', 'MEETING_MINUTES', 'DEBT_REPORT'] as const;
  await scene.attach(commune, dossier.id, ...papers);
  return act(scene, commune, dossier, 'outcomes', { outcome: 'submit', assessmentVersion: 1 });
}
