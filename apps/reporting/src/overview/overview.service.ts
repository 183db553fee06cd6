import type { Caller } from '@langmoi/contracts/caller';
import type { CommuneStanding, ProvinceOverview } from '@langmoi/contracts/reporting';
import { carriedOf, askedFor } from '@langmoi/domain/units/lineage';
import { Db } from '@langmoi/platform/db';
import { findCommune, listLives, todayOf } from '@langmoi/platform/directory-copy';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { StatedService } from '../stated/stated.service';
import type { Facts } from './facts';
import { overviewOf } from './overview';
import { ntmTotalOf } from './ntm-total';
import { knownTo } from './overview.policy';
import { findProvinceUnit, readModels } from './read-model.repository';
import { standingOf } from './standing';

/** What each reader may know of dossiers is in the policy; row-level security shows one's own province alone. */
@Injectable()
export class OverviewService {
  constructor(
    private readonly db: Db,
    private readonly stated: StatedService,
  ) {}

  province(
    caller: Caller,
    provinceId: string,
    { language, units }: { language: 'vi' | 'en'; units: string | undefined },
  ): Promise<ProvinceOverview> {
    return this.db.read(caller, async (em) => {
      const { name } = await findProvinceUnit(em, provinceId);
      const facts = await this.factsOf(em, caller, { id: provinceId, name });
      const asked = await askedFor(units, () => listLives(em));
      return overviewOf(facts, language, asked?.placing);
    });
  }

  commune(caller: Caller, communeId: string, units: string | undefined): Promise<CommuneStanding> {
    return this.db.read(caller, async (em) => {
      const commune = await findCommune(em, communeId);
      const facts = await this.factsOf(em, caller, { id: commune.provinceId, name: '' });
      const standing = standingOf(commune, facts);
      const asked = await askedFor(units, () => listLives(em));
      return { ...standing, ...carriedOf(asked, [{ unitId: communeId, on: standing.asOf ?? facts.today }]) };
    });
  }

  private async factsOf(em: EntityManager, caller: Caller, province: Facts['province']): Promise<Facts> {
    const { province: clock, sets, ...known } = await readModels(em);
    const today = todayOf(clock, new Date());
    return {
      ...known,
      dossiers: knownTo(caller, known.dossiers),
      province,
      today,
      ntmTotal: ntmTotalOf(sets, known.assessments, today),
      stated: await this.stated.figures(em),
      contradictions: await this.stated.contradictions(em),
    };
  }
}
