import { Db, systemCaller } from '@langmoi/platform/db';
import { Injectable } from '@nestjs/common';
import { AccountService } from '../account/account.service';
import { OfficerService } from '../officer/officer.service';
import { OrganisationService } from '../organisation/organisation.service';
import { ProvinceService } from '../province/province.service';
import { UnitService } from '../unit/unit.service';
import { readDemos } from './demo-files';
import { rowsOf, type DemoRows } from './demo-rows';

@Injectable()
export class DemoService {
  constructor(
    private readonly db: Db,
    private readonly provinces: ProvinceService,
    private readonly units: UnitService,
    private readonly organisations: OrganisationService,
    private readonly officers: OfficerService,
    private readonly accounts: AccountService,
  ) {}

  /** Takes in the demo provinces under the data folder. The same files again change nothing and announce nothing. */
  async load(dataDir: string): Promise<void> {
    for (const files of readDemos(dataDir)) await this.loadProvince(rowsOf(files));
  }

  private loadProvince({ province, ...rows }: DemoRows): Promise<void> {
    const caller = systemCaller('directory', province.id);
    return this.db.run(caller, async (em) => {
      await this.provinces.found(em, caller, province);
      const { today } = await this.provinces.require(em, province.id);
      await this.units.describe(em, caller, rows.units, rows.aliases);
      const described = await this.organisations.describe(em, rows.organisations, rows.leads);
      const staffed = await this.officers.appoint(em, rows.officers, rows.appointments);
      await this.accounts.store(em, rows.accounts);
      await this.organisations.announce(em, caller, [...described, ...staffed], today);
    });
  }
}
