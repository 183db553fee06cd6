import type { CriteriaSetView } from '@langmoi/contracts/criteria';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { LawRegionRow, LawSetRow } from './law-set.entity';

/** The texts of criteria sets as the law gives them, before a province says who leads which criterion. */
@Injectable()
export class LawSetService {
  /** Throws for a set that is not known: whoever names one has checked that it is. */
  async byId(em: EntityManager, id: string): Promise<CriteriaSetView> {
    const row = await em.findOneBy(LawSetRow, { id });
    if (!row) throw new Error(`The law that is loaded has no criteria set ${id}`);
    return row.content;
  }

  /** Takes in the sets of the law; what was known of one before is replaced. */
  async keep(em: EntityManager, sets: readonly CriteriaSetView[]): Promise<void> {
    const rows = sets.map((content): LawSetRow => ({ id: content.id, content }));
    await em.upsert(LawSetRow, rows as Parameters<typeof em.upsert<LawSetRow>>[1], ['id']);
  }

  /** Takes in which region a province lies in; what was known of one before is replaced. */
  async keepRegions(em: EntityManager, regions: readonly LawRegionRow[]): Promise<void> {
    await em.upsert(LawRegionRow, [...regions], ['provinceCode', 'fromOn']);
  }
}
