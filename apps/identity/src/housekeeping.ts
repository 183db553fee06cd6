import type { Db } from '@langmoi/platform/db';
import type { Log } from '@langmoi/platform/logger';
import type { OnModuleDestroy } from '@nestjs/common';
import { beforeSignIn } from './before-sign-in';
import type { InvitationService } from './invitation/invitation.service';
import type { OpenIdService } from './provider/open-id.service';
import type { SignInService } from './sign-in/sign-in.service';

interface Parts {
  readonly db: Db;
  readonly openId: OpenIdService;
  readonly signIn: SignInService;
  readonly invitations: InvitationService;
  readonly log: Log;
}

const every = 10 * 60_000;

/** Makes the next signing key in time and removes what is past; several processes may do so at once. */
export class Housekeeping implements OnModuleDestroy {
  private readonly timer = setInterval(() => void this.lookAfter(), every).unref();

  constructor(private readonly parts: Parts) {}

  /** Never rejects: what could not be done is done next time. */
  async lookAfter(now = new Date()): Promise<void> {
    const { db, openId, signIn, invitations, log } = this.parts;
    try {
      await openId.refresh(now);
      await db.run(beforeSignIn, async (em) => {
        for (const part of [openId, signIn, invitations]) await part.removeExpired(em, now);
      });
    } catch (err) {
      log.warn({ err }, 'keys and what is past are looked after later');
    }
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }
}
