import { gatewayApi, SignIn, type DemoToken, type SessionView, type SignInWays } from '@langmoi/contracts/gateway';
import { Route } from '@langmoi/platform/route';
import { Body, Controller, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Cookies } from '../cookies';
import { notSignedIn } from '../not-signed-in';
import { SIGN_INS, type SignInService } from '../sign-in/sign-in.service';
import { visitorOf } from '../who-is-asking';
import { SessionService } from './session.service';
import { SignInDesk } from './sign-in-desk.service';

/** Who is signed in; the demo's one click; the way out. */
@Controller('api')
export class SessionController {
  constructor(
    private readonly desk: SignInDesk,
    private readonly sessions: SessionService,
    private readonly cookies: Cookies,
    @Inject(SIGN_INS) private readonly signIns: SignInService | undefined,
  ) {}

  @Route(gatewayApi.listSignInWays)
  ways(): z.infer<typeof SignInWays> {
    return { demo: this.desk.demo, provider: this.signIns !== undefined };
  }

  @Route(gatewayApi.viewSession)
  view(@Req() { asking }: FastifyRequest): SessionView {
    if (!asking?.session) throw notSignedIn();
    return asking.session;
  }

  @Route(gatewayApi.signIn)
  async signIn(
    @Body({ schema: SignIn }) { account }: SignIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    const { cookie, session } = await this.desk.signIn(account, visitorOf(request));
    const before = this.cookies.readSession(request);
    if (before) await this.sessions.endByCookie(before, 'renewed');
    this.cookies.writeSession(reply, cookie);
    return session;
  }

  @Route(gatewayApi.signOut)
  async signOut(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ signedOut: true; endAt: string | null }> {
    const cookie = this.cookies.readSession(request);
    this.cookies.clearSession(reply);
    const row = cookie ? await this.sessions.endByCookie(cookie, 'signedOut') : undefined;
    const endAt = row && this.signIns ? await this.signIns.leave(row) : null;
    return { signedOut: true, endAt };
  }

  @Route(gatewayApi.issueToken)
  issueToken(@Body({ schema: SignIn }) { account }: SignIn): Promise<z.infer<typeof DemoToken>> {
    return this.desk.issueToken(account);
  }
}
