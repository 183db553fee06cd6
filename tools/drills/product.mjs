// The product of a drill: its own data folder, its own ports, each service and worker a process, one invented province.
import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { folders, madeFolder } from '../stack/folders.mjs';
import { end, isRunning } from '../stack/processes.mjs';
import { Offices } from './office.mjs';
import { makeProvince } from './province.mjs';

/** A folder that nothing else uses; what an earlier drill that was killed left behind is ended and removed first. */
export async function ownFolder() {
  const home = madeFolder(folders().data, 'drills');
  for (const name of readdirSync(home)) await removeLeftover(join(home, name));
  const folder = mkdtempSync(join(home, 'run-'));
  chmodSync(folder, 0o755); // PostgreSQL's own user must be able to enter
  return folder;
}

async function removeLeftover(folder) {
  const note = join(folder, 'run.json');
  if (existsSync(note)) {
    const { supervisor, processes } = JSON.parse(readFileSync(note, 'utf8'));
    if (isRunning(supervisor)) return; // a drill at work
    for (const left of processes.toReversed()) await end(left, { signal: left.signal ?? 'SIGTERM' });
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** Drills hit one gateway from one address, far above what a person does. */
const environment = { REQUESTS_PER_SECOND: '100000', REQUEST_BURST: '100000', SIGN_INS_PER_MINUTE: '100000' };

/** Ids of policies and titles that records may name. */
function lawsOf(dataDir) {
  const read = (name, list) => {
    const file = join(dataDir, 'demo', 'dien-tap', `${name}-2020.json`);
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8'))[list].map(({ id }) => id) : [];
  };
  return { policies: read('poverty', 'policies'), titles: read('culture', 'titles') };
}

export class Product {
  #supervisor;

  /** `folder` is LANGMOI_DATA of this process already: the launcher's modules read it when they are loaded. */
  constructor(root, folder, size) {
    this.folder = folder;
    this.communes = makeProvince(root, join(folder, 'facts'), size);
  }

  async start(say) {
    const { Supervisor } = await import('../langmoi/supervisor.mjs');
    const { owners } = await import('../langmoi/services.mjs');
    const dataDir = join(this.folder, 'facts');
    this.owners = owners;
    this.laws = lawsOf(dataDir);
    this.#supervisor = new Supervisor({ split: true, dataDir, environment, prehistory: false });
    this.#supervisor.progress.on('change', say);
    await this.#supervisor.open();
    await this.#supervisor.start();
    this.offices = new Offices(`http://127.0.0.1:${this.#supervisor.ports['gateway/main']}`);
    const office = await this.offices.of('dt.dieu-phoi');
    [this.province] = await office.get('/directory/provinces');
    const units = await office.get(`/directory/provinces/${this.province.id}/units`);
    const idOf = new Map(units.map(({ code, id }) => [code, id]));
    this.communes = this.communes.map((commune) => ({ ...commune, id: idOf.get(commune.code) }));
  }

  /** Ends exactly what was started, and removes the folder. */
  async stop({ keep = false } = {}) {
    await this.#supervisor?.stop();
    if (!keep) rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  get addresses() {
    const { postgres, kafka, temporal } = this.#supervisor.engines;
    return { postgres: postgres?.address, kafka: kafka?.address, temporal: temporal?.address };
  }

  /** Services, workers and engines that run just now: { name, pid, started }. */
  get processes() {
    return this.#supervisor.processes.filter((one) => one.name !== 'starting' && isRunning(one));
  }

  /** Those of them that work; one that is only coming back is not among them. */
  get ready() {
    const { engines, services } = this.#supervisor;
    const ready = new Set(services.entries.filter(({ state }) => state === 'ready').map(({ name }) => name));
    return this.processes.filter(({ name }) => ready.has(name) || name in engines);
  }

  get notes() {
    return this.#supervisor.notes;
  }

  /** Everything that was started runs and has said that it is ready. */
  get whole() {
    const { engines, services } = this.#supervisor;
    return Object.keys(engines).length === 3 && services.entries.every(({ state }) => state === 'ready');
  }

  /** SIGKILL, to exactly this process. */
  kill(victim) {
    if (isRunning(victim)) process.kill(victim.pid, 'SIGKILL');
  }

  killNamed(name) {
    const victim = this.processes.find((one) => one.name === name);
    if (victim) this.kill(victim);
    return Boolean(victim);
  }

  /** Ends an engine and leaves it so; the returned function starts it again and resolves when it answers. */
  takeAway(engine) {
    return this.#supervisor.takeAway(engine);
  }

  async untilWhole(limitMs = 120_000) {
    for (const deadline = Date.now() + limitMs; !this.whole; await sleep(100)) {
      if (Date.now() > deadline)
        throw new Error(`not whole after ${limitMs / 1000} s:\n${this.notes.slice(-5).join('\n')}`);
    }
  }
}
