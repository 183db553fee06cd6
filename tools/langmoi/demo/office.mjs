// A demo office that works through the public API, as curl would: a bearer token, JSON, an Idempotency-Key per command.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

/** A refusal of the product, with the problem's body. */
export class Refused extends Error {
  constructor(problem) {
    super(`${problem.status} ${problem.type}: ${problem.title}`);
    this.problem = problem;
  }
}

export class Office {
  #webUrl;
  #token;

  constructor(webUrl, account, token) {
    this.#webUrl = webUrl;
    this.account = account;
    this.#token = token;
  }

  /** Signs a demo account in. There is no password on demo data. */
  static async signIn(webUrl, account) {
    const { token } = await request(`${webUrl}/api/demo/tokens`, { method: 'POST', body: { account } });
    return new Office(webUrl, account, token);
  }

  get(path) {
    return request(`${this.#webUrl}/api${path}`, { token: this.#token });
  }

  post(path, body) {
    return request(`${this.#webUrl}/api${path}`, { method: 'POST', body, token: this.#token });
  }

  attach(path, fields, { name, type, bytes }) {
    const form = new FormData();
    for (const [key, value] of Object.entries(fields)) form.set(key, value);
    form.set('file', new Blob([bytes], { type }), name);
    return request(`${this.#webUrl}/api${path}`, { method: 'POST', form, token: this.#token });
  }
}

/** Every office once. */
export class Cast {
  #webUrl;
  #offices = new Map();

  constructor(webUrl) {
    this.#webUrl = webUrl;
  }

  office(account) {
    const known = this.#offices.get(account) ?? Office.signIn(this.#webUrl, account);
    this.#offices.set(account, known);
    return known;
  }
}

/** A fact takes a moment from service to service: asks until it has arrived. */
export async function eventually(what, ask, limitMs = 30_000) {
  for (const deadline = Date.now() + limitMs; ;) {
    if (await ask()) return;
    if (Date.now() > deadline) throw new Error(`${what}: not after ${limitMs / 1000} s`);
    await sleep(100);
  }
}

/** One request; a part that is away (503) or a rate limit (429) is waited for with the same key, so nothing happens twice. */
async function request(url, { method = 'GET', body, form, token }) {
  const headers = headersOf({ method, body, token });
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(url, {
      method,
      headers,
      body: form ?? (body && JSON.stringify(body)),
      signal: AbortSignal.timeout(60_000),
    });
    const text = await response.text();
    if (response.ok) return JSON.parse(text);
    if (![429, 503].includes(response.status) || attempt === 20) throw new Refused(problemOf(response, text));
    await sleep(1000 * Number(response.headers.get('retry-after') ?? 1));
  }
}

const headersOf = ({ method, body, token }) => ({
  'accept-language': 'vi',
  ...(token && { authorization: `Bearer ${token}` }),
  ...(body && { 'content-type': 'application/json' }),
  ...(method !== 'GET' && { 'idempotency-key': randomUUID() }),
});

function problemOf(response, text) {
  try {
    return JSON.parse(text);
  } catch {
    return { type: 'about:blank', status: response.status, title: text.slice(0, 200) || response.statusText };
  }
}
