import type { Regime } from '@langmoi/contracts/regime';
import { loadWorkflows, WorkflowRun, type Workflows } from '@langmoi/testing/workflow-harness';
import { ApplicationFailure } from '@temporalio/common';
import { join } from 'node:path';
import type { DossierActivities } from '../src/dossier/activities';
import {
  act,
  dateMoved,
  stateOf,
  workflowType,
  type Act,
  type DossierInput,
  type DossierState,
} from '../src/dossier/contract';
import { aDossier, morningOf, World } from './a-world';
import { regime2540 } from './regimes';

interface Begin {
  readonly regime?: Regime;
  readonly clock?: DossierInput['clock'];
  readonly over?: Partial<DossierActivities>;
}

/** A spec's dossier in Temporal's sandbox, begun on 01/7/2020 at 09:00 in Vietnam; loads and frees by itself. */
export function aDrivenDossier() {
  let workflows: Workflows;
  let world: World;
  let run: WorkflowRun | undefined;

  beforeAll(async () => void (workflows = await loadWorkflows(join(__dirname, '../src/index.ts'))));
  afterEach(() => run?.dispose());
  afterAll(() => workflows.destroy());

  const running = (): WorkflowRun => {
    if (!run) throw new Error('begin() first');
    return run;
  };
  const state = () => running().query<DossierState, []>(stateOf);
  const perform = (deed: Act) => running().update(act, deed);

  return {
    state,
    perform,
    get world() {
      return world;
    },
    get run() {
      return running();
    },
    async begin({ regime = regime2540, clock = 'demo', over = {} }: Begin = {}) {
      world = new World(regime, '2020-07-01');
      const activities = world.activities(over);
      const input = aDossier(regime, clock);
      const now = morningOf('2020-07-01');
      run = await WorkflowRun.start(workflows, { type: workflowType, input, activities, now });
    },
    async performAll(deeds: readonly Act[]) {
      for (const deed of deeds) await perform(deed);
    },
    /** Stage and round, as in "publication 1". */
    async where() {
      const { stage, round } = await state();
      return `${stage} ${round}`;
    },
    /** The demo's date is moved: for the province, and for the dossier that is told of it. */
    async moveTo(date: string) {
      world.today = date;
      await running().signal(dateMoved, date);
    },
    /** The problem with which an act is refused. */
    async refusalOf(deed: Act): Promise<unknown> {
      const error: unknown = await perform(deed).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      expect(error).toBeInstanceOf(ApplicationFailure);
      const { type, details } = error as ApplicationFailure;
      expect(type).toBe('Problem');
      return details?.[0];
    },
    /** What an operator reads in the Temporal UI. */
    async details() {
      const metadata = await running().query<{ currentDetails: string }, []>({ name: '__temporal_workflow_metadata' });
      return metadata.currentDetails;
    },
  };
}
