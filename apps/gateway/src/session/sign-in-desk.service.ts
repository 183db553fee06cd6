import type { SessionView } from '@langmoi/contracts/gateway';
import { Injectable } from '@nestjs/common';
import { BearerTokens } from '../bearer-tokens';
import { CallerLookup } from '../caller/caller-lookup.service';
import { DemoDoor } from '../caller/demo-door.service';
import { sessionViewOf } from './session';
import { SessionService, type Visitor } from './session.service';

/** The demo's roads in: one click for a browser, one call for curl. Both throw `/problems/not-demo` anywhere else. */
@Injectable()
export class SignInDesk {
  constructor(
    private readonly demoDoor: DemoDoor,
    private readonly callers: CallerLookup,
    private readonly sessions: SessionService,
    private readonly bearers: BearerTokens,
  ) {}

  get demo(): boolean {
    return this.demoDoor.demo;
  }

  async signIn(account: string, visitor: Visitor): Promise<{ cookie: string; session: SessionView }> {
    await this.demoDoor.pass();
    const view = await this.callers.find(account);
    const who = { account, officerId: view.officerId, signedInBy: 'demo' as const, appointmentId: null };
    const { cookie, row } = await this.sessions.begin({ ...who, ...visitor });
    return { cookie, session: { ...sessionViewOf(view, row), ...this.sessions.endsOf(row) } };
  }

  async issueToken(account: string): Promise<{ token: string; expiresAt: string }> {
    await this.demoDoor.pass();
    await this.callers.find(account);
    return this.bearers.issue(account);
  }
}
