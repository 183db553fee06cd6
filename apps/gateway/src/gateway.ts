import cookie from '@fastify/cookie';
import { serviceApis } from '@langmoi/contracts/apis';
import type { Log } from '@langmoi/platform/logger';
import { sendProblem } from '@langmoi/platform/problem.filter';
import { createService } from '@langmoi/platform/service';
import type { Telemetry } from '@langmoi/platform/telemetry/telemetry';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CallerTokens } from './caller-tokens';
import { GATEWAY_CONFIG, type GatewayConfig } from './config';
import { serveDocs } from './docs-page';
import { openFrontDoor } from './front-door';
import { PartsController } from './parts.controller';
import { proxyServices } from './proxy';
import { RouteTable } from './route-table';
import { AccountLookup } from './session/account-lookup';
import { SessionController } from './session/session.controller';
import { SessionService } from './session/session.service';
import { serveWeb } from './web-files';

/** The gateway, complete but for its port. */
export async function createGateway(
  config: GatewayConfig,
  log: Log,
  telemetry?: Telemetry,
): Promise<NestFastifyApplication> {
  const { services, webDir } = config;
  const sessions = new SessionService(config.sessionSecret);
  const tokens = await CallerTokens.create();
  const routes = new RouteTable(serviceApis);
  return createService({
    name: 'gateway',
    module: {
      controllers: [SessionController, PartsController],
      providers: [
        { provide: GATEWAY_CONFIG, useValue: config },
        { provide: SessionService, useValue: sessions },
        { provide: CallerTokens, useValue: tokens },
        { provide: AccountLookup, useValue: new AccountLookup(services['directory'] ?? '', tokens) },
      ],
    },
    async configure(fastify) {
      await fastify.register(cookie);
      openFrontDoor(fastify, { config, sessions, routes });
      await fastify.register(async (scope) => {
        // Nest sets its own handler too late for routes that stand before it.
        scope.setErrorHandler((error, request, reply) => sendProblem(error, { request, reply, log }));
        serveDocs(scope, config.openApiFile);
        await proxyServices(scope, { services, routes, tokens });
        if (webDir) await serveWeb(scope, webDir);
      });
    },
    log,
    ...(telemetry && { telemetry }),
  });
}
