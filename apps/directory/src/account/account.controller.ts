import type { Caller } from '@langmoi/contracts/caller';
import { directoryApi, type AccountView, type CallerView } from '@langmoi/contracts/directory';
import { Who } from '@langmoi/platform/http';
import { Route } from '@langmoi/platform/route';
import { Controller, Inject, Param } from '@nestjs/common';
import { AccountService, DEMO } from './account.service';

@Controller()
export class AccountController {
  constructor(
    private readonly accounts: AccountService,
    @Inject(DEMO) private readonly demo: boolean,
  ) {}

  @Route(directoryApi.listAccounts)
  list(): Promise<AccountView[]> {
    return this.accounts.list(this.demo);
  }

  @Route(directoryApi.findCaller)
  find(
    @Who() caller: Caller,
    @Param({ schema: directoryApi.findCaller.params }) { account }: { account: string },
  ): Promise<CallerView> {
    return this.accounts.find(caller, account);
  }
}
