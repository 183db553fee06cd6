import { setTimeout as sleep } from 'node:timers/promises';
import { settled, unpublished } from './settling.mjs';
import { tally } from './tally.mjs';
import { latenciesOf, whatUsersSaw } from './users.mjs';

/** Events a second that a backlog must leave with. */
const aim = 5_000;
/** What a command may ordinarily take before its caller is told to come again. */
const answeredWithinMs = 20_000;

/** Five minutes without a broker: nobody notices, and what waited leaves in order once it is back. */
export async function kafkaAway({ product, workload, topics, small, verdict, say, stopped }) {
  const seconds = small ? 5 : 300;
  await workload.publishAll();
  await settled({ product, topics, say });
  workload.begin();
  await workFor(workload, small ? 2 : 15, stopped);
  verdict.figure('with a broker, ms p50 / p99 / longest', latenciesOf(workload.answers));
  workload.begin();
  const bringBack = await product.takeAway('kafka');
  const counting = setInterval(() => say(`${workload.answers.acknowledged} commands without a broker`), 5_000);
  await workFor(workload, seconds, stopped);
  clearInterval(counting);
  const acknowledged = workload.answers.acknowledged;
  verdict.figure('commands acknowledged meanwhile', acknowledged);
  whatUsersSaw(verdict, workload, { kinds: [], connections: false });
  const longest = workload.answers.percentile(1);
  verdict.check(`each was acknowledged within ${answeredWithinMs} ms`, longest < answeredWithinMs, `${longest} ms`);
  const backlog = await unpublished(product);
  await bringBack();
  await draining(verdict, { product, backlog, small });
  await settled({ product, topics, say });
  await tally(verdict, { product, workload, topics });
}

async function workFor(workload, seconds, stopped) {
  const until = Date.now() + seconds * 1000;
  await workload.run({ enough: () => Date.now() > until || stopped() });
}

/** From the first event that leaves to the last. */
async function draining(verdict, { product, backlog, small }) {
  const back = performance.now();
  let begun = back;
  let left = backlog;
  for (const deadline = back + 120_000; left > 0 && performance.now() < deadline; await sleep(20)) {
    left = await unpublished(product);
    if (left === backlog) begun = performance.now();
  }
  const rate = Math.round((backlog - left) / ((performance.now() - begun) / 1000));
  verdict.figure('events that waited', backlog);
  verdict.figure('ms from the return to the first event that left', Math.round(begun - back));
  verdict.figure('events a second that left', rate);
  verdict.check('everything that waited has left', left === 0, `${left} are left`);
  if (!small) verdict.check(`${aim} events a second left`, rate >= aim, rate);
}
