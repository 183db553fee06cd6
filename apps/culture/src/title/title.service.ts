import type { Caller } from '@langmoi/contracts/caller';
import { TitlePublished, type TitleDefinition } from '@langmoi/contracts/culture';
import { append } from '@langmoi/platform/outbox';
import { storeChanged } from '@langmoi/platform/reference';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TitleRow } from './title.entity';
import { findTitle, listTitles } from './title.repository';

/** The titles of the movement as law, inside the transaction of whoever asks. */
@Injectable()
export class TitleService {
  async list(em: EntityManager): Promise<TitleDefinition[]> {
    return (await listTitles(em)).map(definitionOf);
  }

  /** Throws `/problems/title-not-found`. */
  async require(em: EntityManager, code: string): Promise<TitleDefinition> {
    return definitionOf(await findTitle(em, code));
  }

  /** Takes in titles in the order of their paper; announces those that are new or different. */
  async publish(em: EntityManager, caller: Caller, definitions: readonly TitleDefinition[]): Promise<void> {
    const { provinceId } = caller;
    const rows = definitions.map(({ id: code, ...definition }, position): TitleRow => {
      return { ...definition, id: uuidOf('title', `${provinceId}/${code}`), provinceId, code, position };
    });
    for (const row of await storeChanged(em, TitleRow, rows)) {
      await append(em, caller, TitlePublished, { subject: row.id, data: definitionOf(row) });
    }
  }
}

function definitionOf({ code: id, title, subject, universe, legalBasis, confidence }: TitleRow): TitleDefinition {
  return { id, title, subject, universe, legalBasis, confidence };
}
