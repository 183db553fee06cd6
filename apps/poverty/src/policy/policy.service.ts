import type { Caller } from '@langmoi/contracts/caller';
import { PolicyPublished, type PolicyDefinition } from '@langmoi/contracts/poverty';
import { append } from '@langmoi/platform/outbox';
import { storeChanged } from '@langmoi/platform/reference';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PolicyRow } from './policy.entity';
import { listPolicies, lockPolicy } from './policy.repository';

/** The support policies as law, inside the transaction of whoever asks. */
@Injectable()
export class PolicyService {
  async list(em: EntityManager): Promise<PolicyDefinition[]> {
    return (await listPolicies(em)).map(definitionOf);
  }

  /** Holds a policy until the transaction ends. Throws `/problems/policy-not-found`. */
  lock(em: EntityManager, code: string): Promise<void> {
    return lockPolicy(em, code);
  }

  /** Takes in policies in the order of their paper; announces those that are new or different. */
  async publish(em: EntityManager, caller: Caller, definitions: readonly PolicyDefinition[]): Promise<void> {
    const { provinceId } = caller;
    const rows = definitions.map(({ id: code, ...definition }, position): PolicyRow => {
      return { ...definition, id: uuidOf('policy', `${provinceId}/${code}`), provinceId, code, position };
    });
    for (const row of await storeChanged(em, PolicyRow, rows)) {
      await append(em, caller, PolicyPublished, { subject: row.id, data: definitionOf(row) });
    }
  }
}

function definitionOf({ code: id, title, parent, countingUnit, legalBasis, confidence }: PolicyRow): PolicyDefinition {
  return { id, title, parent, countingUnit, legalBasis, confidence };
}
