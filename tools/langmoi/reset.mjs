import { setTimeout as sleep } from 'node:timers/promises';
import { recorded, running } from './home.mjs';
import { endLeftovers, wipe } from './supervisor.mjs';
import { detach, follow } from './up.mjs';

/** A fresh demo: the running launcher makes it in place; without one, everything is wiped and started. */
export async function run() {
  const current = running();
  if (!current) {
    await endLeftovers(recorded());
    wipe();
    return detach({ wiping: true });
  }
  process.kill(current.supervisor.pid, 'SIGUSR2');
  while (recorded()?.ready) await sleep(20);
  return follow(current.supervisor, current.log);
}
