import { Outage, Problem } from '@langmoi/contracts/problem';
import { Client, Connection, isGrpcServiceError, WorkflowUpdateRPCTimeoutOrCancelledError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { clientTracing } from './telemetry/temporal-tracing';

/** Where Temporal is. */
export interface TemporalConfig {
  readonly address: string;
  readonly namespace: string;
}

/** Our way to the workflows. */
export interface Temporal {
  /**
   * Does `work` with the client. Throws Outage within about two seconds while Temporal is away, or when it did not
   * answer in time (the command may still be done: repeat it with the same update id); throws the Problem with which
   * a workflow or activity refused. Other errors pass as they are.
   */
  call<T>(work: (client: Client) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const reachableWithinMs = 2_000;
const answeredWithinMs = 20_000;

/** Never connects before the first call, so that an API starts while Temporal is away. */
export function openTemporal({ address, namespace }: TemporalConfig): Temporal {
  const connection = Connection.lazy({
    address,
    connectTimeout: reachableWithinMs,
    // The client's own retries outlive its deadlines, and one that meets a closed channel ends the process. Whoever
    // called tries again, by Retry-After; the channel itself looks for the server every second.
    interceptors: [],
    channelArgs: { 'grpc.initial_reconnect_backoff_ms': 200, 'grpc.max_reconnect_backoff_ms': 1_000 },
  });
  const client = new Client({ connection, namespace, interceptors: { workflow: [clientTracing] } });
  /** Its own short limit: the answer to an update may rightly take longer than to learn that nobody is there. */
  const reach = () =>
    within(reachableWithinMs, (deadline) =>
      connection.withDeadline(deadline, () => connection.workflowService.getSystemInfo({})),
    );
  return {
    async call(work) {
      try {
        await reach();
      } catch (error) {
        throw new Outage('Temporal', 5, { cause: error });
      }
      try {
        return await connection.withDeadline(Date.now() + answeredWithinMs, () => work(client));
      } catch (error) {
        throw problemOf(error) ?? (temporalIsAway(error) ? new Outage('Temporal', 5, { cause: error }) : error);
      }
    },
    close: () => connection.close(),
  };
}

/** The limit is kept here too: a deadline of the client does not cover all that it waits for. */
async function within<T>(ms: number, work: (deadline: number) => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${ms} ms`)), ms);
  });
  const working = work(Date.now() + ms);
  working.catch(() => undefined); // nobody waits for it once we are late
  return Promise.race([working, late]).finally(() => clearTimeout(timer));
}

/**
 * CANCELLED, UNKNOWN, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, FAILED_PRECONDITION (a run that is not ready), ABORTED,
 * INTERNAL, UNAVAILABLE, DATA_LOSS: a server that is going or coming back says any of these. Nothing about the command
 * is wrong, and to send it again with the same id is harmless.
 */
const awayCodes = new Set([1, 2, 4, 8, 9, 10, 13, 14, 15]);

function temporalIsAway(error: unknown): boolean {
  return chain(error).some(
    (link) =>
      link instanceof WorkflowUpdateRPCTimeoutOrCancelledError ||
      (isGrpcServiceError(link) && awayCodes.has(link.code)),
  );
}

/** The type of the one failure that carries a Problem; workflows name it in `nonRetryableErrorTypes`. */
export const problemFailure = 'Problem';

/** A Problem as Temporal carries it; never retried. Workflow code builds the same by `ApplicationFailure.nonRetryable`. */
export function failureOf({ type, status, title, extra }: Problem): ApplicationFailure {
  return ApplicationFailure.nonRetryable(title, problemFailure, { type, status, title, extra });
}

/** The Problem that a failure of an update, a workflow or an activity carries anywhere in its chain of causes. */
export function problemOf(failure: unknown): Problem | undefined {
  for (const link of chain(failure)) {
    if (link instanceof Problem) return link;
    if (link instanceof ApplicationFailure && link.type === problemFailure) return problemIn(link);
  }
  return undefined;
}

function problemIn({ message, details }: ApplicationFailure): Problem {
  const [told] = (details ?? []) as unknown[];
  const { type, status, title, extra } = (told ?? {}) as Partial<Problem>;
  return new Problem(type ?? '/problems/wrong-stage', status ?? 409, title ?? message, extra ?? {});
}

function chain(error: unknown): unknown[] {
  const links: unknown[] = [];
  for (let link = error; link !== undefined && link !== null && links.length < 10;) {
    links.push(link);
    link = link instanceof Error ? link.cause : undefined;
  }
  return links;
}

type Activity<A extends unknown[], R> = (...args: A) => Promise<R>;

/** An activity whose Problem reaches the workflow as a failure that is not retried; everything else is. */
export function asActivity<A extends unknown[], R>(work: Activity<A, R>): Activity<A, R> {
  return async (...args) => {
    try {
      return await work(...args);
    } catch (error) {
      throw error instanceof Problem ? failureOf(error) : error;
    }
  };
}

/** The same for every activity of a workflow. */
export function asActivities<T extends object>(activities: T): T {
  const wrapped = Object.entries(activities).map(([name, work]) => [
    name,
    asActivity(work as Activity<unknown[], unknown>),
  ]);
  return Object.fromEntries(wrapped) as T;
}
