import type { Caller } from '@langmoi/contracts/caller';
import type { MoveClock, ProvinceView } from '@langmoi/contracts/directory';
import { Db } from '@langmoi/platform/db';
import { once } from '@langmoi/platform/idempotency';
import { Injectable } from '@nestjs/common';
import { AnnouncementService } from '../personnel/announcement.service';
import { ProvinceService } from '../province/province.service';
import { TakingEffectService } from '../unit-change/taking-effect.service';
import { forward } from './clock';
import { permitMove } from './clock.policy';

@Injectable()
export class ClockService {
  constructor(
    private readonly db: Db,
    private readonly provinces: ProvinceService,
    private readonly announcements: AnnouncementService,
    private readonly changes: TakingEffectService,
  ) {}

  /** Moves a demo's date; what the new day changes (units, appointments that begin or end) is announced with it. */
  move(caller: Caller, key: string, provinceId: string, { to }: MoveClock): Promise<ProvinceView> {
    return this.db.run(caller, (em) =>
      once(em, { caller, key, request: { provinceId, to } }, async () => {
        const province = await this.provinces.lock(em, provinceId);
        const from = permitMove(province);
        const moved = await this.provinces.setToday(em, caller, province, forward(from, to));
        await this.changes.newDay(em, provinceId, to);
        await this.announcements.newDay(em, caller, { from, to });
        return moved;
      }),
    );
  }
}
