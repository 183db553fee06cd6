import type { Caller } from '@langmoi/contracts/caller';
import type { ProvinceNow } from '@langmoi/contracts/folder';
import { Db } from '@langmoi/platform/db';
import { recordedRead } from '@langmoi/platform/personal-reads';
import { Injectable } from '@nestjs/common';
import { AccountService } from '../account/account.service';
import { recordRead } from '../officer/officer.service';
import { OrganisationService } from '../organisation/organisation.service';
import { ProvinceService } from '../province/province.service';
import { permit } from './folder.policy';
import { listFolders } from './folder.repository';
import { provinceNow } from './province-now';

/** What directory knows of a province's folder. */
@Injectable()
export class FolderExportService {
  constructor(
    private readonly db: Db,
    private readonly provinces: ProvinceService,
    private readonly accounts: AccountService,
    private readonly organisations: OrganisationService,
  ) {}

  /** The province as it is now and the folder that was taken in last; who is shown with a home is on record. */
  async export(caller: Caller, provinceId: string): Promise<ProvinceNow> {
    return recordedRead(this.db, caller, {
      shows: true, // where officers are at home
      ask: async (em) => {
        const { today } = await this.provinces.requireFor(em, caller, 'exportProvince', provinceId);
        permit('exportProvince', caller, provinceId);
        const taken = (await listFolders(em))[0]?.content ?? null;
        if (taken === null) return { now: null, taken };
        const accounts = await this.accounts.byOfficer(em);
        const known = { ...(await this.organisations.asIs(em, provinceId, today)), accounts };
        return { now: provinceNow(known, taken), taken };
      },
      record: async (em, { now, taken }) => {
        const named = [...(now?.officers ?? []), ...(taken?.officers ?? [])];
        const accounts = new Set(named.flatMap((one) => (one.homeUnitCode === null ? [] : one.account)));
        const ids = [...(await this.accounts.byOfficer(em))].flatMap(([id, account]) =>
          accounts.has(account) ? [id] : [],
        );
        if (ids.length > 0) await recordRead(em, caller, ids);
      },
    });
  }
}
