import { NativeConnection, Runtime, Worker, type LogMetadata, type WorkerOptions } from '@temporalio/worker';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from './logger';
import type { Telemetry } from './telemetry/telemetry';
import { workerTracing } from './telemetry/temporal-tracing';
import type { TemporalConfig } from './temporal';

interface TemporalWorkerOptions extends TemporalConfig {
  readonly taskQueue: string;
  readonly activities: object;
  /** A bundle built beforehand, or the entry of the workflows for specs. */
  readonly workflows: { readonly codePath: string } | { readonly workflowsPath: string };
  readonly log: Log;
  readonly telemetry?: Telemetry;
  /** Longer than the longest activity. */
  readonly shutdownGraceMs?: number;
  /** Whatever else the SDK should know, such as the size of its caches. */
  readonly tuning?: Partial<WorkerOptions>;
}

/** A worker that is there whenever Temporal is. */
export interface TemporalWorker {
  /** True while it polls. */
  running(): boolean;
  /** Waits for the tasks in hand. */
  stop(): Promise<void>;
}

/** Returns at once; connects, and connects again, in the background with pauses up to 5 s. */
export function startTemporalWorker(options: TemporalWorkerOptions): TemporalWorker {
  installRuntime(options.log);
  const closing = new AbortController();
  let current: Worker | undefined;
  const loop = async () => {
    for (let failures = 0; !closing.signal.aborted;) {
      try {
        const connection = await NativeConnection.connect({ address: options.address });
        try {
          current = await createWorker(options, connection);
          failures = 0;
          if (!closing.signal.aborted) await current.run();
        } finally {
          current = undefined;
          await connection.close();
        }
      } catch (error) {
        failures++;
        if (failures === 1) options.log.warn({ part: 'Temporal', err: error }, 'workflows wait');
        await sleep(Math.min(5_000, 200 * 2 ** failures), undefined, { signal: closing.signal }).catch(() => undefined);
      }
    }
  };
  const running = loop();
  return {
    running: () => current?.getState() === 'RUNNING',
    stop: async () => {
      closing.abort();
      if (current?.getState() === 'RUNNING') current.shutdown();
      await running;
    },
  };
}

function createWorker(options: TemporalWorkerOptions, connection: NativeConnection): Promise<Worker> {
  const { namespace, taskQueue, activities, workflows, telemetry, shutdownGraceMs = 10_000, tuning } = options;
  return Worker.create({
    connection,
    namespace,
    taskQueue,
    activities,
    ...('codePath' in workflows ? { workflowBundle: workflows } : workflows),
    shutdownGraceTime: shutdownGraceMs,
    ...(telemetry && workerTracing(telemetry)),
    ...tuning,
  });
}

const installed = Symbol.for('langmoi.temporal-runtime');

/** Once per process, whichever app comes first: several may share one, and specs load this code anew in each file. */
function installRuntime(log: Log): void {
  if (Reflect.has(globalThis, installed)) return;
  Reflect.set(globalThis, installed, true);
  const write = (level: 'warn' | 'error') => (message: string, meta?: LogMetadata) =>
    log[level](
      { part: 'Temporal', workflowId: meta?.['workflowId'], taskQueue: meta?.['taskQueue'], err: meta?.['error'] },
      message,
    );
  const nothing = () => undefined;
  const [warn, error] = [write('warn'), write('error')];
  Runtime.install({
    shutdownSignals: [], // signals belong to whoever runs us
    logger: {
      log: (level, message, meta) =>
        level === 'ERROR' ? error(message, meta) : level === 'WARN' ? warn(message, meta) : undefined,
      trace: nothing,
      debug: nothing,
      info: nothing,
      warn,
      error,
    },
  });
}
