import { ClockMoved, UnitDescribed } from '@langmoi/contracts/directory';
import { Db, systemCaller } from '@langmoi/platform/db';
import { firstTime } from '@langmoi/platform/inbox';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { storeProvince, storeUnit } from './unit.repository';

/** Keeps the copies of the directory. Throwing means "try again": nothing of the transaction stays. */
@Controller()
export class DirectoryConsumer {
  constructor(private readonly db: Db) {}

  @EventPattern(UnitDescribed.type, UnitDescribed)
  unit(@Payload() { id, provinceid, data }: UnitDescribed): Promise<void> {
    return this.db.run(systemCaller('criteria', provinceid), async (em) => {
      if (!(await firstTime(em, 'criteria.reference', id))) return;
      const { provinceId, parentId, level, kind, code, name } = data;
      await storeUnit(em, { id: data.id, provinceId, parentId, level, kind, code, name });
    });
  }

  @EventPattern(ClockMoved.type, ClockMoved)
  clock(@Payload() { id, provinceid, data }: ClockMoved): Promise<void> {
    return this.db.run(systemCaller('criteria', provinceid), async (em) => {
      if (!(await firstTime(em, 'criteria.reference', id))) return;
      const { provinceId, isDemo, today } = data;
      await storeProvince(em, { provinceId, isDemo, today });
    });
  }
}
