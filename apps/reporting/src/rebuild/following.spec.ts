import { FundsRecorded } from '@langmoi/contracts/funding';
import { hearings } from '@langmoi/domain/access/hearings';
import { silentLog } from '@langmoi/platform/logger';
import { EventBus } from '@langmoi/platform/messaging/kafka';
import { Telemetry } from '@langmoi/platform/telemetry/telemetry';
import { aLine } from '../../test/facts-of-tra-vinh';
import { FollowingStrategy, type Told } from './following';

const bus = new EventBus({ clientId: 'spec', brokers: [] });

/** A follower of somebody who has taken in the events named in `live`. */
function aFollower(live: Set<string>, refuses: (version: number) => Error | undefined = () => undefined) {
  const taken: number[] = [];
  const telemetry = Telemetry.quiet({ service: 'spec', process: 'worker' });
  const strategy = new FollowingStrategy(
    bus,
    { group: 'spec.rebuild', hears: hearings.reporting },
    silentLog,
    telemetry,
  );
  strategy.follow((told) => Promise.resolve(new Set<Told>(told.filter(({ id }) => id && live.has(id)))));
  const handle = (event: FundsRecorded) => {
    const refusal = refuses(event.data.version);
    if (refusal) return Promise.reject(refusal);
    taken.push(event.data.version);
    return Promise.resolve();
  };
  strategy.addHandler(FundsRecorded.type, handle, true, FundsRecorded);
  return { strategy, taken };
}

const credit = { year: 2021, programme: 'newRural', fundingSource: 'credit', measure: 'mobilised', readings: [] };
const record = { ...credit, planned: null, printed: null, printedRate: null, asOf: '2020-08-06', source: null };

function aMessage(version: number, choice = {}) {
  const { event } = aLine({ ...record, version, amount: '1', ...choice });
  return {
    id: event.id,
    message: { topic: FundsRecorded.topic, key: event.subject, value: JSON.stringify(event), headers: {} },
  };
}

it('takes in what the other has, in the order of each key, and lets the rest wait', async () => {
  const [first, second, elsewhere] = [aMessage(1), aMessage(2), aMessage(3, { programme: 'all' })];
  const live = new Set([second.id, elsewhere.id]);
  const { strategy, taken } = aFollower(live);
  for (const { message } of [first, second, elsewhere]) await strategy.deliver(message);
  expect(taken).toEqual([3]);
  expect(strategy.waiting).toBe(2);
  live.add(first.id);
  await strategy.catchUp();
  expect(taken).toEqual([3, 1, 2]);
  expect(strategy.waiting).toBe(0);
  expect(strategy.taken.get(FundsRecorded.topic)).toBe(3);
});

it('lets nothing wait behind what the other has parked, once the other stands still', async () => {
  const [parked, behind, later] = [aMessage(1), aMessage(2), aMessage(3)];
  const { strategy, taken } = aFollower(new Set([behind.id, later.id]));
  for (const { message } of [parked, behind]) await strategy.deliver(message);
  await strategy.freeze();
  await strategy.deliver(later.message);
  expect(taken).toEqual([2, 3]);
  expect(strategy.waiting).toBe(1);
});

it('passes over what nobody handles, and what is no event', async () => {
  const { strategy, taken } = aFollower(new Set());
  const { message } = aMessage(1);
  for (const value of ['', 'null', '{"type":"unknown"}', null]) await strategy.deliver({ ...message, value });
  expect(taken).toEqual([]);
  expect([strategy.waiting, strategy.seen]).toEqual([0, 4]);
});

it('says what an event was refused with that the other could take in', async () => {
  const one = aMessage(1);
  const { strategy } = aFollower(new Set([one.id]), () => new Error('no such column'));
  await strategy.deliver(one.message);
  await expect(strategy.catchUp()).rejects.toThrow('no such column');
});
