import type { RouteDefinition } from '@langmoi/contracts/api';
import { ProblemBody, type FieldError } from '@langmoi/contracts/common';
import type { z } from 'zod';

/** A refusal or an outage as the screens meet it. `type` finds the words; `errors` stand at their fields. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly errors: readonly FieldError[];
  constructor(
    readonly type: string,
    readonly status: number,
    readonly extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(type);
    this.errors = (extra['errors'] as FieldError[] | undefined) ?? [];
  }
}

export type ServedRoute = RouteDefinition & { readonly prefix: string };

type Part<R, K extends 'params' | 'body'> = R extends { readonly [key in K]: infer S extends z.ZodType }
  ? { readonly [key in K]: z.input<S> }
  : { readonly [key in K]?: undefined };

/** Nothing need be said where everything may be left out. */
type Query<R> = R extends { readonly query: infer S extends z.ZodType }
  ? object extends z.input<S>
    ? { readonly query?: z.input<S> }
    : { readonly query: z.input<S> }
  : { readonly query?: undefined };

/** What a route wants to be told, typed by its own schemas. */
export type InputOf<R> = Part<R, 'params'> & Query<R> & Part<R, 'body'> & { readonly file?: File | readonly File[] };
export type AnswerOf<R> = R extends { readonly answer: infer S extends z.ZodType } ? z.output<S> : never;

/** The path with its parameters filled in and the question appended; undefined values are left out. */
export function addressOf(
  route: Pick<ServedRoute, 'prefix' | 'path'>,
  { params, query }: { params?: Record<string, unknown> | undefined; query?: Record<string, unknown> | undefined },
): string {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params?.[name])));
  const asked = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== '');
  const search = new URLSearchParams(asked.map(([name, value]) => [name, String(value)])).toString();
  return route.prefix + path + (search ? `?${search}` : '');
}

/** What an answer that is not a success means. A body that is no problem+json comes from something in between. */
export function problemOf(status: number, body: unknown): ApiProblem {
  const parsed = ProblemBody.safeParse(body);
  if (parsed.success) {
    return new ApiProblem(parsed.data.type, parsed.data.status, parsed.data);
  }
  const away = status === 502 || status === 503 || status === 504;
  return new ApiProblem(away ? '/problems/unavailable' : '/problems/internal', status);
}

let language: 'vi' | 'en' = 'vi';
/** The language that the services answer in from now on. */
export const speak = (next: 'vi' | 'en'): void => void (language = next);

const hex = (bytes: number): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** A trace begins with whoever clicks: W3C Trace Context, version 00. Ids of chance; they say nothing of anybody. */
export const newTraceparent = (): string => `00-${hex(16)}-${hex(8)}-01`;

/**
 * `key`: the Idempotency-Key of one intent. `background`: nobody asked just now, so it does not keep a session alive.
 * `reads`: the province that this question alone reads, as a national office or a successor.
 */
export interface Manner {
  readonly key?: string;
  readonly background?: boolean;
  readonly reads?: string | undefined;
}

const mannerHeaders = ({ background, reads }: Manner): Record<string, string> => ({
  ...(background && { 'x-background': '1' }),
  ...(reads !== undefined && { 'x-reads-province': reads }),
});

function requestOf(
  route: ServedRoute,
  input: { body?: unknown; file?: File | readonly File[] },
  manner: Manner,
): RequestInit {
  const headers: Record<string, string> = {
    ...mannerHeaders(manner),
    accept: 'application/json',
    'accept-language': language,
    traceparent: newTraceparent(),
  };
  if (route.command) headers['idempotency-key'] = manner.key ?? crypto.randomUUID();
  const request: RequestInit = { method: route.method, headers, credentials: 'same-origin' };
  if (route.bodyKind === 'multipart') {
    const form = new FormData();
    for (const [name, value] of Object.entries((input.body ?? {}) as Record<string, unknown>)) {
      form.append(name, String(value));
    }
    for (const file of [input.file ?? []].flat()) form.append('file', file, file.name);
    return { ...request, body: form };
  }
  if (input.body === undefined) return request;
  headers['content-type'] = 'application/json';
  return { ...request, body: JSON.stringify(input.body) };
}

async function sent(address: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(address, request);
  } catch {
    throw new ApiProblem('/problems/offline', 0);
  }
}

/**
 * Every call to the gateway: same-origin cookie, JSON in, schema-checked JSON out, problem details as `ApiProblem`.
 * A repetition with the same key and the same content gets the first answer again.
 */
export async function call<R extends ServedRoute>(
  route: R,
  input: InputOf<R>,
  manner: Manner = {},
): Promise<AnswerOf<R>> {
  const response = await sent(addressOf(route, input), requestOf(route, input, manner));
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw problemOf(response.status, body);
  const answer = route.answer?.safeParse(body);
  if (answer && !answer.success) throw new ApiProblem('/problems/internal', 500, { cause: answer.error.message });
  return answer?.data as AnswerOf<R>;
}

/** A file of a service, under the name that it gives. Refusals are problems as everywhere, and not a file of their own. */
export async function download(
  route: ServedRoute,
  input: { params?: Record<string, unknown>; query?: Record<string, unknown> },
): Promise<File> {
  const response = await sent(addressOf(route, input), requestOf(route, {}, {}));
  if (!response.ok) throw problemOf(response.status, await response.json().catch(() => undefined));
  const [, name = ''] = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '') ?? [];
  return new File([await response.blob()], decodeURIComponent(name));
}
