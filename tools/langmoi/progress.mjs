import { EventEmitter } from 'node:events';

/** The parts of a start, each with its state and seconds; emits `change` with the part that changed. */
export class Progress extends EventEmitter {
  parts = [];

  /** A part that will come: it is shown as waiting until `work` takes it up. */
  expect(name, title) {
    const part = { name, title, state: 'waiting', detail: '', startedInMs: null };
    this.parts.push(part);
    return part;
  }

  of(name) {
    return this.parts.find((part) => part.name === name) ?? this.expect(name, name);
  }

  report(name, detail) {
    this.#set(this.of(name), { detail });
  }

  /** Runs the work of a part; what it returns as `detail` stands behind the tick. */
  async work(name, work) {
    const part = this.of(name);
    const began = Date.now();
    this.#set(part, { state: 'working', detail: '', began });
    try {
      const result = await work((detail) => this.report(name, detail));
      this.#set(part, { state: 'ready', detail: result?.detail ?? '', startedInMs: Date.now() - began });
      return result;
    } catch (error) {
      this.#set(part, { state: 'failed', detail: error.message, startedInMs: Date.now() - began });
      throw error;
    }
  }

  #set(part, change) {
    const before = part.state + part.detail;
    Object.assign(part, change);
    if (before !== part.state + part.detail) this.emit('change', part);
  }
}

const marks = { ready: '✓', failed: '✗', working: '…', waiting: ' ' };

/** Says what changed, a line per part; what goes on for long is said again at most every five seconds. */
export class Printer {
  #said = new Map();

  constructor(write = (line) => process.stdout.write(`${line}\n`), now = Date.now) {
    this.write = write;
    this.now = now;
  }

  show(parts) {
    for (const part of parts.filter((one) => this.#isWorthSaying(one))) {
      const { name, state, detail } = part;
      this.#said.set(name, { state, detail, at: this.now() });
      this.write(lineOf(part));
    }
  }

  #isWorthSaying({ name, state, detail }) {
    const before = this.#said.get(name) ?? { at: 0 };
    if (state === 'waiting' || (before.state === state && before.detail === detail)) return false;
    return state !== 'working' || (Boolean(detail) && this.now() - before.at >= 5000);
  }
}

export function lineOf({ title, state, detail, startedInMs }) {
  const seconds = startedInMs === null || startedInMs === undefined ? '' : `${(startedInMs / 1000).toFixed(1)} s`;
  const first = state === 'failed' ? detail : detail.split('\n')[0];
  return `${marks[state]} ${title.padEnd(22)} ${seconds.padStart(7)}  ${first}`.trimEnd();
}
