import type { Caller } from '@langmoi/contracts/caller';
import type { ProgrammesView } from '@langmoi/contracts/reporting';
import { askedFor } from '@langmoi/domain/units/lineage';
import { Db } from '@langmoi/platform/db';
import { listLives } from '@langmoi/platform/directory-copy';
import { Injectable } from '@nestjs/common';
import { programmesOf } from './programmes';
import { programmeFacts } from './programmes.repository';

/** Anybody of a province may ask; row-level security shows one's own province alone. */
@Injectable()
export class ProgrammesService {
  constructor(private readonly db: Db) {}

  view(caller: Caller, provinceId: string, units?: string): Promise<ProgrammesView> {
    return this.db.read(caller, async (em) => {
      const facts = await programmeFacts(em, provinceId);
      return programmesOf(facts, await askedFor(units, () => listLives(em)));
    });
  }
}
