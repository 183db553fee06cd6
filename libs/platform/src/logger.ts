import type { LoggerService } from '@nestjs/common';
import pino, { type DestinationStream, type Logger } from 'pino';

/** One JSON object a line, on stdout. */
export type Log = Logger;

/**
 * The only fields a line may carry: ids, types, times and outcomes. Whatever else is passed is dropped, so that no
 * name, no figure of a household and no document reaches a log by accident.
 */
const allowed = new Set([
  'traceId',
  'provinceId',
  'userId',
  'eventId',
  'eventType',
  'workflowId',
  'taskQueue',
  'problem',
  'method',
  'route',
  'status',
  'ms',
  'topic',
  'group',
  'count',
  'attempt',
  'port',
  'part',
  'migration',
  'context',
  'err',
]);

interface LogOptions {
  readonly service: string;
  readonly process: 'api' | 'worker' | 'migrate' | 'load-demo' | 'load-country';
  readonly level?: string;
}

/** The log of one process of one service. */
export function createLogger({ service, process, level = 'info' }: LogOptions, destination?: DestinationStream): Log {
  const options = {
    level,
    base: { service, process },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: errorFields },
    formatters: {
      level: (label: string) => ({ level: label }),
      log: (fields: object) => Object.fromEntries(Object.entries(fields).filter(([name]) => allowed.has(name))),
    },
  };
  return pino(options, destination ?? standardOutput());
}

let output: DestinationStream | undefined;

/**
 * Of all logs of this process. Lines leave together, a tenth of a second after they were written at the latest and when
 * the process ends: a line by itself is a system call and a wake-up, which cost more than what it tells of. Only a
 * process that is killed leaves its last lines unsaid.
 */
const standardOutput = (): DestinationStream =>
  (output ??= pino.destination({ sync: false, minLength: 4_096, periodicFlush: 100 }));

/** For specs. */
export const silentLog: Log = pino({ level: 'silent' });

/** What one may know of an error: never the row or the value that it happened to. */
function errorFields(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack, cause } = error;
  const code = 'code' in error ? String(error.code) : undefined;
  return { name, message, code, stack, ...(cause !== undefined && { cause: errorFields(cause) }) };
}

/** Nest's own messages, from warning upwards. */
export function nestLog(log: Log): LoggerService {
  const write =
    (level: 'warn' | 'error' | 'fatal') =>
    (message: unknown, ...rest: unknown[]) => {
      const err = message instanceof Error ? message : rest.find((part) => part instanceof Error);
      log[level]({ context: 'nest', ...(err !== undefined && { err }) }, String(message));
    };
  const nothing = () => undefined;
  return {
    log: nothing,
    debug: nothing,
    verbose: nothing,
    warn: write('warn'),
    error: write('error'),
    fatal: write('fatal'),
  };
}
