import type { Caller } from '@langmoi/contracts/caller';
import type { FolderFiles } from '@langmoi/contracts/folder';
import { Db } from '@langmoi/platform/db';
import { recordedRead } from '@langmoi/platform/personal-reads';
import { Injectable } from '@nestjs/common';
import { AccountService } from '../account/account.service';
import { OfficerService } from '../officer/officer.service';
import { ProvinceService } from '../province/province.service';
import { permit } from './folder.policy';
import { listFolders } from './folder.repository';
import { writtenFolder } from './written';

/** Folders given back. */
@Injectable()
export class FolderExportService {
  constructor(
    private readonly db: Db,
    private readonly provinces: ProvinceService,
    private readonly accounts: AccountService,
    private readonly officers: OfficerService,
  ) {}

  /** The folder that was taken in last; no files for a province that no folder made. */
  async export(caller: Caller, provinceId: string): Promise<FolderFiles> {
    const folder = await recordedRead(this.db, caller, {
      shows: true, // where officers are at home
      ask: async (em) => {
        await this.provinces.requireFor(em, caller, 'exportProvince', provinceId);
        permit('exportProvince', caller, provinceId);
        return (await listFolders(em))[0]?.content ?? null;
      },
      record: async (em, shown) => {
        const named = shown?.officers.filter(({ homeUnitCode }) => homeUnitCode !== null) ?? [];
        const accounts = new Set(named.map(({ account }) => account));
        const ids = [...(await this.accounts.byOfficer(em))].flatMap(([id, account]) =>
          accounts.has(account) ? [id] : [],
        );
        if (ids.length > 0) await this.officers.recordRead(em, caller, ids);
      },
    });
    return { files: folder === null ? [] : writtenFolder(folder) };
  }
}
