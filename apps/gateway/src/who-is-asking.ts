import type { SessionView } from '@langmoi/contracts/gateway';
import type { FastifyRequest } from 'fastify';
import type { SessionService } from './session/session.service';
import { notSignedIn, sessionCookie } from './session/session.service';

/**
 * Who a request comes from: a bearer token where one is sent, else the cookie. One that is sent and is not good throws
 * `/problems/not-signed-in`, and the other is not tried. Bearer tokens exist on demo data alone.
 */
export async function whoIsAsking(
  request: FastifyRequest,
  sessions: SessionService,
  demo: boolean,
): Promise<SessionView | undefined> {
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    const [, token] = /^Bearer ([^\s]+)$/i.exec(authorization) ?? [];
    if (!token || !demo) throw notSignedIn();
    return sessions.openBearer(token);
  }
  const cookie = request.cookies[sessionCookie];
  return cookie ? sessions.open(cookie) : undefined;
}

/**
 * Where a request comes from. The launcher's front and a proxy on this machine say whom they speak for; anybody else's
 * word on that is not heard.
 */
export function addressOf(request: FastifyRequest): string {
  const peer = request.socket.remoteAddress ?? '';
  if (!/^(::ffff:)?127\.|^::1$/.test(peer)) return peer;
  const forwarded = String(request.headers['x-forwarded-for'] ?? '');
  return forwarded.split(',').at(-1)?.trim() || peer;
}
