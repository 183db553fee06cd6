import { definitions } from './own-topics'; // first: consumers read their topics when they are loaded
import { DossierSucceeded } from '@langmoi/contracts/recognition';
import { UnitsSucceeded } from '@langmoi/contracts/unit-changes';
import { hearings } from '@langmoi/domain/access/hearings';
import { silentLog } from '@langmoi/platform/logger';
import type { EventBus } from '@langmoi/platform/messaging/kafka';
import { openTemporal, type Temporal } from '@langmoi/platform/temporal';
import { createWorker } from '@langmoi/platform/worker';
import { aBus, aGroup, testBrokers } from '@langmoi/testing/broker';
import { anEvent } from '@langmoi/testing/events';
import { reversed } from '@langmoi/testing/unit-changes';
import { until } from '@langmoi/testing/until';
import { workerModule } from '../src/app.module';
import { Scene } from './scene';
import { changesIn } from './succession-scene';

/** Issue 6 §3: on its day it takes effect exactly once, also when a service is away at that moment. */
let scene: Scene;
let bus: EventBus;
let temporal: Temporal;
let stop: (() => Promise<void>) | undefined;
const group = aGroup('recognition.reference');

beforeAll(async () => {
  bus = aBus();
  await bus.createTopics(definitions);
  temporal = openTemporal({ address: '127.0.0.1:9', namespace: 'default' });
  scene = await Scene.open();
});
afterAll(async () => {
  await goAway();
  await temporal?.close();
  await bus?.close();
  await scene?.close();
});

/** The worker of recognition, as it runs, until it has taken in what waited for it. */
async function comeBack(): Promise<void> {
  stop = await createWorker({
    ...{ name: 'recognition', group, hears: hearings.recognition, module: workerModule(temporal) },
    ...{ database: scene.database.worker, brokers: testBrokers(), port: 0, host: '127.0.0.1', log: silentLog },
  });
  const topics = [...new Set(definitions.map(({ topic }) => topic))];
  await until(async () => [...(await bus.lags(group, topics)).values()].every((lag) => lag === 0));
}
async function goAway(): Promise<void> {
  await stop?.();
  stop = undefined;
}

type Change = UnitsSucceeded['data'];

/** As a relay sends it, which may send it twice; `version`: of the change. */
const send = (change: Change, version: number, times = 1) => {
  const envelope = { provinceid: scene.provinceId, subject: change.changeId, aggregateversion: version };
  const value = JSON.stringify({ ...anEvent(UnitsSucceeded, change), ...envelope });
  return bus.send(Array.from({ length: times }, () => ({ topic: UnitsSucceeded.topic, key: change.changeId, value })));
};
const placeOf = async (id: string) => {
  const [{ commune_id: communeId }] = await scene.rows('dossiers', `id = '${id}'`);
  const done = await scene.rows<{ state: string }>('successions', `subject_id = '${id}'`);
  const told = (await scene.events(DossierSucceeded.type)).filter(({ subject }) => subject === id);
  return { communeId, done: done.map(({ state }) => state), told: told.length };
};

it('takes effect once, and is taken back once, though the service is away on both days and told of each twice', async () => {
  const id = await scene.dossierAt('submission');
  await comeBack();
  await goAway();
  const { newId, ...change } = changesIn(scene).aMerger();
  await changesIn(scene).describeUnit(change.units[0]!);
  await send(change, 1, 2);
  expect(await placeOf(id)).toEqual({ communeId: scene.hamTan, done: [], told: 0 });
  await comeBack();
  expect(await placeOf(id)).toEqual({ communeId: newId, done: ['inForce'], told: 1 });
  await goAway();
  await send(reversed(change), 2, 2);
  await send(change, 1); // late
  await comeBack();
  expect(await placeOf(id)).toEqual({ communeId: scene.hamTan, done: ['restored'], told: 2 });
  await goAway();
});

it('does nothing at all where it was reversed before the service came back', async () => {
  const id = await scene.dossierAt('submission');
  const change = changesIn(scene).aMerger();
  await send(change, 1);
  await send(reversed(change), 2);
  await comeBack();
  const { communeId, done } = await placeOf(id);
  // The topic is compacted: whether both states are still there is the broker's affair, and the end is the same.
  expect([communeId, done.filter((state) => state !== 'restored')]).toEqual([scene.hamTan, []]);
});
