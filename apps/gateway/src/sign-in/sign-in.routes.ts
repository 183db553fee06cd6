import { Problem } from '@langmoi/contracts/problem';
import { problemOf } from '@langmoi/platform/problem.filter';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Cookies } from '../cookies';
import type { SessionService } from '../session/session.service';
import { visitorOf } from '../who-is-asking';
import { pageOf } from './claims';
import type { Next, SignInService } from './sign-in.service';

interface Parts {
  readonly signIns: SignInService | undefined;
  readonly sessions: SessionService;
  readonly cookies: Cookies;
}

type Question = Readonly<Record<string, string | string[] | undefined>>;

const firstOf = (value: string | string[] | undefined): string | undefined => [value].flat()[0] || undefined;

/**
 * The three addresses of OpenID Connect, for browsers and the provider, not for programs: answers are redirections. What
 * goes wrong is told by a page of ours, `/?problem=…`, in the reader's language.
 */
export function serveSignIn(fastify: FastifyInstance, { signIns, sessions, cookies }: Parts): void {
  fastify.get<{ Querystring: Question }>('/api/sign-in', async ({ query }, reply) => {
    const page = pageOf(firstOf(query['return']));
    const account = firstOf(query['account'])?.slice(0, 80);
    const second = query['factor'] === 'second';
    return told(page, reply, async () => go(reply, await attached().begin({ page, account, second })));
  });

  fastify.get('/api/sign-in/callback', async (request, reply) => {
    const underway = cookies.readSignIn(request);
    cookies.clearSignIn(reply); // good for one return only
    const page = signIns ? await signIns.pageOf(underway) : '/work';
    return told(page, reply, async () => {
      const next = await attached().finish(searchOf(request), underway, visitorOf(request));
      const before = cookies.readSession(request);
      if ('cookie' in next && before) await sessions.endByCookie(before, 'renewed');
      return go(reply, next);
    });
  });

  fastify.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, body, done) =>
    done(null, new URLSearchParams(String(body))),
  );
  fastify.post('/api/sign-in/back-channel', async ({ body }, reply) => {
    const token = body instanceof URLSearchParams ? body.get('logout_token') : null;
    if (!token) throw new Problem('/problems/invalid-request', 400, 'No logout token');
    await attached().endByProvider(token);
    return reply.send();
  });

  function attached(): SignInService {
    if (signIns) return signIns;
    throw new Problem('/problems/not-found', 404, 'No OpenID provider is attached');
  }

  function go(reply: FastifyReply, next: Next): FastifyReply {
    if ('cookie' in next) cookies.writeSession(reply, next.cookie);
    else cookies.writeSignIn(reply, next.underway);
    return reply.redirect(next.to, 303);
  }
}

async function told(page: string, reply: FastifyReply, work: () => Promise<FastifyReply>): Promise<FastifyReply> {
  try {
    return await work();
  } catch (error) {
    const { type, status } = problemOf(error);
    if (status === 500) throw error;
    const told = new URLSearchParams({ problem: type.replace('/problems/', ''), return: page });
    return reply.redirect(`/?${told.toString()}`, 303);
  }
}

const searchOf = ({ url }: FastifyRequest): string => (url.includes('?') ? url.slice(url.indexOf('?')) : '');
