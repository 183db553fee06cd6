import type { Caller } from '@langmoi/contracts/caller';
import {
  officerApi,
  type Appointing,
  type AssigningLead,
  type CancellingAppointment,
  type CorrectingPerson,
  type EndingAppointment,
  type Inviting,
  type PersonView,
  type PowerView,
  type TransferringAppointment,
} from '@langmoi/contracts/officers';
import type { ByUnits } from '@langmoi/contracts/units';
import { IdempotencyKey, Who } from '@langmoi/platform/http';
import { Route } from '@langmoi/platform/route';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { OfficeService } from './office.service';
import { PersonService } from './person.service';

interface ByProvince {
  readonly provinceId: string;
}
interface ByPerson {
  readonly personId: string;
}
interface ByAppointment {
  readonly appointmentId: string;
}

@Controller()
export class PersonnelController {
  constructor(
    private readonly persons: PersonService,
    private readonly offices: OfficeService,
  ) {}

  @Route(officerApi.listPersons)
  list(
    @Who() caller: Caller,
    @Param({ schema: officerApi.listPersons.params }) { provinceId }: ByProvince,
    @Query({ schema: officerApi.listPersons.query }) query: ByUnits & { search?: string; on?: string },
  ): Promise<PersonView[]> {
    return this.persons.list(caller, provinceId, query);
  }

  @Route(officerApi.viewPerson)
  view(
    @Who() caller: Caller,
    @Param({ schema: officerApi.viewPerson.params }) { personId }: ByPerson,
    @Query({ schema: officerApi.viewPerson.query }) by: ByUnits,
  ): Promise<PersonView> {
    return this.persons.view(caller, personId, by);
  }

  @Route(officerApi.listPowers)
  powers(
    @Who() caller: Caller,
    @Param({ schema: officerApi.listPowers.params }) { personId }: ByPerson,
    @Query({ schema: officerApi.listPowers.query }) { on }: { on?: string },
  ): Promise<PowerView[]> {
    return this.persons.powers(caller, personId, on);
  }

  @Route(officerApi.invitePerson)
  invite(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: officerApi.invitePerson.params }) { provinceId }: ByProvince,
    @Body({ schema: officerApi.invitePerson.body }) body: Inviting,
  ): Promise<PersonView> {
    return this.offices.invite(caller, key, provinceId, body);
  }

  @Route(officerApi.appoint)
  appoint(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: officerApi.appoint.params }) { personId }: ByPerson,
    @Body({ schema: officerApi.appoint.body }) body: Appointing,
  ): Promise<PersonView> {
    return this.offices.appoint(caller, key, personId, body);
  }

  @Route(officerApi.correctPerson)
  correct(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: officerApi.correctPerson.params }) { personId }: ByPerson,
    @Body({ schema: officerApi.correctPerson.body }) body: CorrectingPerson,
  ): Promise<PersonView> {
    return this.offices.correct(caller, key, personId, body);
  }

  @Route(officerApi.endAppointment)
  end(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: officerApi.endAppointment.params }) { appointmentId }: ByAppointment,
    @Body({ schema: officerApi.endAppointment.body }) body: EndingAppointment,
  ): Promise<PersonView> {
    return this.offices.end(caller, key, appointmentId, body);
  }

  @Route(officerApi.cancelAppointment)
  cancel(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: officerApi.cancelAppointment.params }) { appointmentId }: ByAppointment,
    @Body({ schema: officerApi.cancelAppointment.body }) body: CancellingAppointment,
  ): Promise<PersonView> {
    return this.offices.cancel(caller, key, appointmentId, body);
  }

  @Route(officerApi.transferAppointment)
  transfer(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: officerApi.transferAppointment.params }) { appointmentId }: ByAppointment,
    @Body({ schema: officerApi.transferAppointment.body }) body: TransferringAppointment,
  ): Promise<PersonView> {
    return this.offices.transfer(caller, key, appointmentId, body);
  }

  @Route(officerApi.assignLead)
  assignLead(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: officerApi.assignLead.params }) { provinceId }: ByProvince,
    @Body({ schema: officerApi.assignLead.body }) body: AssigningLead,
  ) {
    return this.offices.assignLead(caller, key, provinceId, body);
  }
}
