import { z } from 'zod';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** A file of a multipart request; the only body that is not JSON. */
export const FilePart = z.object({ fileName: z.string(), mediaType: z.string() });

/**
 * One route of one service: what the controller is bound to, what the web calls, what OpenAPI prints.
 * `path` is relative to the service (`/dossiers/:dossierId`); the gateway serves it below `/api/<service>`.
 */
export interface RouteDefinition {
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly status: 200 | 201 | 202;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** `multipart` where a file travels; its form fields are the body. */
  readonly bodyKind?: 'json' | 'multipart';
  /** Absent where the answer is a file. */
  readonly answer?: z.ZodType;
  /** Commands need an Idempotency-Key. */
  readonly command: boolean;
  /** Answered without a sign-in. */
  readonly open?: boolean;
  /** Problem types that this route plans for, besides those every route may answer. */
  readonly problems: readonly string[];
}

/** The routes of one service by the name of their use case. */
export type Api = Readonly<Record<string, RouteDefinition>>;

/** A question: nothing is written. */
export const question = <R extends Omit<RouteDefinition, 'method' | 'status' | 'command' | 'problems' | 'body'>>(
  route: R & { problems?: readonly string[] },
) => ({
  method: 'GET' as const,
  status: 200 as const,
  command: false as const,
  ...route,
  problems: route.problems ?? [],
});

interface CommandDefaults {
  readonly method: 'POST';
  readonly status: 200;
  readonly command: true;
}

type CommandRoute = Omit<RouteDefinition, 'method' | 'status' | 'command'> & {
  method?: 'POST' | 'PUT' | 'DELETE';
  status?: 200 | 201 | 202;
};

/** A command: one transaction, an Idempotency-Key, the first answer for every repetition. */
export const command = <R extends CommandRoute>(route: R): Omit<CommandDefaults, keyof R> & R => ({
  ...({ method: 'POST', status: 200, command: true } satisfies CommandDefaults),
  ...route,
});
