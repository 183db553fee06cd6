import type { OperationsView } from '@langmoi/contracts/operations';
import type { EntityManager } from 'typeorm';

/** The outbox, and the seconds that its oldest event has waited; 0 when none waits. */
interface Backlog {
  readonly unpublished: number;
  readonly oldestAt: Date | null;
  readonly oldestSeconds: number;
}

/** Seconds come from the database's clock: nobody else wrote the times. */
export async function measureOutbox(em: EntityManager): Promise<Backlog> {
  const [row]: Backlog[] = await em.query(
    `SELECT count(*)::int AS unpublished, min(created_at) AS "oldestAt",
            coalesce(extract(epoch FROM now() - min(created_at)), 0)::float8 AS "oldestSeconds"
       FROM outbox_events WHERE published_at IS NULL`,
  );
  return row ?? { unpublished: 0, oldestAt: null, oldestSeconds: 0 };
}

type Report = Pick<OperationsView['worker'], 'consumers' | 'failingRuns'>;

/** What a worker says of itself. */
export function storeReport(em: EntityManager, worker: string, { consumers, failingRuns }: Report): Promise<unknown> {
  return em.query(
    `INSERT INTO worker_reports (worker, reported_at, consumers, failing_runs) VALUES ($1, now(), $2, $3)
     ON CONFLICT (worker) DO UPDATE SET reported_at = now(), consumers = $2, failing_runs = $3`,
    [worker, JSON.stringify(consumers), failingRuns && JSON.stringify(failingRuns)],
  );
}

/** The newest report and its age in seconds; undefined where the worker never wrote one. */
export async function findReport(
  em: EntityManager,
  worker: string,
): Promise<(Report & { reportedAt: Date; ageSeconds: number }) | undefined> {
  const [row]: (Report & { reportedAt: Date; ageSeconds: number })[] = await em.query(
    `SELECT reported_at AS "reportedAt", consumers, failing_runs AS "failingRuns",
            extract(epoch FROM now() - reported_at)::float8 AS "ageSeconds"
       FROM worker_reports WHERE worker = $1`,
    [worker],
  );
  return row;
}
