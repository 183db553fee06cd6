import type { Caller } from '@langmoi/contracts/caller';
import { identityApi, type AccountAccess, type Invitation } from '@langmoi/contracts/identity';
import { IdempotencyKey, Who } from '@langmoi/platform/http';
import { Route } from '@langmoi/platform/route';
import { Controller, Param } from '@nestjs/common';
import { InvitationService } from './invitation.service';

@Controller()
export class InvitationController {
  constructor(private readonly invitations: InvitationService) {}

  @Route(identityApi.viewAccountAccess)
  view(
    @Who() caller: Caller,
    @Param({ schema: identityApi.viewAccountAccess.params }) { account }: { account: string },
  ): Promise<AccountAccess> {
    return this.invitations.viewAccess(caller, account);
  }

  @Route(identityApi.inviteAccount)
  invite(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: identityApi.inviteAccount.params }) { account }: { account: string },
  ): Promise<Invitation> {
    return this.invitations.invite(caller, key, account);
  }
}
