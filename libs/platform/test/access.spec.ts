import { question } from '@langmoi/contracts/api';
import type { Caller } from '@langmoi/contracts/caller';
import { aCaller, as, authenticateAsWritten } from '@langmoi/testing/callers';
import { Controller, Get } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { z } from 'zod';
import type { AccessLine } from '../src/access';
import { systemCaller } from '../src/db';
import { silentLog } from '../src/logger';
import { Route } from '../src/route';
import { createService, type ServiceOptions } from '../src/service';

const route = (path: string, open = false) => question({ path, summary: 'A page', answer: z.unknown(), open });
const api = { officers: route('/officers'), everybody: route('/everybody', true), house: route('/house') };

let asked = 0;

@Controller()
class PageController {
  @Route(api.officers)
  officers(): object {
    return { asked: ++asked };
  }

  @Route(api.everybody)
  everybody(): object {
    return {};
  }

  @Route(api.house)
  house(): object {
    return {};
  }
}

@Controller()
class UnruledController {
  @Get('unruled')
  unruled(): object {
    return {};
  }
}

const lines: Record<string, AccessLine> = {
  '/officers': { open: false, admits: ({ roles }) => roles.includes('communeOfficer') },
  '/everybody': { open: true, admits: () => false },
  '/house': { open: false, house: 'gateway', admits: () => true },
};
const options = {
  name: 'spec',
  module: { controllers: [PageController] },
  authenticate: authenticateAsWritten,
  access: { lineOf: ({ path }) => lines[path], routes: Object.keys(lines).map((path) => ({ method: 'GET', path })) },
  log: silentLog,
} satisfies ServiceOptions;

let service: NestFastifyApplication;
beforeAll(async () => {
  service = await createService(options);
  await service.init();
});
afterAll(() => service?.close());

const statusOf = async (url: string, caller?: Caller) =>
  (await service.inject({ url, headers: caller ? as(caller) : {} })).statusCode;

it('lets in whoever holds a role of the route, and refuses everybody else before the handler runs', async () => {
  expect(await statusOf('/officers', aCaller({ roles: ['citizen', 'communeOfficer'] }))).toBe(200);
  const before = asked;
  expect(await statusOf('/officers', aCaller({ roles: ['citizen'] }))).toBe(403);
  expect(await statusOf('/officers', aCaller())).toBe(403);
  expect(await statusOf('/officers')).toBe(401);
  expect(asked).toBe(before);
});

it('lets anybody in at a public route, and asks for health of nobody', async () => {
  expect(await statusOf('/everybody')).toBe(200);
  expect(await statusOf('/health/live')).toBe(200);
});

it('lets nobody but the gateway in at a route of the house', async () => {
  expect(await statusOf('/house', systemCaller('gateway', aCaller().provinceId))).toBe(200);
  expect(await statusOf('/house', systemCaller('recognition', aCaller().provinceId))).toBe(403);
  expect(await statusOf('/house', aCaller({ roles: ['operator'] }))).toBe(403);
});

it('does not start with a route that has no rule', async () => {
  const started = createService({ ...options, module: { controllers: [PageController, UnruledController] } });
  await expect(started).rejects.toThrow('No rule for GET /unruled');
});

it('does not start with a rule whose route nobody serves', async () => {
  const routes = [...options.access.routes, { method: 'POST', path: '/never-built' }];
  const started = createService({ ...options, access: { ...options.access, routes } });
  await expect(started).rejects.toThrow('No route for the rule of POST /never-built');
});

it('does not start without a table where it asks who calls', async () => {
  const { name, module, authenticate } = options;
  await expect(createService({ name, module, authenticate, log: silentLog })).rejects.toThrow(
    'needs the table of who may',
  );
});
