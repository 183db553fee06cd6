import type { Caller } from '@langmoi/contracts/caller';
import { yearApi, type ChangeRegistrations, type RegistrationList } from '@langmoi/contracts/year';
import { IdempotencyKey, Who } from '@langmoi/platform/http';
import { Route } from '@langmoi/platform/route';
import { Body, Controller, Param } from '@nestjs/common';
import { RegistrationService, type ListOf } from './registration.service';

@Controller()
export class RegistrationController {
  constructor(private readonly registrations: RegistrationService) {}

  @Route(yearApi.changeRegistrations)
  change(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: yearApi.changeRegistrations.params }) list: ListOf,
    @Body({ schema: yearApi.changeRegistrations.body }) body: ChangeRegistrations,
  ): Promise<RegistrationList> {
    return this.registrations.change(caller, key, list, body);
  }
}
