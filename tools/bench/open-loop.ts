import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Begins `work` so many times a second, whether the ones before have ended or not, as people do who do not know of
 * each other; resolves when all have. Rejects with the first failure.
 */
export async function openLoop(perSecond: number, times: number, work: (index: number) => Promise<void>) {
  const began = performance.now();
  const all: Promise<void>[] = [];
  for (let index = 0; index < times; index++) {
    const due = began + (index * 1000) / perSecond;
    if (due - performance.now() > 1) await sleep(due - performance.now());
    all.push(work(index));
  }
  await Promise.all(all);
}
