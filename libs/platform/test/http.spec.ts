import { question, command, type RouteDefinition } from '@langmoi/contracts/api';
import type { Caller } from '@langmoi/contracts/caller';
import { Dong } from '@langmoi/contracts/common';
import { patterns } from '@langmoi/contracts/patterns';
import { Outage, Problem } from '@langmoi/contracts/problem';
import { accessTo } from '@langmoi/testing/access';
import { aCaller, as, authenticateAsWritten } from '@langmoi/testing/callers';
import { Body, Controller, Param, Query } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Public } from '../src/auth';
import { IdempotencyKey, Who } from '../src/http';
import { createLogger } from '../src/logger';
import { Route, routesOf, routesOfApi } from '../src/route';
import { createService } from '../src/service';

const Poll = z
  .object({
    ...{ year: z.int().min(2016), kind: z.enum(['first', 'second']), note: z.string().min(1), ballots: z.number() },
    cost: Dong.optional(),
  })
  .refine(({ ballots }) => ballots < 10, { path: ['ballots'], params: { code: 'moreBallotsThanHouseholds' } });
const Page = z.object({ limit: z.coerce.number().int().max(100).default(20) });

const api = {
  whoAmI: question({ path: '/me', summary: 'The caller', answer: z.unknown() }),
  takePoll: command({ path: '/polls/:pollId', summary: 'A poll', body: Poll, status: 201, problems: [] }),
  list: question({ path: '/polls', summary: 'Polls', query: Page, answer: z.unknown() }),
  fail: question({ path: '/fail/:how', summary: 'What is thrown', answer: z.unknown(), open: true }),
} satisfies Record<string, RouteDefinition>;

const thrown: Record<string, Error> = {
  problem: new Problem('/problems/stale-version', 409, 'Somebody was faster', { version: 7 }),
  unlisted: new Problem('/problems/of-a-spec', 409, 'Only a spec knows this'),
  outage: new Outage('Temporal', 9),
  database: Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
  bug: new Error('secret of the house'),
};

@Controller()
class PollController {
  @Route(api.whoAmI)
  whoAmI(@Who() caller: Caller): Caller {
    return caller;
  }

  @Route(api.takePoll)
  takePoll(
    @Who() _: Caller,
    @Param('pollId', { schema: z.uuid() }) pollId: string,
    @IdempotencyKey() key: string,
    @Body({ schema: Poll }) body: z.infer<typeof Poll>,
  ): object {
    return { pollId, key, ...body };
  }

  @Route(api.list)
  list(@Query({ schema: Page }) page: z.infer<typeof Page>): object {
    return page;
  }

  @Route(api.fail)
  fail(@Param('how') how: string): never {
    throw thrown[how] ?? new Error(how);
  }
}

@Public()
@Controller('other')
class OtherController {}

let service: NestFastifyApplication;
const lines: string[] = [];
const officer = aCaller({ roles: ['communeOfficer'] });

beforeAll(async () => {
  service = await createService({
    name: 'spec',
    module: { controllers: [PollController, OtherController] },
    authenticate: authenticateAsWritten,
    access: accessTo(api),
    bodyLimit: 2_000,
    log: createLogger({ service: 'spec', process: 'api' }, { write: (line: string) => void lines.push(line) }),
  });
  await service.init();
});
afterAll(() => service?.close());

interface Asked {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Record<string, string>;
  readonly payload?: string | object;
}

async function ask(url: string, { headers = {}, ...rest }: Asked = {}) {
  const answer = await service.inject({ method: 'GET', url, headers: { ...as(officer), ...headers }, ...rest });
  return { status: answer.statusCode, headers: answer.headers, body: answer.json() };
}

const poll = { year: 2020, kind: 'first', note: 'x', ballots: 1 };
const takePoll = (payload: string | object, headers: Record<string, string> = {}) =>
  ask(`/polls/${officer.userId}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...headers },
    payload,
  });

it('serves exactly the routes of its contract', () => {
  expect(routesOf(service)).toEqual(routesOfApi(api));
});

it('hands the verified caller and the parsed input to the controller', async () => {
  expect((await ask('/me')).body).toEqual(officer);
  expect(await takePoll(poll)).toMatchObject({ status: 201, body: { pollId: officer.userId, ...poll } });
  expect((await ask('/polls')).body).toEqual({ limit: 20 });
});

it('wants a caller everywhere but on an open route', async () => {
  const answer = await service.inject('/me');
  expect(answer.statusCode).toBe(401);
  expect(answer.headers['www-authenticate']).toBe('Bearer');
  expect(answer.json()).toMatchObject({ type: '/problems/not-signed-in', title: expect.stringContaining('đăng nhập') });
  expect((await service.inject('/fail/problem')).statusCode).toBe(409);
});

it('says in Vietnamese what is wrong at which field', async () => {
  const { status, headers, body } = await takePoll({ year: 2000, kind: 'third', note: '', ballots: '1' });
  expect({ status, type: headers['content-type'] }).toEqual({
    status: 400,
    type: expect.stringContaining('application/problem+json'),
  });
  expect(body).toMatchObject({
    type: '/problems/invalid-request',
    title: 'Dữ liệu gửi lên chưa hợp lệ',
    status: 400,
    instance: expect.stringMatching(/^\/requests\/[0-9a-f]{32}$/),
    errors: [
      { pointer: '/year', detail: 'Phải ít nhất là 2016' },
      { pointer: '/kind', detail: 'Phải là một trong: first, second' },
      { pointer: '/note', detail: 'Không được để trống' },
      { pointer: '/ballots', detail: 'Phải là số' },
    ],
  });
});

it('says in words what a text must look like, never by a regular expression', async () => {
  const detailIn = async (language: string) =>
    (await takePoll({ ...poll, cost: '1,5 triệu' }, { 'accept-language': language })).body.errors;
  expect(await detailIn('vi')).toEqual([{ pointer: '/cost', detail: patterns.dong.vi }]);
  expect(await detailIn('en')).toEqual([{ pointer: '/cost', detail: patterns.dong.en }]);
});

it('says a rule of the contract in the language of the reader', async () => {
  const detailIn = async (language: string) =>
    (await takePoll({ ...poll, ballots: 11 }, { 'accept-language': language })).body.errors;
  expect(await detailIn('vi-VN')).toEqual([
    { pointer: '/ballots', detail: 'Số phiếu không thể nhiều hơn số hộ của xã' },
  ]);
  expect(await detailIn('en')).toEqual([{ pointer: '/ballots', detail: 'More ballots than households' }]);
});

it('answers in English to who asks for it', async () => {
  const { headers, body } = await takePoll({ ...poll, note: undefined }, { 'accept-language': 'en-GB,en;q=0.9' });
  expect(headers['content-language']).toBe('en');
  expect(body).toMatchObject({
    title: 'The request is not well formed',
    errors: [{ pointer: '/note', detail: 'This value is missing' }],
  });
});

it('points into the query, the path and the headers', async () => {
  const pointersOf = ({ body }: { body: { errors: { pointer: string }[] } }) => body.errors.map((e) => e.pointer);
  expect(pointersOf(await ask('/polls?limit=1000'))).toEqual(['/query/limit']);
  expect(pointersOf(await takePoll(poll, { 'idempotency-key': 'x' }))).toEqual(['/headers/idempotency-key']);
  expect(pointersOf(await takePoll(poll, { 'idempotency-key': '' }))).toEqual(['/headers/idempotency-key']);
  const malformed = { method: 'POST', headers: { 'idempotency-key': randomUUID() }, payload: poll } as const;
  expect(pointersOf(await ask('/polls/not-a-uuid', malformed))).toEqual(['/params/pollId']);
});

it('refuses text that no record can hold, wherever it stands', async () => {
  const half = JSON.stringify({ ...poll, note: 'half' }).replace('half', String.raw`\ud83d`);
  const empty = { ...poll, note: 'an\0other', others: [{ 'a/b': 'fine' }, { 'a/b': '\0' }] };
  expect((await takePoll(half)).body.errors).toEqual([
    { pointer: '/note', detail: expect.stringContaining('ký tự không ghi được') },
  ]);
  const { status, body } = await takePoll(empty, { 'accept-language': 'en' });
  expect(status).toBe(400);
  expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['/note', '/others/1/a~1b']);
  expect((await ask('/polls?limit=1%00')).body.errors).toMatchObject([{ pointer: '/query/limit' }]);
  expect(await takePoll({ ...poll, note: 'Trà Vinh 🌾' })).toMatchObject({ status: 201 });
});

it('takes Vietnamese letters in composed, in whichever form they came', async () => {
  const note = 'Hàm Tân, Trà Cú';
  expect((await takePoll({ ...poll, note: note.normalize('NFD') })).body.note).toBe(note.normalize('NFC'));
});

it.each([
  ['broken JSON', { payload: '{"year": 20' }, 400, '/problems/unreadable-body'],
  ['an empty body', { payload: '' }, 400, '/problems/unreadable-body'],
  ['a body too large', { payload: JSON.stringify({ note: 'x'.repeat(3_000) }) }, 413, '/problems/body-too-large'],
  ['another kind', { payload: '<x/>', 'content-type': 'text/xml' }, 415, '/problems/unsupported-media-type'],
])('answers %s with a problem of its own', async (_, { payload, ...headers }, status, type) => {
  const answer = await takePoll(payload, headers);
  expect({ status: answer.status, type: answer.body.type }).toEqual({ status, type });
  expect(answer.body.title).toMatch(/[À-ỹ]/);
});

it('answers a route that does not exist with a problem', async () => {
  expect(await ask('/nowhere')).toMatchObject({ status: 404, body: { type: '/problems/not-found' } });
});

it('carries what a refusal adds, and the title in code where contracts list none', async () => {
  expect((await ask('/fail/problem')).body).toMatchObject({ type: '/problems/stale-version', status: 409, version: 7 });
  expect((await ask('/fail/unlisted')).body).toMatchObject({ title: 'Only a spec knows this' });
});

it.each([
  ['outage', '9', 'Temporal'],
  ['database', '5', 'PostgreSQL'],
])('answers an outage (%s) with 503 and when to come back', async (how, seconds, part) => {
  const { status, headers, body } = await ask(`/fail/${how}`);
  expect({ status, after: headers['retry-after'] }).toEqual({ status: 503, after: seconds });
  expect(body).toMatchObject({ type: '/problems/unavailable', part });
});

it('says nothing of our insides when it is a bug, and all of it in the log under the same trace', async () => {
  const traceId = 'ab'.repeat(16);
  const { status, body } = await ask('/fail/bug', { headers: { traceparent: `00-${traceId}-${'cd'.repeat(8)}-01` } });
  expect(status).toBe(500);
  expect(JSON.stringify(body)).not.toContain('secret');
  expect(body.instance).toBe(`/requests/${traceId}`);
  const told = lines.filter((line) => line.includes(traceId)).map((line) => JSON.parse(line));
  expect(told).toMatchObject([
    { level: 'error', err: { message: 'secret of the house' } },
    { msg: 'request', status: 500, route: '/fail/:how', userId: officer.userId, provinceId: officer.provinceId },
  ]);
});

it('answers for its health without a token', async () => {
  expect((await service.inject('/health/live')).json()).toEqual({ live: true });
  expect((await service.inject('/health/ready')).json()).toEqual({ ready: true, parts: {} });
});
