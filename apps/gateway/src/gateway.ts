import cookie from '@fastify/cookie';
import { serviceApis } from '@langmoi/contracts/apis';
import { accessOf } from '@langmoi/domain/access/door';
import { requireLines } from '@langmoi/platform/access';
import { databaseOptions } from '@langmoi/platform/db';
import type { Log } from '@langmoi/platform/logger';
import { sendProblem } from '@langmoi/platform/problem.filter';
import { createService } from '@langmoi/platform/service';
import type { Telemetry } from '@langmoi/platform/telemetry/telemetry';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { CallerTokens } from './caller-tokens';
import type { GatewayConfig } from './config';
import { Cookies } from './cookies';
import { serveDocs } from './docs-page';
import { openFrontDoor } from './front-door';
import { gatewayModule, entities } from './gateway.module';
import { proxyIdentity } from './identity-proxy';
import { proxyServices } from './proxy';
import { RouteTable } from './route-table';
import { SessionService } from './session/session.service';
import { serveSignIn } from './sign-in/sign-in.routes';
import { SIGN_INS, type SignInService } from './sign-in/sign-in.service';
import { serveWeb } from './web-files';
import { WhoIsAsking } from './who-is-asking';

/** The gateway, complete but for its port. */
export async function createGateway(
  config: GatewayConfig,
  log: Log,
  telemetry?: Telemetry,
): Promise<NestFastifyApplication> {
  const gateway = await createService({
    name: 'gateway',
    module: gatewayModule(config),
    database: databaseOptions({ url: config.databaseUrl, entities, applicationName: 'gateway-api' }),
    operations: false,
    configure: (fastify, app) => openHouse(fastify, app, { config, log }),
    log,
    ...(telemetry && { telemetry }),
  });
  try {
    requireLines(gateway, accessOf('gateway'), '/api');
  } catch (error) {
    await gateway.close();
    throw error;
  }
  return gateway;
}

async function openHouse(
  fastify: FastifyInstance,
  app: NestFastifyApplication,
  { config, log }: { config: GatewayConfig; log: Log },
): Promise<void> {
  const { services, webDir, identityUrl, publicUrl } = config;
  const routes = new RouteTable(serviceApis);
  await fastify.register(cookie);
  openFrontDoor(fastify, { config, routes, who: app.get(WhoIsAsking) });
  await fastify.register(async (scope) => {
    // Nest sets its own handler too late for routes that stand before it.
    scope.setErrorHandler((error, request, reply) => sendProblem(error, { request, reply, log }));
    serveDocs(scope, config.openApiFile);
    const signIns = app.get<SignInService | undefined>(SIGN_INS);
    await scope.register(async (inner) =>
      serveSignIn(inner, { signIns, sessions: app.get(SessionService), cookies: app.get(Cookies) }),
    );
    await proxyServices(scope, { services, routes, tokens: app.get(CallerTokens) });
    if (identityUrl) await proxyIdentity(scope, { identityUrl, publicUrl });
    if (webDir) await serveWeb(scope, webDir);
  });
}
