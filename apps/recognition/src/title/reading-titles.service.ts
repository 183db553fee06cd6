import type { Caller } from '@langmoi/contracts/caller';
import { Problem } from '@langmoi/contracts/problem';
import type { TitleView } from '@langmoi/contracts/titles';
import { recognition } from '@langmoi/domain/access/recognition';
import { refusedBy } from '@langmoi/domain/access/refusal';
import { unitPlace } from '@langmoi/domain/access/table';
import { Db } from '@langmoi/platform/db';
import { Injectable } from '@nestjs/common';
import { findUnit } from '../reference/reference.service';
import { listOfTitles } from '../succession/succession.service';
import { heldOf, titleViewOf } from './standing';
import { listTitles } from './title.service';

@Injectable()
export class ReadingTitlesService {
  constructor(private readonly db: Db) {}

  /** Titles that a commune holds or held, each with what became of it. Throws `/problems/unit-not-found`. */
  list(caller: Caller, communeId: string): Promise<TitleView[]> {
    return this.db.read(caller, async (em) => {
      const commune = await findUnit(em, communeId);
      if (!commune) throw new Problem('/problems/unit-not-found', 404, 'No such unit', { communeId });
      const refused = refusedBy(recognition.listTitles, caller, { place: unitPlace(commune) });
      if (refused) throw refused;
      return heldOf(await listTitles(em), await listOfTitles(em))
        .filter(
          ({ title, holderId, successions }) =>
            title.communeId === communeId ||
            holderId === communeId ||
            successions.some(({ fromId, toId }) => fromId === communeId || toId === communeId),
        )
        .map((held) => titleViewOf(held, communeId));
    });
  }
}
