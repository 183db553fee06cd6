import { ClockMoved } from '@langmoi/contracts/directory';
import { Db, systemCaller } from '@langmoi/platform/db';
import { newestState } from '@langmoi/platform/inbox';
import { TombstonePattern, type Tombstone } from '@langmoi/platform/messaging/tombstone';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { DossierService } from '../dossier/dossier.service';
import { endClock, keepClock } from '../reference/reference.service';

const consumer = 'recognition.reference';

/**
 * First our copy commits, then the runs hear of it: one that enters a stage in between reads the copy, one that was
 * waiting gets the signal. The same event again is heard again, on purpose: a date never goes back, and while Temporal is
 * away it comes until the runs have heard of it.
 */
@Controller()
export class ClockConsumer {
  constructor(
    private readonly db: Db,
    private readonly dossiers: DossierService,
  ) {}

  @EventPattern(ClockMoved.type, ClockMoved)
  async moved(@Payload() event: ClockMoved): Promise<void> {
    const { isDemo, today } = event.data;
    const provinceId = event.provinceid;
    const isNews = await this.db.run(systemCaller('recognition', provinceId), async (em) => {
      if (!(await newestState(em, consumer, event))) return false;
      await keepClock(em, { provinceId, isDemo, today });
      return true;
    });
    if (isNews && isDemo) await this.dossiers.dateMoved(provinceId, today);
  }

  @TombstonePattern(ClockMoved)
  ended(@Payload() event: Tombstone): Promise<void> {
    return this.db.run(systemCaller('recognition', event.provinceid), async (em) => {
      if (await newestState(em, consumer, event)) await endClock(em, event.subject);
    });
  }
}
