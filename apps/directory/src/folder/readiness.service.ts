import type { Caller } from '@langmoi/contracts/caller';
import type { ReadinessItem } from '@langmoi/contracts/folder';
import { Db } from '@langmoi/platform/db';
import type { Language } from '@langmoi/platform/language';
import { Injectable } from '@nestjs/common';
import { OrganisationService } from '../organisation/organisation.service';
import { ProvinceService } from '../province/province.service';
import { permit } from './folder.policy';
import { LawService } from './law.service';
import { readinessOf } from './readiness';

/** What remains to be done in a province; computed from what is there, and kept nowhere. */
@Injectable()
export class ReadinessService {
  constructor(
    private readonly db: Db,
    private readonly provinces: ProvinceService,
    private readonly organisations: OrganisationService,
    private readonly law: LawService,
  ) {}

  view(caller: Caller, provinceId: string, language: Language): Promise<ReadinessItem[]> {
    return this.db.read(caller, async (em) => {
      const { code, today } = await this.provinces.requireFor(em, caller, 'viewReadiness', provinceId);
      permit('viewReadiness', caller, provinceId);
      const staffing = await this.organisations.staffing(em, provinceId, today);
      return readinessOf({ code, today, law: await this.law.known(em), ...staffing }, language);
    });
  }
}
