import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { end, isRunning, launched, launchNothingMore, startOf } from '../stack/processes.mjs';
import { freePort } from '../stack/ports.mjs';
import { startEngine } from './engine-parts.mjs';
import { endCommands } from '../stack/programs.mjs';
import { Front } from './front.mjs';
import { cache, data, forget, record, root } from './home.mjs';
import { buildProduct, findNode, installPackages } from './preparation.mjs';
import {
  awaitEvents,
  prepareDatabases,
  prepareTopics,
  loadCountry,
  loadDemo,
  loadPrehistory,
} from './product-data.mjs';
import { Progress } from './progress.mjs';
import { Restarts } from './restarts.mjs';
import { environmentFile } from './environments.mjs';
import { choosePorts } from './services.mjs';
import { ServiceProcesses } from './service-processes.mjs';

const titles = {
  node: 'Node 24',
  packages: 'packages',
  postgres: 'PostgreSQL',
  kafka: 'Kafka',
  temporal: 'Temporal',
  build: 'build',
  databases: 'databases, migrations',
  topics: 'topics',
  demo: 'demo data',
  services: 'services',
  events: 'events delivered',
  prehistory: 'demo before 01/7/2020',
  country: 'units of the country',
};

/** Parts that a drill goes without. */
const ofTheDemo = new Set(['prehistory', 'country']);

/** Starts everything, keeps it running, notes what it did in run.json, and ends exactly that. */
export class Supervisor {
  progress = new Progress();
  ready = false;
  failed = undefined;
  engines = {};
  notes = [];
  #taken = new Set();
  #afterwards;
  #ending;

  /** `dataDir`, `environment` and `prehistory: false` are for drills: facts of their own, other limits, no past, no country. */
  constructor({
    split = false,
    detached = false,
    wiping = false,
    dataDir = join(root, 'data'),
    environment = {},
    prehistory = true,
  } = {}) {
    Object.assign(this, { split, detached, wiping, dataDir, environment, prehistory });
    this.#expectParts();
    this.front = new Front(() => ({ parts: this.progress.parts, ready: this.ready, failed: this.failed }));
    this.services = new ServiceProcesses({
      split,
      onChange: () => this.note(),
      failed: (text) => this.#remark(text),
    });
  }

  #expectParts() {
    this.progress.parts.length = 0;
    for (const [name, title] of Object.entries(titles))
      if (this.prehistory || !ofTheDemo.has(name)) this.progress.expect(name, title);
  }

  get ending() {
    return Boolean(this.#ending);
  }

  /** Opens the web address; from here on it answers. */
  async open() {
    const wanted = Number(process.env.LANGMOI_PORT || 4000);
    this.webPort = await freePort(wanted, this.#taken);
    if (this.webPort !== wanted) this.notes.push(`port ${wanted} is in use; the web is on ${this.webPort}`);
    await this.front.listen(this.webPort);
    this.webUrl = `http://127.0.0.1:${this.webPort}`;
    this.progress.on('change', () => this.note());
    this.note();
  }

  async start() {
    const work = (name, job) => {
      if (this.#ending) throw new Error('ended before everything was ready');
      return this.progress.work(name, job);
    };
    const node = work('node', findNode);
    const packages = work('packages', installPackages);
    const engine = (name) =>
      work(name, (report) => startEngine(name, { report, taken: this.#taken })).then((it) => this.#keep(name, it));
    const [postgres, kafka, temporal] = ['postgres', 'kafka', 'temporal'].map(engine);
    const built = Promise.all([node, packages]).then(
      ([{ path }]) => ((this.node = path), work('build', (report) => buildProduct(path, report))),
    );
    const common = { wipe: this.wiping, dataDir: this.dataDir };
    // Tables and what is loaded into them need no broker: its slow start passes meanwhile.
    const stored = settled([postgres, built]).then(async () => {
      const file = await this.#chooseAddresses();
      const context = { ...common, node: this.node, file, address: this.engines.postgres.address };
      await work('databases', () => prepareDatabases(context));
      await work('demo', () => loadDemo(context));
      return context;
    });
    const heard = kafka.then(() =>
      work('topics', () => prepareTopics({ ...common, brokers: this.engines.kafka.address })),
    );
    await settled([stored, heard, temporal]);
    const context = { ...(await stored), brokers: this.engines.kafka.address };
    await this.#chooseAddresses(); // again: all engines have theirs, and another launcher may have started meanwhile
    await work('services', (report) => this.services.start({ ...context, report }));
    await work('events', (report) => awaitEvents({ ...context, report }));
    if (this.prehistory) await this.#before();
    this.front.openTo(this.ports['gateway/main']);
    this.ready = true;
    this.wiping = false;
    this.note();
    if (this.prehistory) this.#afterwards = this.#afterReady(context);
  }

  /** What a demo can begin without: it works meanwhile, and only then knows what its units became. */
  async #afterReady(context) {
    await this.progress
      .work('country', (report) => loadCountry({ ...context, report }))
      .catch((error) => this.ending || this.#remark(`the units of the country are not complete: ${error.message}`));
    this.note();
  }

  /** Without the demo's past the product still runs; what failed is said, and stands in the status. */
  async #before() {
    const webUrl = `http://127.0.0.1:${this.ports['gateway/main']}`;
    await this.progress
      .work('prehistory', (report) => loadPrehistory({ webUrl, report }))
      .catch((error) => this.notes.push(`the demo before 01/7/2020 is not complete: ${error.message}`));
  }

  async #chooseAddresses() {
    const { postgres, kafka, temporal } = this.engines;
    this.ports = await choosePorts(new Set(this.#taken));
    const addresses = { database: postgres.address, brokers: kafka?.address, temporal: temporal?.address };
    const { temporalUi } = this.urls;
    return environmentFile({
      ports: this.ports,
      ...addresses,
      temporalUi,
      webUrl: this.webUrl,
      dataDir: this.dataDir,
      extra: this.environment,
    });
  }

  #keep(name, engine, restarts = new Restarts()) {
    this.engines[name] = engine;
    const { child } = engine;
    child?.once('exit', () => void this.#again(name, engine, restarts));
    if (child?.exitCode != null || child?.signalCode) void this.#again(name, engine, restarts); // ended meanwhile
    this.note();
  }

  /** An engine that ended by itself is started again where it was; the services find it back. */
  async #again(name, engine, restarts) {
    const gone = () => this.engines[name] !== engine || this.ending;
    while (!gone()) {
      this.#remark(`${name} ended by itself; starting it again`);
      this.note();
      await sleep(restarts.pauseMs());
      if (gone()) return;
      const fresh = await this.#startAgain(name, engine.ports).catch((error) => void this.#remark(error.message));
      if (!fresh) continue;
      if (gone()) return void fresh.stop();
      restarts.started();
      return this.#keep(name, fresh, restarts);
    }
  }

  #startAgain(name, ports) {
    return startEngine(name, { report: () => undefined, taken: this.#taken, ports });
  }

  /** For drills: ends an engine and leaves it so. The returned function starts it again where it was. */
  async takeAway(name) {
    const engine = this.engines[name];
    delete this.engines[name];
    await engine.stop();
    return async () => this.#keep(name, await this.#startAgain(name, engine.ports));
  }

  /** The newest that went wrong; a machine that runs for months keeps no more. */
  #remark(text) {
    this.notes.push(text);
    if (this.notes.length > 50) this.notes.shift();
  }

  get urls() {
    return {
      web: this.webUrl,
      api: `${this.webUrl}/api`,
      temporalUi: this.engines.temporal?.uiUrl ?? process.env.TEMPORAL_UI_URL ?? null,
      apiDocs: `${this.webUrl}/api/docs`,
    };
  }

  /** Everything that we started, by name; an engine of the user's own has no process of ours. */
  get processes() {
    const engines = Object.entries(this.engines).filter(([, { pid }]) => pid);
    const known = new Set(engines.map(([, { pid }]) => pid));
    const starting = launched.filter((one) => !known.has(one.pid) && isRunning(one));
    return [
      ...engines.map(([name, { pid, started, signal }]) => ({ name, pid, started, signal })),
      ...starting.map(({ pid, started }) => ({ name: 'starting', pid, started })),
      ...this.services.running,
    ];
  }

  note() {
    if (this.#ending) return;
    const supervisor = { pid: process.pid, started: startOf(process.pid) };
    const { ready, failed, split, detached, urls, processes, notes } = this;
    const parts = this.progress.parts;
    const log = detached ? join(data, 'logs', 'launcher.log') : undefined;
    record({
      supervisor,
      ready,
      failed,
      split,
      detached,
      urls,
      processes,
      parts,
      notes,
      entries: this.services.entries,
      cache,
      data,
      log,
    });
  }

  fail(error) {
    this.failed = error.message;
    this.note();
  }

  /** Ends services, then engines, in the reverse order of their start. */
  async #endProcesses() {
    await this.services.stop();
    const engines = Object.values(this.engines);
    this.engines = {}; // so that none is started again
    await Promise.all(engines.map((engine) => engine.stop()));
    await Promise.all(launched.map((one) => end(one))); // one that was only starting
  }

  stop() {
    this.#ending ??= (async () => {
      this.front.close();
      launchNothingMore();
      endCommands();
      await this.#endProcesses();
      forget();
    })();
    return this.#ending;
  }

  /** A fresh demo in place: the web address shows the progress of it meanwhile. */
  async reset() {
    this.ready = false;
    this.failed = undefined;
    this.front.closeAgain();
    this.#expectParts();
    this.note();
    endCommands(); // of what comes after the start
    await this.#afterwards;
    await this.#endProcesses();
    this.#taken = new Set([this.webPort]);
    wipe();
    this.wiping = true;
    await this.start();
  }
}

/** Rejects with the first fault, but only after the others have come to rest: nothing may start behind our back. */
async function settled(promises) {
  const results = await Promise.allSettled(promises);
  const fault = results.find(({ status }) => status === 'rejected');
  if (fault) throw fault.reason;
}

export function wipe() {
  for (const name of ['postgres', 'kafka', 'temporal', 'files', 'done'])
    rmSync(join(data, name), { recursive: true, force: true });
}

/** What a launcher that died has left behind; ends it. */
export async function endLeftovers(run) {
  for (const left of run?.processes.toReversed() ?? []) await end(left, { signal: left.signal ?? 'SIGTERM' });
  forget();
}
