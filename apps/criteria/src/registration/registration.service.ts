import type { Caller } from '@langmoi/contracts/caller';
import type { Tier } from '@langmoi/contracts/common';
import { CommuneRegistered, type CommuneCriteriaView } from '@langmoi/contracts/criteria';
import { successionsOf } from '@langmoi/domain/units/succession';
import { append } from '@langmoi/platform/outbox';
import { storeChanged } from '@langmoi/platform/reference';
import { changesInEffect } from '@langmoi/platform/unit-changes';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { RegistrationRow } from './registration.entity';
import { findRegistration } from './registration.repository';

/** Who stands on the list of a year, inside the transaction of whoever asks. */
@Injectable()
export class RegistrationService {
  async of(em: EntityManager, communeId: string, tier: Tier): Promise<CommuneCriteriaView['registration']> {
    const registration = await findRegistration(em, communeId, tier);
    if (!registration) return null;
    const { year, source } = registration;
    const successions = successionsOf(await changesInEffect(em), 'registration', communeId);
    return { year, source, ...(successions.length > 0 && { successions }) };
  }

  /** Takes in a list; announces the registrations that are new or different. */
  async register(em: EntityManager, caller: Caller, registrations: RegistrationRow[]): Promise<void> {
    for (const { communeId, tier, year, source } of await storeChanged(em, RegistrationRow, registrations)) {
      await append(em, caller, CommuneRegistered, { subject: communeId, data: { communeId, tier, year, source } });
    }
  }
}
