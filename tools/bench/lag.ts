import type { TestDatabase } from '@langmoi/testing/database';
import { until } from '@langmoi/testing/until';
import { countCommits, forgetCommits, lagsBetween } from './commits';
import { barePipeline } from './lag-bare';
import { openHouse } from './lag-house';
import { openLoop } from './open-loop';
import { quantile } from './statistics';
import type { Bench, Sample, Workload } from './workload';

/** Each command records an assessment of 19 criteria through the service's API; the projection is reporting's row. */
const lagAt = (perSecond: number): Workload => ({
  compared: 'p99 ms',
  unit: 'command',
  aim: 'p99 of the product ≤ 100 ms',
  async open(bench) {
    const house = await openHouse(bench.home);
    const bare = await barePipeline();
    const load = bench.small ? { perSecond: 100, times: 500 } : { perSecond, times: perSecond * 20 };
    return {
      product: {
        name: 'commit to projection',
        run: () => timed(bench, { from: house.criteria, to: house.reporting, ...load }, house.record),
      },
      peer: {
        name: 'bare write, Kafka, write',
        run: () => timed(bench, { from: bare.writer, to: bare.reader, ...load }, bare.record),
      },
      async close() {
        await bare.close();
        await house.close();
      },
    };
  },
});

export const workload = lagAt(500);
/** The same on processors that have room: two cores do not carry 500 a second and whoever asks. */
export const calm = lagAt(300);

interface Ends {
  readonly from: TestDatabase;
  readonly to: TestDatabase;
  readonly perSecond: number;
  readonly times: number;
}

/** The same number of rows at both ends; the answers' own time beside the lag. */
async function timed(bench: Bench, { from, to, perSecond, times }: Ends, record: (index: number) => Promise<void>) {
  await Promise.all([forgetCommits(from.admin), forgetCommits(to.admin)]);
  const answers: number[] = [];
  const [cpu, began] = [bench.cpuSeconds(), performance.now()];
  await openLoop(perSecond, times, async (index) => {
    const asked = performance.now();
    await record(index);
    answers.push(performance.now() - asked);
  });
  const seconds = (performance.now() - began) / 1000;
  await until(async () => (await countCommits(to.admin)) >= times);
  const cpuSeconds = bench.cpuSeconds() - cpu;
  const lags = await lagsBetween(from.admin, to.admin);
  const sample: Sample = {
    ...{ units: times, seconds, cpuSeconds, work: `${lags.length} rows at both ends` },
    figures: {
      'p50 ms': quantile(lags, 0.5),
      'p99 ms': quantile(lags, 0.99),
      'max ms': quantile(lags, 1),
      'answer p99 ms': quantile(answers, 0.99),
    },
  };
  return sample;
}
