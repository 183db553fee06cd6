import { gatewayApi, SignIn, type DemoToken, type SessionView } from '@langmoi/contracts/gateway';
import { Problem } from '@langmoi/contracts/problem';
import { Route } from '@langmoi/platform/route';
import { Body, Controller, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { GATEWAY_CONFIG, type GatewayConfig } from '../config';
import { AccountLookup } from './account-lookup';
import { notSignedIn, sessionCookie, sessionSeconds, SessionService } from './session.service';

@Controller('api')
export class SessionController {
  constructor(
    private readonly sessions: SessionService,
    private readonly accounts: AccountLookup,
    @Inject(GATEWAY_CONFIG) private readonly config: Pick<GatewayConfig, 'demo'>,
  ) {}

  @Route(gatewayApi.viewSession)
  view(@Req() request: FastifyRequest): SessionView {
    if (!request.session) throw notSignedIn();
    return request.session;
  }

  @Route(gatewayApi.signIn)
  async signIn(
    @Body({ schema: SignIn }) { account }: SignIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    const session = await this.find(account);
    void reply.setCookie(sessionCookie, await this.sessions.seal(session), {
      ...this.cookie(request),
      maxAge: sessionSeconds,
    });
    return session;
  }

  @Route(gatewayApi.signOut)
  signOut(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): { signedOut: true; endAt: null } {
    void reply.clearCookie(sessionCookie, this.cookie(request));
    return { signedOut: true, endAt: null };
  }

  @Route(gatewayApi.issueToken)
  async issueToken(@Body({ schema: SignIn }) { account }: SignIn): Promise<z.infer<typeof DemoToken>> {
    return this.sessions.issueBearer(await this.find(account));
  }

  private async find(account: string): Promise<SessionView> {
    if (!this.config.demo)
      throw new Problem('/problems/not-demo', 403, 'Only demo accounts sign in without a password');
    return this.accounts.find(account);
  }

  /** Over plain HTTP a demo on one's own machine still signs in; a province's gateway never sends it unsealed. */
  private cookie({ protocol }: FastifyRequest) {
    const secure = !this.config.demo || protocol === 'https';
    return { httpOnly: true, sameSite: 'strict', path: '/', secure } as const;
  }
}
