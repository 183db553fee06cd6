import { ClockMoved, UnitDescribed } from '@langmoi/contracts/directory';
import { Db, systemCaller } from '@langmoi/platform/db';
import { firstTime } from '@langmoi/platform/inbox';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { storeProvince, storeUnit } from './read-model.repository';

/** Throwing means "try again": nothing of the transaction stays, and the offset does not move. */
@Controller()
export class DirectoryConsumer {
  constructor(private readonly db: Db) {}

  @EventPattern(UnitDescribed.type, UnitDescribed)
  unit(@Payload() event: UnitDescribed): Promise<void> {
    return this.db.run(systemCaller('reporting', event.provinceid), async (em) => {
      if (!(await firstTime(em, 'reporting.overview', event.id))) return;
      const { id, provinceId, parentId, level, kind, code, name } = event.data;
      await storeUnit(em, { id, provinceId, parentId, level, kind, code, name });
    });
  }

  @EventPattern(ClockMoved.type, ClockMoved)
  clock(@Payload() event: ClockMoved): Promise<void> {
    return this.db.run(systemCaller('reporting', event.provinceid), async (em) => {
      if (!(await firstTime(em, 'reporting.overview', event.id))) return;
      const { provinceId, isDemo, today } = event.data;
      await storeProvince(em, { provinceId, isDemo, today });
    });
  }
}
