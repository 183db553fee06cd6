import { Db, systemCaller } from '@langmoi/platform/db';
import { LOG } from '@langmoi/platform/platform.module';
import type { Log } from '@langmoi/platform/logger';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { Inject, Injectable } from '@nestjs/common';
import { loadSeparation } from '../duty/duty.service';
import { keepCalendar, loadRegime } from '../regime/regime.service';
import { readCalendars, readRegimes, readSeparations, readStated, type StatedOfProvince } from './demo-files';
import { state } from './title.service';

/** The files of `data/` that belong to this service. */
@Injectable()
export class DemoService {
  constructor(
    private readonly db: Db,
    @Inject(LOG) private readonly log: Log,
  ) {}

  async load(dataDir: string): Promise<void> {
    const regimes = readRegimes(dataDir);
    const calendars = readCalendars(dataDir);
    const separations = readSeparations(dataDir);
    // Law is the same everywhere: these tables are no province's.
    await this.db.run(systemCaller('recognition', uuidOf('province', 'none')), async (em) => {
      for (const regime of regimes) await loadRegime(em, regime);
      for (const calendar of calendars) await keepCalendar(em, calendar);
      for (const separation of separations) await loadSeparation(em, separation);
    });
    for (const stated of readStated(dataDir)) await this.stateTitles(stated);
  }

  private async stateTitles({ provinceCode, titles }: StatedOfProvince): Promise<void> {
    const caller = systemCaller('recognition', uuidOf('province', provinceCode));
    const count = await this.db.run(caller, async (em) => {
      let told = 0;
      for (const { communeCode, district, tier, decisionNumber, asOf, source } of titles) {
        const title = {
          id: uuidOf('title', `${communeCode}/${tier}/stated`),
          ...{ communeId: uuidOf('unit', communeCode), districtId: uuidOf('unit', district) },
          ...{ tier, decisionNumber, asOf, source },
        };
        if (await state(em, caller, title)) told++;
      }
      return told;
    });
    this.log.info({ provinceId: caller.provinceId, count }, 'titles stated');
  }
}
