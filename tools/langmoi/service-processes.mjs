import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { madeFolder } from '../stack/folders.mjs';
import { end, startOf, tailOf } from '../stack/processes.mjs';
import { data, root } from './home.mjs';
import { Restarts } from './restarts.mjs';
import { serviceEntries } from './services.mjs';

/** The product's own processes: one for all entries, or one each with `split`. One that dies is started again, and again. */
export class ServiceProcesses {
  entries = [];
  #processes = new Map();
  #stopping = false;

  constructor({ split, onChange, failed }) {
    Object.assign(this, { split, onChange, failed });
  }

  get running() {
    return [...this.#processes].map(([name, { pid, started }]) => ({ name, pid, started, signal: 'SIGTERM' }));
  }

  async start(context) {
    this.#stopping = false;
    this.context = context;
    const names = serviceEntries();
    if (!names.includes('gateway/main')) throw new Error('the gateway is not built');
    this.entries = names.map((name) => ({ name, state: 'working', pid: null, startedInMs: null }));
    const groups = this.split ? names.map((name) => [name, [name]]) : [['services', names]];
    await Promise.all(groups.map(([name, entries]) => this.#launch(name, entries)));
    return { detail: `${names.length} in ${groups.length} process${groups.length > 1 ? 'es' : ''}` };
  }

  /** Resolves when every entry of the process has said that it is ready. */
  #launch(name, entries, restarts = new Restarts()) {
    const { node, file, report } = this.context;
    const log = join(madeFolder(data, 'logs'), `${name.replace('/', '-')}.log`);
    const out = openSync(log, 'a');
    const env = {
      ...process.env,
      ...{ LANGMOI_ENV_FILE: file, NODE_ENV: 'production', NODE_NO_WARNINGS: '1' },
      MALLOC_ARENA_MAX: '2', // glibc would keep a pool for each of many threads: 20 MB that nobody uses
    };
    const args = ['--enable-source-maps', '--max-semi-space-size=8', 'tools/run-app.mjs', ...entries];
    const child = spawn(node, args, { cwd: root, env, detached: true, stdio: ['ignore', out, out, 'ipc'] });
    closeSync(out);
    this.#processes.set(name, { pid: child.pid, started: startOf(child.pid) });
    for (const entry of this.entries)
      if (entries.includes(entry.name)) Object.assign(entry, { pid: child.pid, state: 'working' });
    this.onChange();
    return new Promise((resolve, reject) => {
      const waiting = new Set(entries);
      child.on('message', ({ entry, ms }) => {
        waiting.delete(entry);
        Object.assign(
          this.entries.find((one) => one.name === entry),
          { state: 'ready', startedInMs: ms },
        );
        report(`${this.entries.filter(({ state }) => state === 'ready').length} of ${this.entries.length}`);
        this.onChange();
        if (waiting.size) return;
        restarts.started();
        resolve();
      });
      child.on('error', reject);
      child.on('exit', (code, signal) => {
        if (this.#stopping) return;
        for (const entry of this.entries) if (entries.includes(entry.name)) entry.state = 'failed';
        reject(new Error(`${name} ended with ${signal ?? code}:\n${tailOf(log)}`));
        if (!waiting.size) void this.#again(name, entries, restarts, `ended with ${signal ?? code}`);
      });
    });
  }

  /** Until it runs again: a part that is away for long must not leave a service down for good. */
  async #again(name, entries, restarts, how) {
    for (let what = `${name} ${how}`; !this.#stopping;) {
      this.failed(`${what}; started again`);
      this.onChange();
      await sleep(restarts.pauseMs());
      if (this.#stopping) return;
      const failure = await this.#launch(name, entries, restarts).catch((error) => error);
      if (!failure) return;
      what = failure.message;
    }
  }

  async stop() {
    this.#stopping = true;
    await Promise.all([...this.#processes.values()].map((one) => end(one, { patienceMs: 25_000 })));
    this.#processes.clear();
    this.entries = [];
  }
}
