import type { End } from '@langmoi/contracts/regime';
import { allHandlersFinished, condition, setHandler } from '@temporalio/workflow';
import { act, dateMoved, opened, stateOf, type DossierInput } from './contract';
import { DossierRun } from './run';

/**
 * Carries one dossier through its regime, whichever it is; the only writer of the dossier's stage. People act by `act`,
 * time acts by the agenda of the stage. A run is some hundred events long: it never needs to continue as new.
 */
export async function dossier(input: DossierInput): Promise<End['id']> {
  const run = new DossierRun(input);
  setHandler(dateMoved, (date) => run.clock.learn(date));
  setHandler(stateOf, () => run.state);
  setHandler(opened, async () => {
    await condition(() => run.visit !== undefined);
    return run.state;
  });
  setHandler(act, (deed) => run.perform(deed), { validator: (deed) => run.refuse(deed) });

  let way = run.beginning;
  for (let stage = run.stageAt(way); stage; stage = run.stageAt(way)) {
    const visit = await run.enter(stage, way);
    await run.keepAgenda(visit);
    await condition(() => visit.ended !== null && visit.quiet); // what was accepted in time counts
    way = run.wayOutOf(visit);
  }
  const end = await run.close(way);
  await condition(allHandlersFinished);
  return end;
}
