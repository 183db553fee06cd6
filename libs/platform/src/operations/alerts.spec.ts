import { alertsOf, type Measured } from './alerts';

const quiet: Measured = { silentFor: 2, oldestUnpublished: 0, lags: [], openParked: 0, failingRuns: 0 };
const firing = (change: Partial<Measured>) =>
  alertsOf({ ...quiet, ...change })
    .filter((alert) => alert.firing)
    .map(({ kind }) => kind);
const valueOf = (kind: string, change: Partial<Measured>) =>
  alertsOf({ ...quiet, ...change }).find((alert) => alert.kind === kind)?.value;

it('says nothing of a service that is well', () => {
  expect(alertsOf(quiet)).toHaveLength(5);
  expect(firing({})).toEqual([]);
});

it.each<[string, Partial<Measured>, Partial<Measured>]>([
  ['workerSilent', { silentFor: 30 }, { silentFor: 30.1 }],
  ['oldestUnpublished', { oldestUnpublished: 30 }, { oldestUnpublished: 31 }],
  ['consumerLag', { lags: [1_000, 3] }, { lags: [3, 1_001] }],
  ['parked', { openParked: 0 }, { openParked: 1 }],
  ['workflowTasks', { failingRuns: 0 }, { failingRuns: 1 }],
])('fires %s above its limit, not at it', (kind, at, above) => {
  expect(firing(at)).toEqual([]);
  expect(firing(above)).toEqual([kind]);
});

it('fires for a worker that never reported, and for nothing else that is unknown', () => {
  expect(firing({ silentFor: null, failingRuns: null })).toEqual(['workerSilent']);
});

it('knows no lag while one of them is unknown', () => {
  expect(valueOf('consumerLag', { lags: [5, null] })).toBeNull();
  expect(valueOf('consumerLag', { lags: [5, 7] })).toBe(7);
});
