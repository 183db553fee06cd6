import type { Caller } from '@langmoi/contracts/caller';
import { operationsApi, type DismissParked, type OperationsView, type ParkedView } from '@langmoi/contracts/operations';
import { Problem } from '@langmoi/contracts/problem';
import type { EntityManager } from 'typeorm';
import type { Access } from '../access';
import type { Db } from '../db';
import { once } from '../idempotency';
import { alertsOf } from './alerts';
import { actionsOf, permitSettling, permitView, type May } from './operations.policy';
import { findReport, measureOutbox } from './operations.repository';
import { countOpen, dismiss, listParked, lockParked, requestReplay, type ParkedRow } from './parked.repository';

const shown = 200;

/** What the operator sees of a service and may do there. Everything comes from its database: nobody else is asked. */
export class OperationsService {
  constructor(
    private readonly db: Db,
    private readonly service: string,
    private readonly access: Access,
  ) {}

  async view(caller: Caller): Promise<OperationsView> {
    const may = this.mayOf(caller);
    permitView(may);
    return this.db.read(caller, async (em) => {
      const outbox = await measureOutbox(em);
      const worker = (await findReport(em, this.service)) ?? silent;
      const parked = await listParked(em, shown);
      const { consumers, failingRuns } = worker;
      return {
        service: this.service,
        outbox: { unpublished: outbox.unpublished, oldestAt: isoOf(outbox.oldestAt) },
        worker: { reportedAt: isoOf(worker.reportedAt), consumers, failingRuns },
        parked: parked.map((row) => viewOf(may, row)),
        alerts: alertsOf({
          silentFor: worker.ageSeconds,
          oldestUnpublished: outbox.oldestSeconds,
          lags: consumers.map(({ lag }) => lag),
          openParked: await countOpen(em),
          failingRuns: failingRuns && failingRuns.length,
        }),
      };
    });
  }

  /** The worker takes the message in again; its outcome shows in the view. */
  replay(caller: Caller, key: string, parkedId: string): Promise<ParkedView> {
    return this.settle({ caller, key, parkedId, action: 'replayParked', body: { action: 'replay' } }, (em) =>
      requestReplay(em, parkedId),
    );
  }

  dismiss(caller: Caller, key: string, parkedId: string, body: DismissParked): Promise<ParkedView> {
    const by = caller.userId;
    return this.settle({ caller, key, parkedId, action: 'dismissParked', body }, (em) =>
      dismiss(em, parkedId, { ...body, by }),
    );
  }

  private settle(asked: Settling, change: (em: EntityManager) => Promise<ParkedRow>): Promise<ParkedView> {
    const { caller, key, parkedId, action, body } = asked;
    const may = this.mayOf(caller);
    return this.db.run(caller, (em) =>
      once(em, { caller, key, request: { parkedId, body } }, async () => {
        const row = await lockParked(em, parkedId);
        if (!row) throw new Problem('/problems/parked-not-found', 404, 'No such parked message');
        permitSettling(may, action, row.state);
        return viewOf(may, await change(em));
      }),
    );
  }

  private mayOf(caller: Caller): May {
    return (action) => this.access.lineOf(operationsApi[action])?.admits(caller) === true;
  }
}

interface Settling {
  readonly action: 'replayParked' | 'dismissParked';
  readonly caller: Caller;
  readonly key: string;
  readonly parkedId: string;
  readonly body: object;
}

/** Of a worker that never reported. */
const silent = { reportedAt: null, ageSeconds: null, consumers: [], failingRuns: null };

const isoOf = (time: Date | null): string | null => time?.toISOString() ?? null;

const viewOf = (may: May, row: ParkedRow): ParkedView => ({
  ...row,
  parkedAt: row.parkedAt.toISOString(),
  settledAt: isoOf(row.settledAt),
  actions: actionsOf(may, row.state),
});
