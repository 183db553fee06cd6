import { Outage, Problem } from '@langmoi/contracts/problem';
import { until } from '@langmoi/testing/until';
import { ApplicationFailure } from '@temporalio/common';
import { WorkflowUpdateFailedError } from '@temporalio/client';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { silentLog } from '../src/logger';
import { asActivities, asActivity, failureOf, openTemporal, problemOf } from '../src/temporal';
import { startTemporalWorker } from '../src/temporal-worker';

const closed = { address: '127.0.0.1:9', namespace: 'default' };
const stale = new Problem('/problems/stale-version', 409, 'Somebody was faster', { version: 7 });

it('calls it an outage within three seconds when nobody listens', async () => {
  const temporal = openTemporal(closed);
  const began = Date.now();
  const work = temporal.call((client) => client.workflow.getHandle('x').signal('y'));
  await expect(work).rejects.toMatchObject({ name: 'Outage', part: 'Temporal' });
  expect(Date.now() - began).toBeLessThan(3_000);
  await temporal.close();
});

it('calls it an outage within three seconds when somebody listens who never answers', async () => {
  const sockets: Socket[] = [];
  const silent = createServer((socket) => void sockets.push(socket)).listen(0, '127.0.0.1');
  await until(() => silent.listening);
  const temporal = openTemporal({ ...closed, address: `127.0.0.1:${(silent.address() as AddressInfo).port}` });
  const began = Date.now();
  await expect(temporal.call(() => Promise.resolve())).rejects.toBeInstanceOf(Outage);
  expect(Date.now() - began).toBeLessThan(3_000);
  await temporal.close();
  for (const socket of sockets) socket.destroy();
  silent.close();
});

it('finds the problem however deep a failure carries it', () => {
  const failure = new WorkflowUpdateFailedError(
    'Update failed',
    new Error('Activity failed', { cause: failureOf(stale) }),
  );
  expect(problemOf(failure)).toEqual(stale);
  expect(problemOf(failureOf(stale))).toMatchObject({ extra: { version: 7 } });
  expect(problemOf(ApplicationFailure.nonRetryable('no', 'Other'))).toBeUndefined();
  expect(problemOf(new Error('a bug'))).toBeUndefined();
});

it('lets a refusal of an activity pass as a failure that is not retried, and everything else as it is', async () => {
  const refuse = asActivity(() => Promise.reject(stale));
  await expect(refuse()).rejects.toMatchObject({ type: 'Problem', nonRetryable: true, message: stale.title });
  const bug = new Error('a bug');
  const { fail, add } = asActivities({
    fail: () => Promise.reject(bug),
    add: (a: number, b: number) => Promise.resolve(a + b),
  });
  await expect(fail()).rejects.toBe(bug);
  expect(await add(2, 3)).toBe(5);
});

it('starts a worker while Temporal is away, and stops it there', async () => {
  const worker = startTemporalWorker({
    ...closed,
    taskQueue: 'spec',
    activities: {},
    workflows: { codePath: join(__dirname, 'no-such-bundle.js') },
    log: silentLog,
  });
  expect(worker.running()).toBe(false);
  await worker.stop();
});
