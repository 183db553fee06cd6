import type { Counter, Histogram, Meter, ObservableGauge } from '@opentelemetry/api';
import { PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import type { Resource } from '@opentelemetry/resources';
import { MeterProvider, MetricReader, type MetricData } from '@opentelemetry/sdk-metrics';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Seconds. The steps that the conventions of OpenTelemetry advise for durations. */
const steps = [0.001, 0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

/** The numbers of one part, read by Prometheus as text. Named by OpenTelemetry's conventions where they have a name. */
export class Meters {
  readonly meter: Meter;
  /** Seconds from a request's first byte to its answer. */
  readonly requests: Histogram;
  /** Seconds of a transaction, from asking for a connection to giving it back. */
  readonly transactions: Histogram;
  /** Events that the broker has taken. */
  readonly published: Counter;
  /** Seconds that a consumer took for a message. */
  readonly messages: Histogram;
  /** Messages by how they ended: `handled`, `failed` (to be tried again), `parked`. */
  readonly consumed: Counter;
  private readonly reader = new Reader();
  private readonly provider: MeterProvider;
  private readonly serializer = new PrometheusSerializer('', false, undefined, false, true);
  private delay: ReturnType<typeof monitorEventLoopDelay> | undefined;

  constructor(resource: Resource) {
    this.provider = new MeterProvider({ resource, readers: [this.reader] });
    this.meter = this.provider.getMeter('langmoi');
    const seconds = (name: string, description: string) =>
      this.meter.createHistogram(name, { unit: 's', description, advice: { explicitBucketBoundaries: steps } });
    const count = (name: string, unit: string, description: string) =>
      this.meter.createCounter(name, { unit, description });
    this.requests = seconds('http.server.request.duration', 'Requests, by route and status');
    this.transactions = seconds('db.client.operation.duration', 'Transactions of the database');
    this.messages = seconds('messaging.process.duration', 'Messages that a consumer took in');
    this.published = count('messaging.client.sent.messages', '{message}', 'Events that left the outbox');
    this.consumed = count('messaging.client.consumed.messages', '{message}', 'Messages by outcome');
    this.watchProcess();
  }

  /** A number that is asked for when somebody reads; `undefined` is left out. */
  gauge(name: string, words: { readonly unit: string; readonly description: string }): ObservableGauge {
    return this.meter.createObservableGauge(name, words);
  }

  /** Prometheus' text format. A number that could not be had is left out; the rest is there. */
  async text(): Promise<string> {
    const { resourceMetrics } = await this.reader.collect({ timeoutMillis: 5_000 });
    const { resource, scopeMetrics } = resourceMetrics;
    return this.serializer.serialize({
      resource,
      scopeMetrics: scopeMetrics.map(({ scope, metrics }) => ({ scope, metrics: metrics.map(withUnit) })),
    });
  }

  async close(): Promise<void> {
    this.delay?.disable();
    await this.provider.shutdown();
  }

  private watchProcess(): void {
    const memory = this.gauge('process.memory.usage', { unit: 'By', description: 'Resident memory of the process' });
    memory.addCallback((result) => result.observe(process.memoryUsage.rss()));
    const delays = this.gauge('nodejs.eventloop.delay.p99', { unit: 's', description: 'Since the last reading' });
    delays.addCallback((result) => result.observe(this.delaySinceLastReading()));
  }

  /** Measured only where somebody reads: nothing ticks in a process that nobody watches. */
  private delaySinceLastReading(): number {
    if (!this.delay) {
      this.delay = monitorEventLoopDelay({ resolution: tickMs });
      this.delay.enable();
      return 0;
    }
    const tickNs = this.delay.count > 0 ? this.delay.percentile(99) : 0;
    this.delay.reset();
    return Math.max(0, tickNs / 1e9 - tickMs / 1e3);
  }
}

const tickMs = 50;

const units: Readonly<Record<string, string>> = { s: 'seconds', By: 'bytes' };

/** Prometheus' names end with their unit, as OpenTelemetry's own specification asks; this serializer leaves it out. */
function withUnit<M extends MetricData>(metric: M): M {
  const { descriptor } = metric;
  const unit = units[descriptor.unit];
  return unit ? { ...metric, descriptor: { ...descriptor, name: `${descriptor.name}.${unit}` } } : metric;
}

/** Reads when asked. */
class Reader extends MetricReader {
  protected override async onShutdown(): Promise<void> {}
  protected override async onForceFlush(): Promise<void> {}
}
