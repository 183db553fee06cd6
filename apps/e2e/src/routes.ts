import type { Api, RouteDefinition } from '@langmoi/contracts/api';
import { serviceApis } from '@langmoi/contracts/apis';
import { gatewayApi } from '@langmoi/contracts/gateway';
import type { z } from 'zod';

export type ServedRoute = RouteDefinition & { readonly prefix: string };
type Served<A extends Api> = { readonly [K in keyof A]: A[K] & { readonly prefix: string } };

const served = <A extends Api>(prefix: string, api: A): Served<A> => {
  const entries = Object.entries(api).map(([name, route]) => [name, { ...route, prefix }]);
  return Object.fromEntries(entries) as Served<A>;
};

export const gateway = served('/api', gatewayApi);
export const directory = served('/api/directory', serviceApis.directory);
export const identity = served('/api/identity', serviceApis.identity);
export const criteria = served('/api/criteria', serviceApis.criteria);
export const funding = served('/api/funding', serviceApis.funding);
export const poverty = served('/api/poverty', serviceApis.poverty);
export const culture = served('/api/culture', serviceApis.culture);
export const recognition = served('/api/recognition', serviceApis.recognition);
export const reporting = served('/api/reporting', serviceApis.reporting);

type Part<R, K extends 'params' | 'body'> = R extends { readonly [key in K]: infer S extends z.ZodType }
  ? { readonly [key in K]: z.input<S> }
  : { readonly [key in K]?: undefined };

/** Nothing need be said where everything may be left out. */
type Query<R> = R extends { readonly query: infer S extends z.ZodType }
  ? object extends z.input<S>
    ? { readonly query?: z.input<S> }
    : { readonly query: z.input<S> }
  : { readonly query?: undefined };

export interface Paper {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** What a route wants to be told, typed by its own schemas. */
export type InputOf<R> = Part<R, 'params'> & Query<R> & Part<R, 'body'> & { readonly file?: Paper };
export type AnswerOf<R> = R extends { readonly answer: infer S extends z.ZodType } ? z.output<S> : never;

/** The address of a route with its parameters filled in. */
export function addressOf(
  { prefix, path }: ServedRoute,
  { params, query }: { params?: Record<string, unknown> | undefined; query?: Record<string, unknown> | undefined },
): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params?.[name])));
  const asked = Object.entries(query ?? {}).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(asked.map(([name, value]): [string, string] => [name, String(value)])).toString();
  return prefix + filled + (search ? `?${search}` : '');
}
