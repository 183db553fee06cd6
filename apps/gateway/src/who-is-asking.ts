import type { Caller } from '@langmoi/contracts/caller';
import type { CallerView } from '@langmoi/contracts/directory';
import type { SessionView } from '@langmoi/contracts/gateway';
import { Problem } from '@langmoi/contracts/problem';
import { notPermitted } from '@langmoi/domain/access/refusal';
import type { FastifyRequest } from 'fastify';
import { decodeProtectedHeader } from 'jose';
import { z } from 'zod';
import type { BearerTokens } from './bearer-tokens';
import type { CallerLookup } from './caller/caller-lookup.service';
import type { Cookies } from './cookies';
import type { MachineService } from './machines/machine.service';
import { notSignedIn } from './not-signed-in';
import { callerOf, sessionViewOf, type Choice } from './session/session';
import type { SessionRow } from './session/session.entity';
import type { SessionService, Visitor } from './session/session.service';
import type { SignInService } from './sign-in/sign-in.service';

/** Who a request comes from. */
export interface Asking {
  readonly caller: Caller;
  /** Of a person. */
  readonly session?: SessionView;
  /** Of a browser. */
  readonly row?: SessionRow;
}

interface Parts {
  readonly demo: boolean;
  readonly cookies: Cookies;
  readonly sessions: SessionService;
  readonly bearers: BearerTokens;
  readonly callers: CallerLookup;
  readonly signIns: SignInService | undefined;
  readonly machines: MachineService | undefined;
}

/**
 * Who a request comes from: a bearer token where one is sent, else the cookie. One that is sent and is not good throws
 * `/problems/not-signed-in`, and the other is not tried. Our own bearer tokens exist on demo data alone; those of the
 * provider are a machine's.
 */
export class WhoIsAsking {
  constructor(private readonly parts: Parts) {}

  async of(request: FastifyRequest): Promise<Asking | undefined> {
    const { authorization } = request.headers;
    if (authorization !== undefined) return this.ofToken(authorization, request);
    const cookie = this.parts.cookies.readSession(request);
    return cookie ? this.ofCookie(cookie, request) : undefined;
  }

  private async ofToken(authorization: string, request: FastifyRequest): Promise<Asking> {
    const [, token] = /^Bearer ([^\s]+)$/i.exec(authorization) ?? [];
    if (!token) throw notSignedIn();
    const { demo, bearers, machines, callers } = this.parts;
    if (demo && isOurs(token)) {
      const { account, endsAt } = await bearers.open(token);
      const choice = { signedInBy: 'demo', appointmentId: null, readsProvinceId: null, purpose: null } as const;
      const view = await gone(callers.find(account, kindOf(request)));
      return { caller: askingAs(view, choice, request), session: { ...sessionViewOf(view, choice), endsAt } };
    }
    if (!machines) throw notSignedIn();
    return { caller: await machines.open(token) };
  }

  private async ofCookie(cookie: string, request: FastifyRequest): Promise<Asking> {
    const { sessions, callers, signIns } = this.parts;
    const background = request.headers['x-background'] !== undefined;
    const row = await sessions.find(cookie, { ...visitorOf(request), background });
    const view = await gone(callers.find(row.account, kindOf(request))).catch(async (error: unknown) => {
      if (error instanceof Problem) await sessions.end(row, 'accountGone');
      throw error;
    });
    if (view.officerId !== row.officerId) {
      await sessions.end(row, 'accountGone'); // the account was given to somebody else
      throw notSignedIn('accountGone');
    }
    signIns?.keepFresh(row);
    const session = { ...sessionViewOf(view, row), ...sessions.endsOf(row) };
    return { caller: askingAs(view, row, request), session, row };
  }
}

/**
 * Who asks with this very request. A question may name, in `x-reads-province`, another province than the one that was
 * chosen, so that lists of several stand side by side; commands are never for another's. Throws
 * `/problems/not-permitted` for a province that the office does not read.
 */
function askingAs(view: CallerView, choice: Choice, request: FastifyRequest): Caller {
  const named = request.headers['x-reads-province'];
  if (named === undefined || kindOf(request) === 'command') return callerOf(view, choice);
  const readsProvinceId = z.uuid().safeParse(named).data ?? null;
  const caller = callerOf(view, { ...choice, readsProvinceId });
  if (readsProvinceId === null || caller.readsProvinceId !== readsProvinceId) throw notPermitted();
  return caller;
}

/** An account that directory knows no more is nobody. */
async function gone<T>(found: Promise<T>): Promise<T> {
  try {
    return await found;
  } catch (error) {
    throw error instanceof Problem ? notSignedIn('accountGone', error) : error;
  }
}

const kindOf = ({ method }: FastifyRequest): 'question' | 'command' =>
  method === 'GET' || method === 'HEAD' ? 'question' : 'command';

/** By its head alone; whether it is good is asked afterwards. */
function isOurs(token: string): boolean {
  try {
    return decodeProtectedHeader(token).alg === 'HS256';
  } catch {
    return false;
  }
}

/** What a browser says of itself, and where it is. */
export const visitorOf = (request: FastifyRequest): Visitor => ({
  userAgent: request.headers['user-agent'] ?? '',
  address: addressOf(request),
});

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
