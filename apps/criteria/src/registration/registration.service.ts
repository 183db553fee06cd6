import type { Caller } from '@langmoi/contracts/caller';
import type { Tier } from '@langmoi/contracts/common';
import { CommuneRegistered, type CommuneCriteriaView } from '@langmoi/contracts/criteria';
import { append } from '@langmoi/platform/outbox';
import { storeChanged } from '@langmoi/platform/reference';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { RegistrationRow } from './registration.entity';
import { findRegistration } from './registration.repository';

/** Who stands on the list of a year, inside the transaction of whoever asks. */
@Injectable()
export class RegistrationService {
  async of(em: EntityManager, communeId: string, tier: Tier): Promise<CommuneCriteriaView['registration']> {
    const registration = await findRegistration(em, communeId, tier);
    return registration && { year: registration.year, source: registration.source };
  }

  /** Takes in a list; announces the registrations that are new or different. */
  async register(em: EntityManager, caller: Caller, registrations: RegistrationRow[]): Promise<void> {
    for (const { communeId, tier, year, source } of await storeChanged(em, RegistrationRow, registrations)) {
      await append(em, caller, CommuneRegistered, { subject: communeId, data: { communeId, tier, year, source } });
    }
  }
}
