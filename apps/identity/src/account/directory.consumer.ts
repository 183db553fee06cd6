import { AccountDescribed } from '@langmoi/contracts/officers';
import { Db, systemCaller } from '@langmoi/platform/db';
import { newestState } from '@langmoi/platform/inbox';
import { TombstonePattern, type Tombstone } from '@langmoi/platform/messaging/tombstone';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { removeAccount, storeAccount } from './account.repository';
import { SignInsService } from '../provider/sign-ins.service';

const consumer = 'identity.accounts';

/** Keeps the copy of the directory's accounts. One that may not sign in any more loses its open sign-ins with the row. */
@Controller()
export class DirectoryConsumer {
  constructor(
    private readonly db: Db,
    private readonly signIns: SignInsService,
  ) {}

  @EventPattern(AccountDescribed.type, AccountDescribed)
  described(@Payload() event: AccountDescribed): Promise<void> {
    return this.db.run(systemCaller('identity', event.provinceid), async (em) => {
      if (!(await newestState(em, consumer, event))) return;
      const { administrator = false, ...account } = event.data;
      await storeAccount(em, { ...account, administrator });
      if (!account.active) await this.signIns.remove(em, account.officerId);
    });
  }

  @TombstonePattern(AccountDescribed)
  ended(@Payload() event: Tombstone): Promise<void> {
    return this.db.run(systemCaller('identity', event.provinceid), async (em) => {
      if (await newestState(em, consumer, event)) await removeAccount(em, event.subject);
    });
  }
}
