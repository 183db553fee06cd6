import { addDays, beginningOf, dateAt } from '@langmoi/domain/deadlines';
import { engine } from '@langmoi/testing/config';
import { until } from '@langmoi/testing/until';
import { Client, Connection, WithStartWorkflowOperation, type WorkflowHandle } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  act,
  dateMoved,
  opened,
  workflowIdOf,
  workflowType,
  type Act,
  type DossierInput,
} from '../src/dossier/contract';
import { aDossier, anAct, pathOf2540, World } from './a-world';
import { regime2540, smallRegime } from './regimes';
import { timeSkippingServer } from './temporal';

const folder = join(__dirname, '../src/dossier/histories');
const workflowsPath = join(__dirname, '../src/index.ts');
const identity = 'history:record'; // not this machine's name

interface Recording {
  readonly world: World;
  readonly input: DossierInput;
  readonly live: (dossier: Live) => Promise<void>;
}
interface Live {
  perform(...deeds: Act[]): Promise<void>;
  moveTo(date: string): Promise<void>;
}

/** Every shape of a run under a demo's date, on the real server: returns, parallel branches, quorums, notices. */
const demoRuns: Record<string, () => Recording> = {
  'recognised-by-2540': () => {
    const world = new World(regime2540, '2020-07-01');
    const live = async ({ perform, moveTo }: Live) => {
      await moveTo('2020-07-06');
      await perform(...pathOf2540.toPublication, anAct('opinion', 'publication'));
      await moveTo('2020-08-03');
      await perform(...pathOf2540.toConfirmations, ...pathOf2540.toDecision.slice(0, 2));
      await perform(anAct('convene', 'council'), anAct('close-meeting', 'council', { outcome: 'noQuorum' }));
      await perform(anAct('close-meeting', 'council 2', { outcome: 'approved' }), ...pathOf2540.toEnd);
    };
    return { world, live, input: aDossier(regime2540, 'demo', randomUUID()) };
  },
  'refused-after-escalation': () => {
    const world = new World(regime2540, '2020-07-01');
    const live = async ({ perform, moveTo }: Live) => {
      await moveTo('2020-07-15');
      await perform(anAct('outcome', 'registration', { outcome: 'refuse' }));
    };
    return { world, live, input: aDossier(regime2540, 'demo', randomUUID()) };
  },
  'disagreed-and-round-again': () => {
    const world = new World(smallRegime, '2020-07-01');
    const live = async ({ perform }: Live) => {
      const speak = (round: number, organisation: string, objects: boolean) =>
        anAct('confirmation', `hearing ${round}`, { objects }, organisation);
      await perform(anAct('outcome', 'proposal', { outcome: 'propose' }));
      await perform(speak(1, 'so-a', true), speak(1, 'so-b', false));
      await perform(anAct('outcome', 'proposal 2', { outcome: 'propose' }));
      await perform(speak(2, 'so-b', false), speak(2, 'so-a', false));
      await perform(anAct('decision', 'verdict', { outcome: 'declined' }));
    };
    return { world, live, input: aDossier(smallRegime, 'demo', randomUUID()) };
  },
};

/** Records each shape and overwrites its history. Needs TEST_TEMPORAL_ADDRESS and TEMPORAL_TEST_SERVER. */
export async function recordAll(): Promise<string[]> {
  Runtime.install({ logger: new DefaultLogger('WARN') });
  return [...(await recordDemo()), await recordWorld()];
}

async function recordDemo(): Promise<string[]> {
  const address = engine('TEST_TEMPORAL_ADDRESS');
  const connection = await Connection.connect({ address });
  const native = await NativeConnection.connect({ address });
  const client = new Client({ connection, identity });
  const files: string[] = [];
  for (const [name, recording] of Object.entries(demoRuns)) {
    files.push(await record(name, recording(), { client, native }));
  }
  await Promise.all([connection.close(), native.close()]);
  return files;
}

async function recordWorld(): Promise<string> {
  const env = await timeSkippingServer(engine('TEMPORAL_TEST_SERVER'));
  try {
    const today = async () => dateAt(new Date(await env.currentTimeMs()));
    const world = new World(regime2540, today);
    const live = async ({ perform }: Live) => {
      await perform(...pathOf2540.toPublication);
      const over = beginningOf(addDays(await today(), 30)).getTime();
      await env.sleep(over - (await env.currentTimeMs()));
      await until(() => world.entries.some((entry) => entry.startsWith('commune-vote')));
      await perform(...pathOf2540.toConfirmations);
    };
    const input = aDossier(regime2540, 'world', randomUUID());
    const client = new Client({ connection: env.connection, identity });
    return await record(
      'still-open-under-world-timers',
      { world, live, input },
      { client, native: env.nativeConnection },
    );
  } finally {
    await env.teardown();
  }
}

interface Server {
  readonly client: Client;
  readonly native: NativeConnection;
}

async function record(name: string, { world, input, live }: Recording, { client, native }: Server): Promise<string> {
  const queue = `record.${randomUUID()}`;
  const worker = await Worker.create({
    connection: native,
    identity,
    taskQueue: queue,
    workflowsPath,
    activities: world.activities(),
  });
  return worker.runUntil(async () => {
    const handle = await begin(client, input, queue);
    await live({
      perform: async (...deeds) => {
        for (const deed of deeds) await handle.executeUpdate(act, { args: [deed], updateId: deed.actId });
      },
      moveTo: async (date) => {
        world.today = date;
        await handle.signal(dateMoved, date);
      },
    });
    const file = `${new Date().toISOString().slice(0, 7)}-${name}.json`;
    writeFileSync(join(folder, file), `${withoutThisMachine(historyToJSON(await handle.fetchHistory()))}\n`);
    return file;
  });
}

async function begin(client: Client, input: DossierInput, queue: string): Promise<WorkflowHandle> {
  const workflowId = workflowIdOf(input.provinceId, input.dossierId);
  const startWorkflowOperation = new WithStartWorkflowOperation(workflowType, {
    args: [input],
    taskQueue: queue,
    workflowId,
    workflowIdConflictPolicy: 'USE_EXISTING',
  });
  await client.workflow.executeUpdateWithStart(opened, { startWorkflowOperation });
  return client.workflow.getHandle(workflowId);
}

/** Stack traces hold paths of whoever recorded; replay needs none. */
const withoutThisMachine = (history: string): string =>
  JSON.stringify(JSON.parse(history), (key, value: unknown) => (key === 'stackTrace' ? '' : value), 1);
