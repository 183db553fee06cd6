import type { Caller } from '@langmoi/contracts/caller';
import { Problem } from '@langmoi/contracts/problem';
import type { TitleView } from '@langmoi/contracts/titles';
import type { ByUnits } from '@langmoi/contracts/units';
import { recognition } from '@langmoi/domain/access/recognition';
import { refusedBy } from '@langmoi/domain/access/refusal';
import { unitPlace } from '@langmoi/domain/access/table';
import { nameOfPaper } from '@langmoi/domain/units/on-a-day';
import { askedFor, placeIn } from '@langmoi/domain/units/lineage';
import { Db } from '@langmoi/platform/db';
import { Injectable } from '@nestjs/common';
import { clockOf, findUnit, listLives } from '../reference/reference.service';
import { listOfTitles } from '../succession/succession.service';
import { heldOf, titleViewOf } from './standing';
import type { TitleRow } from './title.entity';
import { listTitles } from './title.service';

@Injectable()
export class ReadingTitlesService {
  constructor(private readonly db: Db) {}

  /** Titles that a commune holds or held, each with what became of it. Throws `/problems/unit-not-found`. */
  list(caller: Caller, communeId: string, { units }: ByUnits): Promise<TitleView[]> {
    return this.db.read(caller, async (em) => {
      const commune = await findUnit(em, communeId);
      if (!commune) throw new Problem('/problems/unit-not-found', 404, 'No such unit', { communeId });
      const refused = refusedBy(recognition.listTitles, caller, { place: unitPlace(commune) });
      if (refused) throw refused;
      const lives = await listLives(em);
      const asked = await askedFor(units, async () => lives);
      const { today } = await clockOf(em);
      const nameOf = ({ communeId: id, asOf }: TitleRow) =>
        nameOfPaper(lives.find((one) => one.id === id)?.life?.states ?? [], { asOf, today });
      return heldOf(await listTitles(em), await listOfTitles(em))
        .filter(
          ({ title, holderId, successions }) =>
            title.communeId === communeId ||
            holderId === communeId ||
            successions.some(({ fromId, toId }) => fromId === communeId || toId === communeId),
        )
        .map((held) => {
          const { title } = held;
          const name = nameOf(title);
          return {
            ...{ ...titleViewOf(held, communeId), ...(name !== null && { nameOfPaper: name }) },
            ...placeIn(asked, { unitId: title.communeId, on: title.asOf }),
          };
        });
    });
  }
}
