import { setHandler } from '@temporalio/workflow';
import { act, dateMoved, opened, stateOf, type DossierInput } from '../src/dossier/contract';
import { DossierRun } from '../src/dossier/run';

/** The dossier's workflow with two of its activities swapped: it closes, and then enters. Must fail every replay. */
export async function dossier(input: DossierInput): Promise<void> {
  const run = new DossierRun(input);
  setHandler(dateMoved, (date) => run.clock.learn(date));
  setHandler(stateOf, () => run.state);
  setHandler(opened, () => run.state);
  setHandler(act, (deed) => run.perform(deed), { validator: (deed) => run.refuse(deed) });
  const way = run.beginning;
  const [stage] = input.regime.stages;
  const [end] = input.regime.ends;
  if (!stage || !end) return;
  await run.close({ to: end.id, after: { stage: stage.id, round: 1, outcome: 'accept' } });
  await run.enter(stage, way);
}
