// An office that works through the gateway as a careful client does: one Idempotency-Key per intention, asked again
// with the same key while a part is away, as long as Retry-After says.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

/** A refusal that no repetition would change. */
export class Refused extends Error {
  constructor(path, status, problem) {
    super(`${status} ${problem?.type ?? ''} ${path}`);
    this.status = status;
    this.type = problem?.type;
  }
}

/** Every answer that was given, for the figures and for what users may see. */
export class Answers {
  acknowledged = 0;
  latencies = [];
  /** What was not an answer of success: { at, kind, status, part, retryAfter, error }. */
  failures = [];

  failed(failure) {
    this.failures.push({ at: Date.now(), ...failure });
  }

  done(ms) {
    this.acknowledged++;
    this.latencies.push(ms);
  }

  /** Milliseconds below which this share of the acknowledged commands stayed, repetitions included. */
  percentile(share) {
    const sorted = this.latencies.toSorted((a, b) => a - b);
    return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  }
}

export class Office {
  #url;
  #token;

  constructor(url, account, token) {
    Object.assign(this, { account });
    this.#url = url;
    this.#token = token;
  }

  get(path, answers) {
    return this.#ask(path, { answers });
  }

  /**
   * Until it is acknowledged or refused; `patienceMs` bounds the repetitions. `everyMs` asks again sooner than
   * Retry-After says, to see when a part is back; `expected` types of refusal are no fault.
   */
  command(path, body, { answers, method = 'POST', key = randomUUID(), ...how } = {}) {
    return this.#ask(path, { method, body, key, answers, ...how });
  }

  /** Once, whatever comes: status and text. Rejects when it was given up or the connection broke. */
  async plain(path, { method = 'GET', body, form, key, signal }) {
    const response = await this.#send(path, { method, body, form, key, signal });
    return { status: response.status, told: await response.text() };
  }

  async #ask(path, given) {
    const { method, body, key, answers, patienceMs, everyMs, expected } = { ...patient, ...given };
    const began = performance.now();
    for (;;) {
      const tried = performance.now();
      const met = await this.#try(path, { method, body, key });
      const now = performance.now();
      if (isDone(met)) {
        answers?.done(now - began);
        return met.answer;
      }
      if (!expected.includes(met.answer?.type)) answers?.failed(failureOf(path, met, Math.round(now - tried)));
      if (!isTemporary(met) || now - began > patienceMs) throw refusalOf(path, met);
      await sleep(everyMs ?? pauseOf(met));
    }
  }

  async #try(path, { method, body, key }) {
    try {
      const response = await this.#send(path, { method, body, key, signal: AbortSignal.timeout(60_000) });
      const told = await response.text();
      return { status: response.status, headers: response.headers, answer: json(told) };
    } catch (error) {
      return { error: error.cause?.code ?? error.cause?.message ?? error.name };
    }
  }

  #send(path, { method, body, form, key, signal }) {
    const headers = {
      ...(this.#token && { authorization: `Bearer ${this.#token}` }),
      ...(body && { 'content-type': 'application/json' }),
      ...(key && { 'idempotency-key': key }),
    };
    return fetch(`${this.#url}/api${path}`, { method, headers, body: form ?? (body && JSON.stringify(body)), signal });
  }
}

const patient = { method: 'GET', patienceMs: 300_000, expected: [] };
const isDone = ({ status }) => status >= 200 && status < 300;
const isTemporary = ({ status, error }) => Boolean(error) || status === 503 || status === 429;
const refusalOf = (path, { status, error, answer }) => new Refused(path, status ?? error, answer);
const retryAfterOf = ({ headers }) => headers?.get('retry-after') ?? undefined;

/** What the part asks for, a quarter of a second at the least; a broken connection is tried again after as much. */
const pauseOf = (met) => (met.error ? 250 : Math.max(0.25, Number(retryAfterOf(met) ?? 1)) * 1000);

function failureOf(path, met, ms) {
  const { status, answer, error } = met;
  const { type, part } = answer ?? {};
  return { kind: path.split('/')[1], path, status, type, part, retryAfter: retryAfterOf(met), error, ms };
}

function json(told) {
  try {
    return JSON.parse(told);
  } catch {
    return undefined;
  }
}

/** Every account signed in once. */
export class Offices {
  #known = new Map();

  constructor(url) {
    this.url = url;
  }

  of(account) {
    if (!this.#known.has(account)) this.#known.set(account, this.#signIn(account));
    return this.#known.get(account);
  }

  async #signIn(account) {
    const { token } = await new Office(this.url, account).command('/demo/tokens', { account });
    return new Office(this.url, account, token);
  }
}
