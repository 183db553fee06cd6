import { Db, systemCaller } from '@langmoi/platform/db';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ContradictionRow, StatedFigureRow } from './stated.entity';
import type { Statements } from './stated-files';
import { listContradictions, listFigures, replaceStatements } from './stated.repository';

/** What papers state: reporting's own facts, beside which the read models are shown. */
@Injectable()
export class StatedService {
  constructor(private readonly db: Db) {}

  /** Replaces what was known of the province; row-level security confines it to that one. */
  keep({ provinceId, figures, contradictions }: Statements): Promise<void> {
    return this.db.run(systemCaller('reporting', provinceId), (em) => replaceStatements(em, figures, contradictions));
  }

  figures(em: EntityManager): Promise<StatedFigureRow[]> {
    return listFigures(em);
  }

  contradictions(em: EntityManager): Promise<ContradictionRow[]> {
    return listContradictions(em);
  }
}
