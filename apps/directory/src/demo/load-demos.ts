import { Db, systemCaller } from '@langmoi/platform/db';
import type { INestApplicationContext } from '@nestjs/common';
import { AccountService } from '../account/account.service';
import { AnnouncementService } from '../personnel/announcement.service';
import { StaffingService } from '../personnel/staffing.service';
import { ProvinceService } from '../province/province.service';
import { UnitFactService } from '../unit-fact/unit-fact.service';
import { UnitService } from '../unit/unit.service';
import { keepRules } from '../unit-change/unit-change.service';
import { readDemos, readNation, readSuccessionRules } from './demo-files';
import { nationRowsOf, rowsOf, type DemoRows, type NationRows } from './demo-rows';

/** Takes in the demo provinces under the data folder, and the successor rules of units. The same files again change nothing and announce nothing. */
export async function loadDemos(app: INestApplicationContext, dataDir: string): Promise<void> {
  const nation = nationRowsOf(readNation(dataDir));
  const national = nation.accounts.map(({ account }) => account);
  for (const files of readDemos(dataDir)) await loadProvince(app, rowsOf(files), national);
  await loadNation(app, nation);
  // Law is the same everywhere: its table is no province's.
  const rules = readSuccessionRules(dataDir);
  await app.get(Db).run(systemCaller('directory', nation.nation.id), (em) => keepRules(em, rules));
}

/** `national`: accounts that earlier editions of a province's files named, and that are the nation's now. */
function loadProvince(
  app: INestApplicationContext,
  { province, ...rows }: DemoRows,
  national: readonly string[],
): Promise<void> {
  const provinces = app.get(ProvinceService);
  const caller = systemCaller('directory', province.id);
  return app.get(Db).run(caller, async (em) => {
    await provinces.found(em, caller, province);
    await app.get(UnitFactService).keep(em, caller, rows.facts); // first, so that units are told once, with their zones
    await app.get(UnitService).describe(em, caller, rows);
    await app.get(AccountService).release(em, national);
    const { changed } = await app.get(StaffingService).load(em, rows);
    const today = await provinces.today(em, province.id);
    await app.get(AnnouncementService).loaded(em, caller, today, changed);
  });
}

function loadNation(app: INestApplicationContext, { nation, ...rows }: NationRows): Promise<void> {
  const provinces = app.get(ProvinceService);
  const caller = systemCaller('directory', nation.id);
  return app.get(Db).run(caller, async (em) => {
    await provinces.found(em, caller, nation);
    await app.get(UnitService).foundNation(em, nation);
    await app.get(StaffingService).load(em, { ...rows, leads: [] });
    // Who may sign in, and no more: the nation's offices concern no province.
    await app.get(AccountService).announce(em, caller, await provinces.today(em, nation.id));
  });
}
