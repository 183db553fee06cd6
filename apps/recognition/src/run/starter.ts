import type { Log } from '@langmoi/platform/logger';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DossierService } from '../dossier/dossier.service';

interface Starter {
  readonly dossiers: DossierService;
  readonly log: Log;
  /** Younger dossiers are left to the request that registered them. */
  readonly patienceMs?: number;
  readonly everyMs?: number;
}

/** Begins the runs of dossiers whose registration was acknowledged while Temporal was away. */
export function startStarter({ dossiers, log, patienceMs = 5_000, everyMs = 5_000 }: Starter): () => Promise<void> {
  const closing = new AbortController();
  const loop = async () => {
    while (!closing.signal.aborted) {
      try {
        const count = await dossiers.beginWaiting(new Date(Date.now() - patienceMs));
        if (count > 0) log.info({ part: 'Temporal', count }, 'dossiers begun late');
      } catch (error) {
        log.warn({ part: 'Temporal', err: error }, 'dossiers wait to begin');
      }
      await sleep(everyMs, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  };
  const running = loop();
  return async () => {
    closing.abort();
    await running;
  };
}
