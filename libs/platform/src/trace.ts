import {
  context,
  isSpanContextValid,
  ROOT_CONTEXT,
  trace,
  TraceFlags,
  type Context,
  type SpanContext,
} from '@opentelemetry/api';

/** Where in a distributed trace the code runs. */
export interface Trace {
  readonly traceId: string;
  /** As a header or a CloudEvents attribute carries it: W3C Trace Context, version 00. */
  readonly traceparent: string;
}

/** The trace of the request or message in hand, if there is one: of the span that is open here. */
export function currentTrace(): Trace | undefined {
  const here = trace.getSpanContext(context.active());
  if (!here || !isSpanContextValid(here)) return undefined;
  return { traceId: here.traceId, traceparent: traceparentOf(here) };
}

/** What others go on from. */
export const traceparentOf = ({ traceId, spanId, traceFlags }: SpanContext): string =>
  `00-${traceId}-${spanId}-${traceFlags & TraceFlags.SAMPLED ? '01' : '00'}`;

/** What a span goes on from, by a `traceparent`; one that cannot be read begins a trace of its own. */
export function contextOf(traceparent: unknown): Context {
  const [, traceId = '', spanId = '', flags = ''] =
    /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/.exec(String(traceparent)) ?? [];
  const remote = { traceId, spanId, traceFlags: parseInt(flags, 16) & TraceFlags.SAMPLED, isRemote: true };
  return isSpanContextValid(remote) ? trace.setSpanContext(ROOT_CONTEXT, remote) : ROOT_CONTEXT;
}
