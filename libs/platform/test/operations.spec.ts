import { auditApi } from '@langmoi/contracts/audit';
import { OperationsView, operationsApi } from '@langmoi/contracts/operations';
import { audit } from '@langmoi/domain/access/audit';
import { operations } from '@langmoi/domain/access/operations';
import { accessTo } from '@langmoi/testing/access';
import { aCaller, as, authenticateAsWritten } from '@langmoi/testing/callers';
import { freshDatabase, type TestDatabase } from '@langmoi/testing/database';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomUUID } from 'node:crypto';
import { silentLog } from '../src/logger';
import { storeReport } from '../src/operations/operations.repository';
import { routesOf, routesOfApi } from '../src/route';
import { createService } from '../src/service';
import { CreateThings } from './things';

let database: TestDatabase;
let service: NestFastifyApplication;
const operator = aCaller({ roles: ['operator'] });

beforeAll(async () => {
  database = await freshDatabase('things', [CreateThings]);
  service = await createService({
    name: 'things',
    module: {},
    database: database.app,
    authenticate: authenticateAsWritten,
    access: accessTo({ ...auditApi, ...operationsApi }, { ...audit, ...operations }),
    log: silentLog,
  });
  await service.init();
});
afterAll(async () => {
  await service?.close();
  await database?.drop();
});
beforeEach(() => database.admin.query('TRUNCATE parked_messages, outbox_events, worker_reports'));

async function view(caller = operator): Promise<OperationsView> {
  const answer = await service.inject({ url: '/operations', headers: as(caller) });
  return OperationsView.parse(answer.json());
}
const command = async (url: string, payload: object = {}, key: string = randomUUID(), caller = operator) => {
  const headers = { ...as(caller), 'idempotency-key': key };
  const answer = await service.inject({ method: 'POST', url: `/operations/parked/${url}`, headers, payload });
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
};

let offset = 0;
async function parked(provinceId: string | null = operator.provinceId): Promise<string> {
  const id = randomUUID();
  await database.admin.query(
    `INSERT INTO parked_messages
       (id, province_id, consumer_group, topic, topic_partition, topic_offset, key, value, headers, error)
     VALUES ($1, $2, 'things.reference', 'langmoi.spec.thing.v1', 0, $3, 'key', 'a name', '{}', 'invalid at data.year')`,
    [id, provinceId, offset++],
  );
  return id;
}
const alert = async (kind: string) => (await view()).alerts.find((one) => one.kind === kind);

it('serves the routes of the contract', () => {
  expect(routesOf(service)).toEqual(routesOfApi({ ...auditApi, ...operationsApi }));
});

it('tells of a service at which nobody ever worked', async () => {
  expect(await view()).toMatchObject({
    service: 'things',
    outbox: { unpublished: 0, oldestAt: null },
    worker: { reportedAt: null, consumers: [], failingRuns: null },
    parked: [],
  });
  expect(await alert('workerSilent')).toEqual({ kind: 'workerSilent', value: null, limit: 30, firing: true });
});

it('measures what waits in its province and who is silent by the clock of the database', async () => {
  await database.admin.query(
    `INSERT INTO outbox_events (id, topic, key, envelope, created_at, published_at) VALUES
       (gen_random_uuid(), 't', 'k', jsonb_build_object('provinceid', $1::text), now() - interval '5 minutes', NULL),
       (gen_random_uuid(), 't', 'k', jsonb_build_object('provinceid', $1::text), now() - interval '1 hour', now()),
       (gen_random_uuid(), 't', 'k', jsonb_build_object('provinceid', gen_random_uuid()), now() - interval '1 day', NULL)`,
    [operator.provinceId],
  );
  const consumers = [{ group: 'things.reference', topic: 't', lag: 1_234 }];
  await storeReport(database.admin.manager, 'things', { consumers, failingRuns: [{ workflowId: 'w', cause: 'c' }] });
  await database.admin.query(`UPDATE worker_reports SET reported_at = now() - interval '40 seconds'`);
  const { outbox, worker, alerts } = await view();
  expect({ outbox, worker }).toMatchObject({
    outbox: { unpublished: 1, oldestAt: expect.any(String) },
    worker: { reportedAt: expect.any(String), consumers, failingRuns: [{ workflowId: 'w', cause: 'c' }] },
  });
  expect(alerts.map(({ kind, value, firing }) => [kind, Math.round(value ?? -1), firing])).toEqual([
    ['workerSilent', 40, true],
    ['oldestUnpublished', 300, true],
    ['consumerLag', 1_234, true],
    ['parked', 0, false],
    ['workflowTasks', 1, true],
  ]);
});

it('shows a parked message by ids and error, never by what it carries', async () => {
  const id = await parked();
  const answer = await service.inject({ url: '/operations', headers: as(operator) });
  expect(answer.body).not.toContain('a name');
  const [message] = OperationsView.parse(answer.json()).parked;
  expect(message).toMatchObject({ id, state: 'parked', attempts: 1, error: 'invalid at data.year' });
  expect(message?.actions).toEqual([
    { name: 'replayParked', allowed: true },
    { name: 'dismissParked', allowed: true },
  ]);
});

it('shows the open ones first, at most 200, and none of another province', async () => {
  const settled = await parked();
  await command(`${settled}/dismissal`, { reason: 'a test of ours' });
  const foreign = await parked(randomUUID());
  const open = [await parked(), await parked(null)];
  expect((await view()).parked.map(({ id }) => id)).toEqual([...open.reverse(), settled]);
  expect((await command(`${foreign}/replay`)).body).toMatchObject({ type: '/problems/parked-not-found', status: 404 });
  for (let more = 0; more < 200; more++) await parked();
  expect((await view()).parked).toHaveLength(200);
  expect(await alert('parked')).toMatchObject({ value: 202, firing: true });
});

it('hands a message to the worker once', async () => {
  const id = await parked();
  const key = randomUUID();
  const first = await command(`${id}/replay`, {}, key);
  expect(first).toMatchObject({ status: 202, body: { id, state: 'replaying' } });
  expect(await command(`${id}/replay`, {}, key)).toEqual(first);
  for (const again of [`${id}/replay`, `${id}/dismissal`]) {
    expect(await command(again, { reason: 'not wanted' })).toMatchObject({
      status: 409,
      body: { type: '/problems/parked-settled' },
    });
  }
});

it('dismisses a message with a reason, and keeps who and when', async () => {
  const id = await parked();
  expect((await command(`${id}/dismissal`, { reason: '  ' })).status).toBe(400);
  const { status, body } = await command(`${id}/dismissal`, { reason: 'sent by a trial of last week' });
  expect({ status, body }).toMatchObject({
    status: 200,
    body: { state: 'dismissed', reason: 'sent by a trial of last week', settledAt: expect.any(String) },
  });
  const [row] = await database.admin.query('SELECT settled_by FROM parked_messages WHERE id = $1', [id]);
  expect(row.settled_by).toBe(operator.userId);
});

it('keeps out everybody but the operator', async () => {
  const id = await parked();
  const administrator = aCaller({ roles: ['provinceAdministrator'] });
  const looked = await service.inject({ url: '/operations', headers: as(administrator) });
  expect(looked.json()).toMatchObject({ type: '/problems/not-permitted', status: 403 });
  for (const url of [`${id}/replay`, `${id}/dismissal`]) {
    expect((await command(url, { reason: 'curiosity' }, randomUUID(), administrator)).status).toBe(403);
  }
});
