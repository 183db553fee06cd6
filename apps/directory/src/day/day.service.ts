import { Db, systemCaller } from '@langmoi/platform/db';
import { Injectable } from '@nestjs/common';
import { AnnouncementService } from '../personnel/announcement.service';
import { ProvinceService, theHouse } from '../province/province.service';
import { TakingEffectService } from '../unit-change/taking-effect.service';

/** How many tenants were brought to their new day, and which could not be. */
interface Followed {
  readonly moved: number;
  readonly failed: readonly { readonly provinceId: string; readonly err: unknown }[];
}

/** What a new day of the world's calendar changes without anybody's act: decisions about units take effect, appointments
 * and leads begin and end. */
@Injectable()
export class DayService {
  constructor(
    private readonly db: Db,
    private readonly provinces: ProvinceService,
    private readonly announcements: AnnouncementService,
    private readonly changes: TakingEffectService,
  ) {}

  /**
   * Brings every tenant that lives by the world's calendar to today, each in a transaction of its own; one that is there
   * already is left alone, and one that cannot follow keeps no other from its day. A demo moves when somebody moves its
   * date.
   */
  async followTheWorld(): Promise<Followed> {
    const tenants = await this.provinces.tenants(theHouse);
    const followed = { moved: 0, failed: [] as Followed['failed'][number][] };
    for (const { id, today } of tenants) {
      if (today !== null) continue;
      try {
        if (await this.follow(id)) followed.moved += 1;
      } catch (err) {
        followed.failed.push({ provinceId: id, err });
      }
    }
    return followed;
  }

  private follow(id: string): Promise<boolean> {
    const house = systemCaller('directory', id);
    return this.db.run(house, async (em) => {
      const { announcedOn } = await this.provinces.lock(em, id);
      const to = await this.provinces.today(em, id);
      if (announcedOn !== null && announcedOn >= to) return false; // ISO dates order as text
      await this.changes.newDay(em, id, to);
      if (announcedOn === null) await this.announcements.firstDay(em, house, to);
      else await this.announcements.newDay(em, house, { from: announcedOn, to });
      await this.provinces.announcedUpTo(em, id, to);
      return true;
    });
  }
}
