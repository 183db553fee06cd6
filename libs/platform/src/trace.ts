import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

/** Where in a distributed trace the code runs; W3C Trace Context, version 00. */
export interface Trace {
  readonly traceId: string;
  readonly traceparent: string;
}

const here = new AsyncLocalStorage<Trace>();

/** Continues the trace of a `traceparent` header or CloudEvents attribute; begins one if it cannot be read. */
export function traceOf(traceparent: unknown): Trace {
  const [, known] = /^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/.exec(String(traceparent)) ?? [];
  const traceId = known ?? randomBytes(16).toString('hex');
  return { traceId, traceparent: `00-${traceId}-${randomBytes(8).toString('hex')}-01` };
}

/** Runs `work`, and all that it awaits, inside this trace. */
export function inTrace<T>(trace: Trace, work: () => T): T {
  return here.run(trace, work);
}

/** The trace of the request or message in hand, if there is one. */
export function currentTrace(): Trace | undefined {
  return here.getStore();
}
