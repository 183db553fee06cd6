import type { ZoneOfUnit } from '@langmoi/contracts/units';
import { zonesFrom } from '@langmoi/domain/units/hamlets';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { zoneFactsOf } from './unit-fact.repository';

/** In which zones units are, for whoever tells others of units. */
@Injectable()
export class ZoneService {
  /** By unit, as far as somebody said so and it stands. */
  async of(em: EntityManager, unitIds: readonly string[]): Promise<Map<string, ZoneOfUnit[]>> {
    const facts = Map.groupBy(await zoneFactsOf(em, unitIds), ({ unitId }) => unitId);
    return new Map([...facts].map(([unitId, own]) => [unitId, zonesFrom(own)]));
  }
}
