import { readFileSync, readdirSync } from 'node:fs';
import { memoryOf } from '../stack/processes.mjs';

/** Megabytes of a process and of its children; pages that they share are counted once where the system tells. */
export function memoryOfTree(pid, withChildren = true) {
  const pids = withChildren ? treeOf(pid) : [pid];
  const sizes = pids.map((one) => proportional(one) ?? memoryOf(one) ?? 0);
  return Math.round(sizes.reduce((sum, size) => sum + size, 0));
}

function proportional(pid) {
  try {
    const kilobytes = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
    return kilobytes ? Number(kilobytes) / 1024 : undefined;
  } catch {
    return undefined;
  }
}

function treeOf(root) {
  const children = new Map();
  try {
    for (const name of readdirSync('/proc').filter((it) => /^\d+$/.test(it))) {
      const parent = parentOf(name);
      children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
    }
  } catch {
    return [root];
  }
  const found = [root];
  for (const pid of found) found.push(...(children.get(pid) ?? []));
  return found;
}

function parentOf(pid) {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return undefined;
  }
}
