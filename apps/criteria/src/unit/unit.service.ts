import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { todayOf } from './unit';
import type { UnitRow } from './unit.entity';
import { findCommune, findProvince, lockCommune } from './unit.repository';

/** The copies of the directory, inside the transaction of whoever asks. */
@Injectable()
export class UnitService {
  commune(em: EntityManager, id: string): Promise<UnitRow> {
    return findCommune(em, id);
  }

  lockCommune(em: EntityManager, id: string): Promise<UnitRow> {
    return lockCommune(em, id);
  }

  async province(em: EntityManager, id: string): Promise<{ isDemo: boolean; today: string }> {
    const province = await findProvince(em, id);
    return { isDemo: province.isDemo, today: todayOf(province, new Date()) };
  }
}
