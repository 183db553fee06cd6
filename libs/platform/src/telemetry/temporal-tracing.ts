import { traceHeader, type AnsweredUpdate } from '@langmoi/contracts/tracing';
import { SpanKind } from '@opentelemetry/api';
import type { WorkflowClientInterceptor } from '@temporalio/client';
import { defaultPayloadConverter, type Headers } from '@temporalio/common';
import type { ActivityInterceptorsFactory, InjectedSinks, WorkerOptions } from '@temporalio/worker';
import { contextOf, currentTrace } from '../trace';
import { inSpan, kebab, type Telemetry } from './telemetry';

/** Puts the trace that is open here into what the client sends to a workflow, as a step of its own. */
export const clientTracing: WorkflowClientInterceptor = {
  startUpdate: (input, next) =>
    step(input.updateName, input.workflowExecution.workflowId, () => next({ ...input, headers: add(input.headers) })),
  startUpdateWithStart: (input, next) =>
    step(input.updateName, input.workflowStartOptions.workflowId, () =>
      next({
        ...input,
        workflowStartHeaders: add(input.workflowStartHeaders),
        updateHeaders: add(input.updateHeaders),
      }),
    ),
  signal: (input, next) =>
    step(input.signalName, input.workflowExecution.workflowId, () => next({ ...input, headers: add(input.headers) })),
};

function step<T>(name: string, workflowId: string | undefined, work: () => Promise<T>): Promise<T> {
  const attributes = { 'rpc.system': 'temporal', ...(workflowId && { 'temporal.workflow.id': workflowId }) };
  return inSpan(`temporal.${kebab(name)}`, { kind: SpanKind.CLIENT, attributes }, work);
}

function add(headers: Headers): Headers {
  const trace = currentTrace();
  return trace ? { ...headers, [traceHeader]: defaultPayloadConverter.toPayload(trace.traceparent) } : headers;
}

type TraceSinks = { readonly traces: { answered(update: AnsweredUpdate): void } };

/**
 * What a worker adds: each activity is a span under the update, signal or start that caused it; each answered update
 * is a span that the workflow tells of by its sink, for a workflow itself may not look at a clock or send anything.
 */
export function workerTracing(telemetry: Telemetry): Pick<WorkerOptions, 'interceptors' | 'sinks'> {
  const sinks: InjectedSinks<TraceSinks> = {
    traces: {
      answered: {
        fn: ({ taskQueue, workflowId }, { name, ...update }) =>
          telemetry.tell({
            ...update,
            name: `${taskQueue}.${kebab(name)}`,
            attributes: { 'temporal.workflow.id': workflowId },
          }),
      },
    },
  };
  return { interceptors: { activity: [activitySpans(telemetry)] }, sinks };
}

const activitySpans =
  (telemetry: Telemetry): ActivityInterceptorsFactory =>
  ({ info }) => ({
    inbound: {
      execute: (input, next) => {
        const payload = input.headers[traceHeader];
        const from = contextOf(payload && defaultPayloadConverter.fromPayload(payload));
        const attributes = {
          'temporal.activity.attempt': info.attempt,
          ...(info.workflowExecution && { 'temporal.workflow.id': info.workflowExecution.workflowId }),
        };
        const process = info.taskQueue.slice(info.taskQueue.indexOf('.') + 1);
        return telemetry.span(`${process}.${kebab(info.activityType)}`, { from, attributes }, () => next(input));
      },
    },
  });
