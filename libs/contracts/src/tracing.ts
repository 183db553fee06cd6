/** How a trace passes through Temporal: the workflow's side and the worker's side agree here. */

/** The header of starts, updates, signals and activities. Its value is a `traceparent`: W3C Trace Context, version 00. */
export const traceHeader = 'traceparent';

/** An update that a workflow has answered. The id of its span was given to its activities before. */
export interface AnsweredUpdate {
  readonly name: string;
  /** Of whoever asked. */
  readonly traceparent: string;
  readonly spanId: string;
  /** Milliseconds since 1970, of the workflow's clock. */
  readonly startedAt: number;
  readonly failed: boolean;
}
