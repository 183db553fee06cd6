import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A span as it reached the collector. */
export interface CollectedSpan {
  readonly traceId: string;
  readonly spanId: string;
  /** Empty for the first of a trace. */
  readonly parentSpanId: string;
  readonly name: string;
  readonly service: string;
  /** 1 internal, 2 server, 3 client, 4 producer, 5 consumer. */
  readonly kind: number;
  readonly failed: boolean;
  readonly attributes: Readonly<Record<string, string>>;
}

interface Attribute {
  readonly key: string;
  readonly value: Record<string, unknown>;
}

interface Sent {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeSpans: readonly {
      readonly spans: readonly (Omit<CollectedSpan, 'attributes' | 'service' | 'failed'> & {
        readonly attributes?: readonly Attribute[];
        readonly status?: { readonly code?: number };
      })[];
    }[];
  }[];
}

/** Takes spans as OTLP's JSON over HTTP and keeps them; `GET /<trace id>` gives those of one trace. */
export class Collector {
  readonly spans: CollectedSpan[] = [];
  private readonly server = createServer((request, response) => {
    const answer = (body: unknown) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (request.method === 'GET') answer(this.of(request.url?.slice(1) ?? ''));
    else void this.take(request).then(() => answer({}));
  });

  /** For OTEL_EXPORTER_OTLP_ENDPOINT. */
  endpoint = '';

  /** On a port of its own unless said. */
  static async start(port = 0): Promise<Collector> {
    const collector = new Collector();
    await new Promise<void>((resolve) => collector.server.listen(port, '127.0.0.1', resolve));
    collector.endpoint = `http://127.0.0.1:${(collector.server.address() as AddressInfo).port}`;
    return collector;
  }

  /** Those of one trace, by when they came. */
  of(traceId: string): CollectedSpan[] {
    return this.spans.filter((span) => span.traceId === traceId);
  }

  stop(): Promise<void> {
    return new Promise((done) => {
      this.server.close(() => done());
      this.server.closeAllConnections();
    });
  }

  private async take(request: IncomingMessage): Promise<void> {
    const { resourceSpans } = JSON.parse(await text(request)) as Sent;
    for (const { resource, scopeSpans } of resourceSpans) {
      const service = valuesOf(resource.attributes)['service.name'] ?? '';
      for (const { traceId, spanId, parentSpanId = '', name, kind, status, attributes } of scopeSpans.flatMap(
        ({ spans }) => spans,
      )) {
        const failed = status?.code === 2;
        this.spans.push({
          traceId,
          spanId,
          parentSpanId,
          name,
          kind,
          service,
          failed,
          attributes: valuesOf(attributes),
        });
      }
    }
  }
}

const valuesOf = (attributes: readonly Attribute[] = []): Record<string, string> =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, String(Object.values(value)[0])]));
