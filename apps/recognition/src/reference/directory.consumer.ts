import { OrganisationDescribed, UnitDescribed } from '@langmoi/contracts/directory';
import { Db, systemCaller } from '@langmoi/platform/db';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { keepOrganisation, keepProvince, keepUnit } from './reference.repository';

/** Whole states by key, in order: taking one twice, or anew from the beginning of the topic, is harmless. */
@Controller()
export class DirectoryConsumer {
  constructor(private readonly db: Db) {}

  @EventPattern(UnitDescribed.type, UnitDescribed)
  unit(@Payload() { provinceid, data }: UnitDescribed): Promise<void> {
    return this.db.run(systemCaller('recognition', provinceid), async (em) => {
      await keepProvince(em, provinceid);
      await keepUnit(em, data);
    });
  }

  @EventPattern(OrganisationDescribed.type, OrganisationDescribed)
  organisation(@Payload() { provinceid, data }: OrganisationDescribed): Promise<void> {
    return this.db.run(systemCaller('recognition', provinceid), async (em) => {
      await keepOrganisation(em, data);
    });
  }
}
