import { Outage, Problem } from '@langmoi/contracts/problem';
import { databaseIsAway } from '@langmoi/platform/db';
import { problemWords, requestLanguage } from '@langmoi/platform/language';
import type { Log } from '@langmoi/platform/logger';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';
import type { Provider } from 'oidc-provider';
import type { Settings } from '../config';
import type { InvitationService } from '../invitation/invitation.service';
import type { OwnService } from '../own/own.service';
import type { SignInService } from '../sign-in/sign-in.service';
import { serveFiles } from './files';
import { pageHeaders, readForms, takeOwnFormsOnly } from './guards';
import { serveInvitations, serveOwn } from './own-routes';
import { notePage, readerOf } from './page';
import { serveSignIn, show } from './sign-in-routes';

/** What the screens work with; asked for when a request comes, for routes stand before the services do. */
export interface ScreenParts {
  readonly settings: Settings;
  readonly provider: () => Provider;
  readonly signIn: () => SignInService;
  readonly own: () => OwnService;
  readonly invitations: () => InvitationService;
  readonly log: Log;
}

/** Everything below `/identity`: our pages, and OpenID Connect itself by the library. */
export async function serveIdentity(fastify: FastifyInstance, parts: ScreenParts): Promise<void> {
  const { settings, log } = parts;
  const headers = pageHeaders(settings);
  await fastify.register(async (scope) => {
    scope.addHook('onRequest', (request, reply, done) => {
      speakAs(settings, request.raw);
      void reply.headers(headers);
      done();
    });
    scope.setErrorHandler((error, request, reply) => failed(error, { request, reply, log }));
    readForms(scope);
    takeOwnFormsOnly(scope, settings);
    serveSignIn(scope, parts);
    serveOwn(scope, parts);
    serveInvitations(scope, parts);
    serveFiles(scope);
  });
  await fastify.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_, payload, done) => done(null, payload)); // the library reads it
    scope.route({
      method: ['GET', 'HEAD', 'POST', 'OPTIONS'],
      url: '/identity/*',
      async handler({ raw }, reply) {
        reply.hijack();
        for (const [name, value] of Object.entries(headers)) reply.raw.setHeader(name, value);
        const whole = raw.url ?? '/';
        speakAs(settings, raw);
        Object.assign(raw, { originalUrl: whole, url: whole.replace(/^\/identity/, '') || '/' });
        await parts.provider().callback()(raw, reply.raw);
      },
    });
  });
}

/** The provider speaks of itself by its issuer, by whatever name it was asked: no Host header gets into a link. */
function speakAs({ issuer }: Settings, { headers }: IncomingMessage): void {
  const { host, protocol } = new URL(issuer);
  Object.assign(headers, { host, 'x-forwarded-host': host, 'x-forwarded-proto': protocol.replace(':', '') });
}

interface Failed {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly log: Log;
}

/** A refusal, an outage or a bug as a page; of a bug the page says nothing. */
function failed(error: unknown, { request, reply, log }: Failed): FastifyReply {
  const language = requestLanguage(request);
  const { type, status } = kindOf(error);
  if (status === 503) log.warn({ err: error, problem: type }, 'an outage');
  if (status === 500) log.error({ err: error, problem: type }, 'a bug');
  if (status === 503) void reply.header('retry-after', 5);
  const { title = type, remedy = '' } = problemWords(type, language) ?? {};
  return show(reply, notePage(readerOf(language), { title, text: remedy }), status);
}

function kindOf(error: unknown): { type: string; status: number } {
  if (error instanceof Problem) return error;
  if (error instanceof Outage || databaseIsAway(error)) return { type: '/problems/unavailable', status: 503 };
  // Of what Fastify itself refuses, such as a body too large.
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  return { type: status < 500 ? '/problems/unreadable-body' : '/problems/internal', status };
}
