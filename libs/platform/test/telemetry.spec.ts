import { command, question } from '@langmoi/contracts/api';
import { defineEvent, type EventOf } from '@langmoi/contracts/envelope';
import { Problem } from '@langmoi/contracts/problem';
import { aBus, aGroup, aTopic, testBrokers } from '@langmoi/testing/broker';
import { aCaller } from '@langmoi/testing/callers';
import { Collector } from '@langmoi/testing/collector';
import { freshDatabase, type TestDatabase } from '@langmoi/testing/database';
import { until } from '@langmoi/testing/until';
import { Body, Controller, Param } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import { z } from 'zod';
import { Public } from '../src/auth';
import { Db, systemCaller } from '../src/db';
import { silentLog } from '../src/logger';
import { append } from '../src/outbox';
import { Route } from '../src/route';
import { createService } from '../src/service';
import { Telemetry } from '../src/telemetry/telemetry';
import { contextOf } from '../src/trace';
import { createWorker } from '../src/worker';
import { CreateThings } from './things';

const Named = defineEvent({
  source: '/spec',
  type: 'spec.thing.named',
  topic: aTopic('named'),
  summary: 'A thing has a name',
  data: z.object({ name: z.string() }),
});
type Named = EventOf<typeof Named>;
const Name = z.object({ name: z.string() });
const api = {
  name: command({ path: '/things/:thingId/names', summary: 'A name', body: Name, problems: [] }),
  refuse: question({ path: '/things/:thingId/refusal', summary: 'No', problems: ['/problems/not-permitted'] }),
};
const secret = 'Nguyễn Thị Bí Mật';
const group = aGroup('spec.names');
const caller = aCaller({ roles: [] });

@Public()
@Controller()
class ThingController {
  constructor(private readonly db: Db) {}

  @Route(api.name)
  nameThing(@Param('thingId') subject: string, @Body({ schema: Name }) data: z.infer<typeof Name>): Promise<void> {
    return this.db.run(caller, (em) => append(em, caller, Named, { subject, data }));
  }

  @Route(api.refuse)
  refuse(): never {
    throw new Problem('/problems/not-permitted', 403, secret);
  }
}

@Controller()
class NameConsumer {
  constructor(private readonly db: Db) {}

  @EventPattern(Named.type, Named)
  keep(@Payload() { provinceid, subject }: Named): Promise<void> {
    return this.db.run(systemCaller('spec', provinceid), async (em) => {
      await em.query(`INSERT INTO things (id, province_id) VALUES ($1, $2)`, [subject, provinceid]);
    });
  }
}

let collector: Collector;
let database: TestDatabase;
let service: NestFastifyApplication;
let stop: (() => Promise<void>) | undefined;
let workerPort: number;
let parts: Telemetry[];

beforeAll(async () => {
  collector = await Collector.start();
  database = await freshDatabase('things', [CreateThings]);
  const bus = aBus();
  await bus.createTopics([Named]);
  await bus.close();
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint };
  parts = [
    await Telemetry.open({ service: 'spec', process: 'api' }, env),
    await Telemetry.open({ service: 'spec', process: 'worker' }, env),
  ];
  const [api, worker] = parts as [Telemetry, Telemetry];
  service = await createService({
    name: 'spec',
    module: { controllers: [ThingController] },
    database: database.app,
    log: silentLog,
    telemetry: api,
  });
  await service.init();
  workerPort = await aFreePort();
  stop = await createWorker({
    ...{ name: 'spec', group, hears: { [Named.type]: { from: 'spec' } } },
    ...{ module: { controllers: [NameConsumer] }, database: database.worker },
    ...{ brokers: testBrokers(), port: workerPort, host: '127.0.0.1', log: silentLog, telemetry: worker },
  });
});
afterAll(async () => {
  await stop?.();
  await service?.close();
  await database?.drop();
  await collector?.stop();
});

async function aFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await until(() => server.listening);
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

const traceparentOf = (traceId: string) => `00-${traceId}-${'c'.repeat(16)}-01`;
const aTraceId = () => randomBytes(16).toString('hex');

function ask(method: 'GET' | 'POST', url: string, traceId = aTraceId()) {
  const headers = { traceparent: traceparentOf(traceId), 'idempotency-key': randomUUID() };
  return service.inject({ method, url, headers, ...(method === 'POST' && { payload: { name: secret } }) });
}

async function spansOf(traceId: string, count: number) {
  await until(async () => {
    await Promise.all(parts.map((part) => part.flush()));
    return collector.of(traceId).length >= count;
  });
  return collector.of(traceId);
}

it('leads from the request through outbox and broker to the projection, as one chain', async () => {
  const traceId = aTraceId();
  expect((await ask('POST', `/things/${randomUUID()}/names?note=${secret}`, traceId)).statusCode).toBe(200);
  const spans = await spansOf(traceId, 5);
  const chain: string[] = [];
  for (let parent = 'c'.repeat(16); ;) {
    const next = spans.find(({ parentSpanId }) => parentSpanId === parent);
    if (!next) break;
    chain.push(`${next.kind} ${next.name}`);
    parent = next.spanId;
  }
  const handling = `${group.slice(group.indexOf('.') + 1)}.handle`;
  expect(chain).toEqual([
    '2 spec.thing.name-thing',
    '3 spec.db.run',
    '4 spec.outbox.publish',
    `5 spec.${handling}`,
    '3 spec.db.run',
  ]);
});

it('says ids and outcomes, never a name, an address as it came, or a statement', async () => {
  const traceId = aTraceId();
  await ask('POST', `/things/${randomUUID()}/names?note=${secret}`, traceId);
  const said = JSON.stringify(await spansOf(traceId, 5));
  for (const word of [secret, encodeURIComponent(secret), 'note=', 'INSERT']) expect(said).not.toContain(word);
  expect(said).toContain('/things/:thingId/names');
});

it('calls a refusal an answer and not an error', async () => {
  const traceId = aTraceId();
  await ask('GET', `/things/${randomUUID()}/refusal`, traceId);
  const [span] = await spansOf(traceId, 1);
  expect(span).toMatchObject({ failed: false, attributes: { 'langmoi.problem': '/problems/not-permitted' } });
  expect(JSON.stringify(span)).not.toContain(secret);
});

it('counts requests and transactions on the port of the service, under its name', async () => {
  await ask('GET', `/things/${randomUUID()}/refusal`);
  await ask('POST', `/things/${randomUUID()}/names`);
  const { body, headers } = await service.inject({ url: '/metrics' });
  expect(headers['content-type']).toContain('text/plain');
  expect(body).toMatch(
    /http_server_request_duration_seconds_count\{[^}]*http_route="\/things\/:thingId\/refusal"[^}]*\} \d/,
  );
  expect(body).toMatch(/http_response_status_code="403"/);
  expect(body).toMatch(/db_client_operation_duration_seconds_count\{[^}]*db_operation_name="run"[^}]*\} \d/);
  expect(body).toMatch(/target_info\{[^}]*service_name="spec"[^}]*langmoi_process="api"/);
  expect(body).toMatch(/process_memory_usage_bytes\{?[^}]*\}? \d{7,}/);
  expect(body).not.toContain(secret);
});

it('counts messages, and shows the outbox, on the port of the worker', async () => {
  await ask('POST', `/things/${randomUUID()}/names`);
  const numbers = async () => (await fetch(`http://127.0.0.1:${workerPort}/metrics`)).text();
  await until(async () => /consumed_messages[^\n]*outcome="handled"/.test(await numbers()));
  const text = await numbers();
  expect(text).toMatch(/messaging_client_sent_messages_total\{[^}]*\} \d/);
  expect(text).toMatch(/langmoi_outbox_unpublished\{?[^}]*\}? \d/);
  expect(text).toMatch(/langmoi_messages_parked\{?[^}]*\}? 0/);
  expect(text).toMatch(/langmoi_outbox_oldest_age_seconds\{?[^}]*\}? \d/);
});

describe('whether a trace is recorded', () => {
  const opened = async (env: NodeJS.ProcessEnv, door = false) => {
    const part = await Telemetry.open({ service: 'spec', process: 'api', door }, env);
    return part.begin('thing.do', { from: contextOf(unsampled) }).span;
  };
  const unsampled = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-00`;
  const to = () => ({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint });

  it('is asked of whoever called, but never of a stranger at the door', async () => {
    expect((await opened(to())).isRecording()).toBe(false);
    expect((await opened(to(), true)).isRecording()).toBe(true);
    expect((await opened({ ...to(), OTEL_TRACES_SAMPLER: 'always_off' }, true)).isRecording()).toBe(false);
    expect(
      (
        await opened({ ...to(), OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '0' }, true)
      ).isRecording(),
    ).toBe(false);
  });

  it('is no question without a collector, and its id travels all the same', async () => {
    const span = await opened({}, true);
    expect(span.isRecording()).toBe(false);
    expect(span.spanContext().traceId).toBe('a'.repeat(32));
  });

  it('stops the start where the words of the environment are not OpenTelemetry’s', async () => {
    await expect(opened({ OTEL_TRACES_SAMPLER: 'sometimes' })).rejects.toThrow('OTEL_TRACES_SAMPLER: must be one of');
  });
});
