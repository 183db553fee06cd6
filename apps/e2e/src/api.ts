import type { ProblemBody } from '@langmoi/contracts/common';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { product } from './config';
import { addressOf, gateway, type AnswerOf, type InputOf, type ServedRoute } from './routes';
import { ServedContract, type Answer } from './served-contract';

let contract: Promise<ServedContract> | undefined;
/** The contract of the running product, read once a spec file. */
export const servedContract = (): Promise<ServedContract> => (contract ??= ServedContract.of(product().webUrl));

/** A refusal, with everything that it says. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(
    readonly problem: ProblemBody,
    readonly headers: Headers,
  ) {
    super(`${problem.status} ${problem.type}: ${problem.title} ${JSON.stringify(problem.errors ?? '')}`);
  }
}

export interface Manner {
  readonly language?: 'vi' | 'en';
  /** The Idempotency-Key; a new one for each call unless given. */
  readonly key?: string;
}

interface Sent {
  readonly method: string;
  readonly address: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | FormData;
}

/** Sends and holds the answer against the served contract, whatever it is. */
export async function send({ method, address, headers = {}, body }: Sent): Promise<Answer & { headers: Headers }> {
  for (let left = 20; ; left--) {
    const request: RequestInit = { method, headers, signal: AbortSignal.timeout(60_000) };
    const response = await fetch(product().webUrl + address, body === undefined ? request : { ...request, body });
    const text = await response.text();
    if (response.status === 429 && left > 0) {
      await sleep(1000 * Number(response.headers.get('retry-after') ?? 1));
      continue;
    }
    const contentType = response.headers.get('content-type') ?? '';
    const json = contentType.includes('json') ? (JSON.parse(text) as unknown) : text;
    const path = new URL(address, product().webUrl).pathname;
    const answer = { method, path, status: response.status, contentType, body: json };
    const faults = (await servedContract()).faultsOf(answer);
    if (faults.length) throw new Error(`Not as the contract says:\n${faults.join('\n')}`);
    return { ...answer, headers: response.headers };
  }
}

/** An office at its desk: a bearer token, JSON, an Idempotency-Key for every command. */
export class Office {
  private constructor(
    readonly account: string,
    private readonly token: string,
  ) {}

  static async of(account: string): Promise<Office> {
    const body = JSON.stringify({ account });
    const headers = { 'content-type': 'application/json' };
    const { status, body: answer } = await send({
      method: 'POST',
      address: addressOf(gateway.issueToken, {}),
      headers,
      body,
    });
    if (status !== 201) throw new Error(`${account} cannot sign in: ${JSON.stringify(answer)}`);
    return new Office(account, (answer as { token: string }).token);
  }

  /** Asks or commands; throws `Refused` with the problem. */
  async do<R extends ServedRoute>(route: R, input: InputOf<R>, manner: Manner = {}): Promise<AnswerOf<R>> {
    const { status, body, headers } = await this.send(route, input, manner);
    if (status >= 400) throw new Refused(body as ProblemBody, headers);
    expect({ status, address: addressOf(route, input) }).toEqual({
      status: route.status,
      address: addressOf(route, input),
    });
    return body as AnswerOf<R>;
  }

  /** The refusal that a call must meet; a success is an error. `input` may be as wrong as the spec wants. */
  async refused(route: ServedRoute, input: Loose, manner: Manner = {}): Promise<Refused> {
    const { status, body, headers } = await this.send(route, input, manner);
    if (status < 400) throw new Error(`${route.method} ${route.path} was not refused: ${JSON.stringify(body)}`);
    return new Refused(body as ProblemBody, headers);
  }

  private send(route: ServedRoute, input: Loose, manner: Manner) {
    const { method } = route;
    const headers = {
      ...this.headers(manner),
      ...(route.command && { 'idempotency-key': manner.key ?? randomUUID() }),
    };
    const address = addressOf(route, input);
    if (route.bodyKind === 'multipart') return send({ method, address, headers, body: formOf(input) });
    if (input.body === undefined) return send({ method, address, headers });
    const body = typeof input.body === 'string' ? input.body : JSON.stringify(input.body);
    return send({ method, address, headers: { ...headers, 'content-type': 'application/json' }, body });
  }

  private headers({ language = 'vi' }: Manner): Record<string, string> {
    return { authorization: `Bearer ${this.token}`, 'accept-language': language };
  }
}

interface Loose {
  readonly params?: Record<string, unknown> | undefined;
  readonly query?: Record<string, unknown> | undefined;
  readonly body?: unknown;
  readonly file?: { readonly name: string; readonly type: string; readonly bytes: Buffer };
}

function formOf({ body, file }: Loose): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries((body ?? {}) as Record<string, unknown>)) form.append(name, String(value));
  if (file) form.append('file', new Blob([new Uint8Array(file.bytes)], { type: file.type }), file.name);
  return form;
}

const desks = new Map<string, Promise<Office>>();
/** Each office signs in once a spec file. */
export function office(account: string): Promise<Office> {
  const known = desks.get(account) ?? Office.of(account);
  desks.set(account, known);
  return known;
}

/** Asks again until it holds, for at most `limitMs`; a fact takes a moment from service to service. */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T | undefined | false>,
  limitMs = 20_000,
): Promise<T> {
  const deadline = Date.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > deadline) throw new Error(`${what}: not after ${limitMs / 1000} s`);
    await sleep(150);
  }
}
