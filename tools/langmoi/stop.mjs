import { end } from '../stack/processes.mjs';
import { recorded } from './home.mjs';
import { endLeftovers } from './supervisor.mjs';

/** Ends the launcher, which ends what it started; then whatever a killed launcher has left. */
export async function run() {
  const before = recorded();
  if (!before) {
    console.log('nothing runs');
    return 0;
  }
  await end(before.supervisor, { patienceMs: 60_000 });
  await endLeftovers(recorded() ?? before);
  console.log('ended; the data stays');
  return 0;
}
