import { traceHeader, type AnsweredUpdate } from '@langmoi/contracts/tracing';
import { defaultPayloadConverter } from '@temporalio/common';
import {
  proxySinks,
  type Headers,
  type WorkflowInboundCallsInterceptor,
  type WorkflowInternalsInterceptor,
  type WorkflowInterceptors,
  type WorkflowOutboundCallsInterceptor,
} from '@temporalio/workflow';

type TraceSinks = { readonly traces: { answered(update: AnsweredUpdate): void } };

const { traces } = proxySinks<TraceSinks>();

/**
 * Hands the trace of whoever moves a run on to the activities that follow. A run does nothing but by an update, a
 * signal, its start, or a day that came: the first three bring a trace along, a day begins none of theirs.
 *
 * Nothing here adds a command, draws a random number or waits, so runs recorded without it replay with it: promises
 * pass through as they are, for one more turn of the queue could reorder what the run asks for.
 */
export function interceptors(): WorkflowInterceptors {
  const cause: Cause = { now: undefined };
  return { inbound: [learning(cause)], outbound: [handingOn(cause)], internals: [forgetting(cause)] };
}

/** The `traceparent` under which the run acts now. */
interface Cause {
  now: string | undefined;
}

const learning = (cause: Cause): WorkflowInboundCallsInterceptor => ({
  execute(input, next) {
    cause.now = traceIn(input.headers);
    return next(input);
  },
  handleSignal(input, next) {
    cause.now = traceIn(input.headers);
    return next(input);
  },
  handleUpdate(input, next) {
    const traceparent = traceIn(input.headers);
    cause.now = traceparent;
    if (!traceparent) return next(input);
    const spanId = spanIdOf(`${traceparent} ${input.name} ${input.updateId}`);
    cause.now = `${traceparent.slice(0, 36)}${spanId}${traceparent.slice(52)}`;
    const update = { name: input.name, traceparent, spanId, startedAt: Date.now() };
    const answer = next(input);
    answer.then(
      () => traces.answered({ ...update, failed: false }),
      () => traces.answered({ ...update, failed: true }),
    );
    return answer;
  },
});

function handingOn(cause: Cause): WorkflowOutboundCallsInterceptor {
  const headersWith = (headers: Headers): Headers =>
    cause.now ? { ...headers, [traceHeader]: defaultPayloadConverter.toPayload(cause.now) } : headers;
  return {
    scheduleActivity: (input, next) => next({ ...input, headers: headersWith(input.headers) }),
    scheduleLocalActivity: (input, next) => next({ ...input, headers: headersWith(input.headers) }),
  };
}

/** A timer that fires is nobody's act: whoever acted last, perhaps weeks ago, did not cause what follows. */
const forgetting = (cause: Cause): WorkflowInternalsInterceptor => ({
  activate(input, next) {
    if (input.activation.jobs?.some(({ fireTimer }) => fireTimer)) cause.now = undefined;
    next(input);
  },
});

function traceIn(headers: Headers): string | undefined {
  const payload = headers[traceHeader];
  const value: unknown = payload && defaultPayloadConverter.fromPayload(payload);
  return typeof value === 'string' && value.length === 55 ? value : undefined;
}

/** 64 bits of FNV-1a as hex: the same on every replay, without drawing from the run's random numbers. */
function spanIdOf(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const letter of text) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(letter.charCodeAt(0))) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}
