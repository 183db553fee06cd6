import type { Caller } from '@langmoi/contracts/caller';
import { identityApi, type MachineView } from '@langmoi/contracts/identity';
import { IdempotencyKey, Who } from '@langmoi/platform/http';
import { Route } from '@langmoi/platform/route';
import { Body, Controller, Param } from '@nestjs/common';
import { MachineService } from './machine.service';

type Registration = Pick<MachineView, 'name' | 'role'>;

@Controller()
export class MachineController {
  constructor(private readonly machines: MachineService) {}

  @Route(identityApi.listMachines)
  list(
    @Who() caller: Caller,
    @Param({ schema: identityApi.listMachines.params }) { provinceId }: { provinceId: string },
  ): Promise<MachineView[]> {
    return this.machines.list(caller, provinceId);
  }

  @Route(identityApi.registerMachine)
  register(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: identityApi.registerMachine.params }) { provinceId }: { provinceId: string },
    @Body({ schema: identityApi.registerMachine.body }) body: Registration,
  ): Promise<MachineView & { clientSecret: string }> {
    return this.machines.register({ caller, key }, provinceId, body);
  }

  @Route(identityApi.revokeMachine)
  revoke(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: identityApi.revokeMachine.params }) { clientId }: { clientId: string },
  ): Promise<MachineView> {
    return this.machines.revoke({ caller, key }, clientId);
  }
}
