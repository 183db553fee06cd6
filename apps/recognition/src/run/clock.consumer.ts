import { ClockMoved } from '@langmoi/contracts/directory';
import { Db, systemCaller } from '@langmoi/platform/db';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { DossierService } from '../dossier/dossier.service';
import { keepClock } from '../reference/reference.service';

/**
 * First our copy commits, then the runs hear of it: one that enters a stage in between reads the copy, one that was
 * waiting gets the signal. No inbox, on purpose: a date never goes back, and while Temporal is away the event comes again.
 */
@Controller()
export class ClockConsumer {
  constructor(
    private readonly db: Db,
    private readonly dossiers: DossierService,
  ) {}

  @EventPattern(ClockMoved.type, ClockMoved)
  async moved(@Payload() { provinceid, data: { isDemo, today } }: ClockMoved): Promise<void> {
    const clock = { provinceId: provinceid, isDemo, today };
    await this.db.run(systemCaller('recognition', provinceid), (em) => keepClock(em, clock));
    if (isDemo) await this.dossiers.dateMoved(provinceid, today);
  }
}
