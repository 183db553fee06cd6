import { Outage } from '@langmoi/contracts/problem';
import type { Log } from '@langmoi/platform/logger';
import { takeTurns } from '@langmoi/platform/turns';
import type { DossierService } from '../dossier/dossier.service';

interface Starter {
  readonly dossiers: DossierService;
  readonly log: Log;
  /** Younger dossiers are left to the request that registered them. */
  readonly patienceMs?: number;
  readonly everyMs?: number;
}

/** Begins the runs of dossiers that were registered while Temporal was away, and tells runs what they may have lost. */
export function startStarter({ dossiers, log, patienceMs = 5_000, everyMs = 5_000 }: Starter): () => Promise<void> {
  const turns = [
    { words: 'dossiers wait to begin', work: beginWaiting },
    { words: 'runs wait for acts on record', work: remindRuns },
  ].map(({ words, work }) =>
    takeTurns({ log, part: 'Temporal', words }, async () => {
      await work(dossiers, patienceMs, log);
      return everyMs;
    }),
  );
  return async () => {
    await Promise.all(turns.map((each) => each.stop()));
  };
}

/** One that cannot begin by a mistake of ours keeps none of the others waiting; an outage ends the round. */
export async function beginWaiting(dossiers: DossierService, patienceMs: number, log: Log): Promise<number> {
  let count = 0;
  for (const { caller, id } of await dossiers.waiting(new Date(Date.now() - patienceMs))) {
    try {
      await dossiers.begin(caller, id);
      count++;
    } catch (err) {
      if (err instanceof Outage) throw err;
      log.error({ part: 'Temporal', provinceId: caller.provinceId, err }, 'a dossier cannot begin');
    }
  }
  if (count > 0) log.info({ part: 'Temporal', count }, 'dossiers begun late');
  return count;
}

/**
 * Acts on record whose answer nobody waited for: a server that died may have lost them from their run. A run that has
 * yet to come to the stage of one keeps none of the others waiting; an outage ends the round.
 */
export async function remindRuns(dossiers: DossierService, patienceMs: number, log: Log): Promise<number> {
  const unheard = await dossiers.unheard(new Date(Date.now() - patienceMs));
  for (const one of unheard) await dossiers.remind(one);
  if (unheard.length > 0) log.info({ part: 'Temporal', count: unheard.length }, 'acts told again');
  return unheard.length;
}
