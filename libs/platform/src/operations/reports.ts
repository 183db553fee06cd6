import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { Log } from '../logger';
import { takeTurns, type Turns } from '../turns';
import type { FailingRun } from './failing-runs';
import { storeReport } from './operations.repository';

interface ReportsOptions {
  readonly dataSource: DataSource;
  /** The service whose worker this is. */
  readonly worker: string;
  readonly group: string | undefined;
  readonly topics: string[];
  /** How many messages of each topic a group has not taken in yet; what it cannot know it leaves out. */
  readonly lags: (group: string, topics: string[]) => Promise<ReadonlyMap<string, number>>;
  /** Absent: a service without workflows. */
  readonly failingRuns: (() => Promise<FailingRun[]>) | undefined;
  readonly log: Log;
  readonly everyMs?: number;
}

/** A part that does not answer in this time is away for this report: the report itself says that the worker lives. */
const patienceMs = 8_000;

/**
 * Writes again and again into the database that the worker lives, how far its consumers are and which workflows fail:
 * whoever asks the API is answered from there. What cannot be measured is null. While the database is away nothing is
 * written, and the silence tells.
 */
export function startReports({ everyMs = 5_000, ...options }: ReportsOptions): Turns {
  const { log } = options;
  return takeTurns({ log, part: 'report', words: 'the worker cannot tell that it lives' }, async (closing) => {
    await report(options, closing);
    return everyMs;
  });
}

async function report(options: Omit<ReportsOptions, 'everyMs'>, closing: AbortSignal): Promise<void> {
  const { dataSource, worker, group, topics, lags, failingRuns } = options;
  const [known, failing] = await Promise.all([
    group ? orNull(lags(group, topics), closing) : null,
    failingRuns ? orNull(failingRuns(), closing) : null,
  ]);
  const consumers = group ? topics.map((topic) => ({ group, topic, lag: known?.get(topic) ?? null })) : [];
  await storeReport(dataSource.manager, worker, { consumers, failingRuns: failing });
}

/** Null where the answer failed or is late, or nobody waits for it any more. */
async function orNull<T>(answer: Promise<T>, closing: AbortSignal): Promise<T | null> {
  const late = new AbortController();
  const nothing = () => null;
  try {
    return await Promise.race([
      answer.catch(nothing),
      sleep(patienceMs, undefined, { signal: AbortSignal.any([late.signal, closing]) }).then(nothing, nothing),
    ]);
  } finally {
    late.abort();
  }
}
