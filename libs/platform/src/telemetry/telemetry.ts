import { Problem } from '@langmoi/contracts/problem';
import {
  context,
  createContextKey,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Attributes,
  type Context,
  type Span,
  type Tracer,
} from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  RandomIdGenerator,
  TracerProvider,
  type IdGenerator,
  type SpanProcessor,
} from '@opentelemetry/sdk-trace';
import { contextOf } from '../trace';
import { Meters } from './meters';
import { tracesConfig, type TracesConfig } from './sampling';

/** Which part of the house tells: a service's API and its worker are two. */
export interface Part {
  readonly service: string;
  readonly process: 'api' | 'worker';
  /** Strangers come in here: they do not decide what is recorded. */
  readonly door?: boolean;
}

interface SpanWords {
  readonly kind?: SpanKind;
  /** Ids and outcomes; never a name, a figure, a body or a statement with its values. */
  readonly attributes?: Attributes;
  /** What it goes on from; what is open here unless said. */
  readonly from?: Context;
}

/** A span that is over, with an id that was given out before. */
interface PastSpan {
  readonly name: string;
  readonly traceparent: string;
  readonly spanId: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly failed: boolean;
  readonly attributes: Attributes;
}

/**
 * Traces and numbers of one part. Several parts share a process in the ordinary run and have one each when split, so
 * each has its own providers, its own `service.name`, its own `/metrics`; the process-wide globals of OpenTelemetry
 * stay untouched but for the context, which is the same for all.
 */
export class Telemetry {
  readonly meters: Meters;
  private readonly tracer: Tracer;
  private readonly provider: TracerProvider;
  private readonly ids = new GivenIds();

  private constructor(
    readonly part: Part,
    { sampler }: TracesConfig,
    spanProcessors: SpanProcessor[],
  ) {
    shareContext();
    const resource = resourceFromAttributes({
      'service.namespace': 'langmoi',
      'service.name': part.service,
      'langmoi.process': part.process,
    });
    this.provider = new TracerProvider({ resource, sampler, spanProcessors, idGenerator: this.ids });
    this.tracer = this.provider.getTracer('langmoi');
    this.meters = new Meters(resource);
  }

  /** Throws ConfigError. A collector that is away costs spans, never a request. */
  static async open(part: Part, env: NodeJS.ProcessEnv): Promise<Telemetry> {
    const config = tracesConfig(env, { door: part.door ?? false });
    return new Telemetry(part, config, config.endpoint ? [await exporterTo(config.endpoint)] : []);
  }

  /** Counts, and lets ids travel; exports nothing. */
  static quiet(part: Part): Telemetry {
    return new Telemetry(part, tracesConfig({}, { door: false }), []);
  }

  /** Does `work` inside a span `<service>.<name>` of this part. What it throws is the span's outcome, and passes on. */
  async span<T>(name: string, words: SpanWords, work: (span: Span) => Promise<T>): Promise<T> {
    const { span, here } = this.begin(name, words);
    try {
      return await context.with(here, work, undefined, span);
    } catch (error) {
      markFailure(span, error);
      throw error;
    } finally {
      span.end();
    }
  }

  /** A span that its caller ends, and the context in which the work of it runs. */
  begin(name: string, words: SpanWords = {}): { readonly span: Span; readonly here: Context } {
    const { from = context.active(), kind = SpanKind.INTERNAL, attributes = {} } = words;
    const span = this.tracer.startSpan(`${this.part.service}.${name}`, { kind, attributes }, from);
    return { span, here: trace.setSpan(from.setValue(owner, this), span) };
  }

  /** Records what has happened elsewhere. */
  tell({ name, traceparent, spanId, startedAt, failed, attributes }: PastSpan): void {
    const span = this.ids.giving(spanId, () =>
      this.tracer.startSpan(name, { startTime: startedAt, attributes }, contextOf(traceparent)),
    );
    if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  }

  /** Hands over now what else would wait for a second. */
  flush(): Promise<void> {
    return this.provider.forceFlush();
  }

  /** Hands over what is still held back; a collector that is away is not waited for. */
  async close(): Promise<void> {
    await this.provider.shutdown().catch(() => undefined);
    await this.meters.close();
  }
}

const owner = createContextKey('langmoi.telemetry');

/** The part at work here: whose request, message or activity this is. */
export function currentTelemetry(): Telemetry | undefined {
  return context.active().getValue(owner) as Telemetry | undefined;
}

/** A step inside a request, message or activity; where none is open, or it is not recorded, just the work. */
export function inSpan<T>(name: string, words: SpanWords, work: () => Promise<T>): Promise<T> {
  const telemetry = currentTelemetry();
  const open = trace.getSpanContext(words.from ?? context.active());
  if (!telemetry || !open || !(open.traceFlags & TraceFlags.SAMPLED)) return work();
  return telemetry.span(name, words, work);
}

/** A refusal is an answer; an outage or a bug is an error. Its message may name what it happened to, so it stays here. */
export function markFailure(span: Span, error: unknown): void {
  const refusal = refusalIn(error);
  if (refusal) span.setAttribute('langmoi.problem', refusal);
  else span.setAttribute('error.type', kindOf(error)).setStatus({ code: SpanStatusCode.ERROR });
}

/** The type of a Problem, also of one on its way through Temporal. */
function refusalIn(error: unknown): string | undefined {
  if (error instanceof Problem) return error.type;
  const failure = error as { readonly type?: unknown; readonly details?: readonly Partial<Problem>[] | null } | null;
  return failure?.type === 'Problem' ? failure.details?.[0]?.type : undefined;
}

/** What a failure is called in attributes: its code where it has one, else its class. */
export function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

/** `viewDossier` as `view-dossier`: names of spans are written so. */
export const kebab = (name: string): string => name.replace(/(?<=.)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();

/** Attributes without those that are not known. */
export function known(attributes: Record<string, string | number | undefined>): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined));
}

/** Loaded only where there is a collector: it is the heaviest of the packages. */
async function exporterTo(endpoint: string): Promise<SpanProcessor> {
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces`, timeoutMillis: 5_000 });
  return new BatchSpanProcessor({ exporter, scheduledDelayMillis: 1_000, maxQueueSize: 8_192 });
}

/** One for the process, whichever part comes first: the parts may share it, each with its own copy of this code. */
function shareContext(): void {
  const manager = new AsyncLocalStorageContextManager();
  if (!context.setGlobalContextManager(manager)) return;
  manager.enable();
}

/** Random ids, but for a span whose id was told to others before it is recorded. */
class GivenIds implements IdGenerator {
  private readonly random = new RandomIdGenerator();
  private given: string | undefined;

  generateTraceId(): string {
    return this.random.generateTraceId();
  }

  generateSpanId(): string {
    return this.given ?? this.random.generateSpanId();
  }

  giving<T>(spanId: string, work: () => T): T {
    this.given = spanId;
    try {
      return work();
    } finally {
      this.given = undefined;
    }
  }
}
