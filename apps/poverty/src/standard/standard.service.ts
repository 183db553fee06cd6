import type { PovertyStandard } from '@langmoi/contracts/households';
import { inputTexts } from '@langmoi/contracts/input-texts';
import { Problem } from '@langmoi/contracts/problem';
import { storeChanged } from '@langmoi/platform/reference';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { StandardRow } from './standard.entity';

/** The one of these that decides on a day. Throws `/problems/poverty-standard-unknown` where none is known. Pure. */
export function standardOn(standards: readonly PovertyStandard[], day: string): PovertyStandard {
  const found = standards.find(({ fromOn, toOn }) => fromOn <= day && (toOn === null || day <= toOn));
  if (found) return found;
  const extra = { errors: [{ pointer: '/since', detail: inputTexts.noStandardThen }] };
  throw new Problem('/problems/poverty-standard-unknown', 422, 'No poverty standard is known for this day', extra);
}

/** The poverty standards as law, the same for every province, inside the transaction of whoever asks. */
@Injectable()
export class StandardService {
  /** Every standard by its id. */
  async byId(em: EntityManager): Promise<Map<string, PovertyStandard>> {
    return new Map((await em.find(StandardRow)).map((standard) => [standard.id, standard]));
  }

  /** The one that decides on a day. Throws `/problems/poverty-standard-unknown` for a day of which none is known. */
  async inForceOn(em: EntityManager, day: string): Promise<PovertyStandard> {
    return standardOn(await em.find(StandardRow), day);
  }

  /** Takes in standards; the same ones again change nothing. */
  async store(em: EntityManager, standards: readonly PovertyStandard[]): Promise<void> {
    await storeChanged(em, StandardRow, standards);
  }
}
