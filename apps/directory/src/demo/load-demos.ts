import { Db, systemCaller } from '@langmoi/platform/db';
import type { INestApplicationContext } from '@nestjs/common';
import { AccountService } from '../account/account.service';
import { OfficerService } from '../officer/officer.service';
import { OrganisationService } from '../organisation/organisation.service';
import { ProvinceService } from '../province/province.service';
import { UnitService } from '../unit/unit.service';
import { readDemos } from './demo-files';
import { rowsOf, type DemoRows } from './demo-rows';

/** Takes in the demo provinces under the data folder. The same files again change nothing and announce nothing. */
export async function loadDemos(app: INestApplicationContext, dataDir: string): Promise<void> {
  for (const files of readDemos(dataDir)) await loadProvince(app, rowsOf(files));
}

function loadProvince(app: INestApplicationContext, { province, ...rows }: DemoRows): Promise<void> {
  const [provinces, organisations] = [app.get(ProvinceService), app.get(OrganisationService)];
  const caller = systemCaller('directory', province.id);
  return app.get(Db).run(caller, async (em) => {
    await provinces.found(em, caller, province);
    await app.get(UnitService).describe(em, caller, rows.units, rows.aliases);
    const described = await organisations.describe(em, rows.organisations, rows.leads);
    const staffed = await app.get(OfficerService).appoint(em, rows.officers, rows.appointments);
    await app.get(AccountService).store(em, rows.accounts);
    const { today } = await provinces.require(em, province.id);
    await organisations.announce(em, caller, [...described, ...staffed], today);
  });
}
