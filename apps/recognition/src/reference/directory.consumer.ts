import { OrganisationDescribed, UnitDescribed } from '@langmoi/contracts/directory';
import { Db, systemCaller } from '@langmoi/platform/db';
import { newestState } from '@langmoi/platform/inbox';
import { TombstonePattern, type Tombstone } from '@langmoi/platform/messaging/tombstone';
import { endGrant, keepGrant } from '@langmoi/platform/province-grants';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { endOrganisation, endUnit, findUnit, keepOrganisation, keepProvince, keepUnit } from './reference.repository';

const consumer = 'recognition.reference';

/** Whole states by key: taking one twice, or anew from the beginning of the topic, is harmless, and so is a late one. */
@Controller()
export class DirectoryConsumer {
  constructor(private readonly db: Db) {}

  @EventPattern(UnitDescribed.type, UnitDescribed)
  unit(@Payload() event: UnitDescribed): Promise<void> {
    return this.db.run(systemCaller('recognition', event.provinceid), async (em) => {
      await keepProvince(em, event.provinceid);
      if (!(await newestState(em, consumer, event))) return;
      await keepUnit(em, event.data);
      await keepGrant(em, event.data);
    });
  }

  @TombstonePattern(UnitDescribed)
  unitEnded(@Payload() event: Tombstone): Promise<void> {
    return this.db.run(systemCaller('recognition', event.provinceid), async (em) => {
      if (!(await newestState(em, consumer, event))) return;
      await endGrant(em, await findUnit(em, event.subject));
      await endUnit(em, event.subject);
    });
  }

  @EventPattern(OrganisationDescribed.type, OrganisationDescribed)
  organisation(@Payload() event: OrganisationDescribed): Promise<void> {
    return this.db.run(systemCaller('recognition', event.provinceid), async (em) => {
      if (await newestState(em, consumer, event)) await keepOrganisation(em, event.data);
    });
  }

  @TombstonePattern(OrganisationDescribed)
  organisationEnded(@Payload() event: Tombstone): Promise<void> {
    return this.db.run(systemCaller('recognition', event.provinceid), async (em) => {
      if (await newestState(em, consumer, event)) await endOrganisation(em, event.subject);
    });
  }
}
