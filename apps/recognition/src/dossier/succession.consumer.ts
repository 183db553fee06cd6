import { UnitsSucceeded } from '@langmoi/contracts/unit-changes';
import { Db, systemCaller } from '@langmoi/platform/db';
import { newestState } from '@langmoi/platform/inbox';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { succeed } from './succeed';

/** The newest state of each change of units; an older one that comes late changes nothing. */
@Controller()
export class SuccessionConsumer {
  constructor(private readonly db: Db) {}

  @EventPattern(UnitsSucceeded.type, UnitsSucceeded)
  succeeded(@Payload() event: UnitsSucceeded): Promise<void> {
    const caller = systemCaller('recognition', event.provinceid);
    return this.db.run(caller, async (em) => {
      if (await newestState(em, 'recognition.successions', event)) await succeed(em, caller, event.data);
    });
  }
}
