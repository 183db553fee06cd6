import { OrganisationDescribed } from '@langmoi/contracts/directory';
import { Db, systemCaller } from '@langmoi/platform/db';
import { newestState } from '@langmoi/platform/inbox';
import { TombstonePattern, type Tombstone } from '@langmoi/platform/messaging/tombstone';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { OrganisationRow } from './organisation.entity';

const consumer = 'criteria.reference';

/** Whole states by key: taking one twice is harmless, and so is one that comes late. */
@Controller()
export class OrganisationConsumer {
  constructor(private readonly db: Db) {}

  @EventPattern(OrganisationDescribed.type, OrganisationDescribed)
  described(@Payload() event: OrganisationDescribed): Promise<void> {
    return this.db.run(systemCaller('criteria', event.provinceid), async (em) => {
      const { id, provinceId, name, otherLeads = [] } = event.data;
      const leads = [...event.data.leads, ...otherLeads];
      if (await newestState(em, consumer, event))
        await em.upsert(OrganisationRow, { id, provinceId, name, leads }, ['id']);
    });
  }

  @TombstonePattern(OrganisationDescribed)
  ended(@Payload() event: Tombstone): Promise<void> {
    return this.db.run(systemCaller('criteria', event.provinceid), async (em) => {
      if (await newestState(em, consumer, event)) await em.delete(OrganisationRow, { id: event.subject });
    });
  }
}
