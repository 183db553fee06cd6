import { readFileSync, readdirSync } from 'node:fs';

const ticksPerSecond = 100; // USER_HZ, the same on every Linux

/**
 * Seconds of processor that these processes and all below them have used so far, those that ended meanwhile included:
 * whoever waited for them carries their time on.
 */
export function cpuSecondsOf(roots) {
  const all = new Map(processes().map((one) => [one.pid, one]));
  const wanted = new Set(roots);
  for (let grown = true; grown;) {
    grown = false;
    for (const { pid, parent } of all.values()) {
      if (!wanted.has(parent) || wanted.has(pid)) continue;
      wanted.add(pid);
      grown = true;
    }
  }
  return [...wanted].reduce((sum, pid) => sum + (all.get(pid)?.ticks ?? 0), 0) / ticksPerSecond;
}

/**
 * The same by part, in seconds so far: each engine by its name, each entry of the product by its own, and `bench`, the
 * process that asks, with whatever of the product runs in it.
 */
export function cpuPartsOf(engines, own = process.pid) {
  const known = new Set(engines.map(({ pid }) => pid));
  const { user, system } = process.cpuUsage();
  const parts = { bench: (user + system) / 1e6 };
  for (const { name, pid } of engines) parts[name] = cpuSecondsOf([pid]);
  for (const { pid, parent } of processes()) {
    if (parent !== own || known.has(pid)) continue;
    const name = nameOf(pid);
    if (name) parts[name] = (parts[name] ?? 0) + cpuSecondsOf([pid]);
  }
  return parts;
}

/** `criteria/main` of `node run-app.mjs criteria/main`. */
function nameOf(pid) {
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').filter(Boolean);
    return words.some((word) => word.endsWith('run-app.mjs')) ? words.at(-1) : undefined;
  } catch {
    return undefined; // it has ended
  }
}

function processes() {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' '); // the name before may hold anything
        const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
        return [{ pid: Number(name), parent: Number(fields[1]), ticks }];
      } catch {
        return []; // it has ended
      }
    });
}
