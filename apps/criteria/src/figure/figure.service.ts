import type { Caller } from '@langmoi/contracts/caller';
import type { EnteringFigure, FiguresView, RecordedFigures, RecordFigures } from '@langmoi/contracts/figures';
import { refuseFuture } from '@langmoi/domain/facts';
import { unitPlace } from '@langmoi/domain/access/table';
import { Db } from '@langmoi/platform/db';
import { dateOf, findCommune, lockCommune, todayIn } from '@langmoi/platform/directory-copy';
import { signedNow } from '@langmoi/platform/fact.entity';
import { newId } from '@langmoi/platform/id';
import { once } from '@langmoi/platform/idempotency';
import { Injectable } from '@nestjs/common';
import type { Place } from '../assessment/assessment.service';
import { CriteriaSetService } from '../criteria-set/criteria-set.service';
import { addFigures } from './add-figures';
import { figuresAt, indicatorsOf, newestOf, refuseFigures, viewOf, wasThere, type Asking } from './figure';
import type { FigureRow } from './figure.entity';
import { actionsOf, permit, seesWords, shown } from './figure.policy';
import { communesAsked, listFigures, readGround } from './figure.repository';

export { communesAsked, indicatorsOf, seesWords, shown, viewOf, wasThere };
export type { Asking, Moment, SaidFigure } from './figure';

@Injectable()
export class FigureService {
  constructor(
    private readonly db: Db,
    private readonly sets: CriteriaSetService,
  ) {}

  view(caller: Caller, { communeId, tier }: Place, asked: Asking): Promise<FiguresView> {
    return this.db.read(caller, async (em) => {
      const commune = await findCommune(em, communeId);
      const { provinceId } = commune;
      const { on = null, knownOn = null } = asked;
      const day = on ?? (await todayIn(em, provinceId)).today;
      const set = await this.sets.inForce(em, tier, day);
      const rows = await listFigures(em, { provinceId, unitId: communeId, criteriaSet: set.id });
      const sees = seesWords(caller, unitPlace(commune));
      const versions = rows.map((row) => shown(viewOf(row), sees));
      return {
        ...{ communeId, tier, on: day, criteriaSet: set.id, setVersion: set.version },
        figures: figuresAt(versions, set, { on, knownOn }),
        actions: actionsOf(caller, commune),
      };
    });
  }

  /** Records figures of a day, each as the next version of its indicator; all of them or none. */
  record(caller: Caller, key: string, { communeId, tier }: Place, input: RecordFigures): Promise<RecordedFigures> {
    const { provinceId } = caller;
    const { criteriaSet, asOf } = input;
    return this.db.run(caller, (em) =>
      once(
        em,
        { caller, key, request: { communeId, tier, ...input } },
        async ([commune, { figures, heads, province, life }]) => {
          permit('recordFigures', caller, commune);
          const { isDemo, today } = dateOf(province);
          refuseFuture(asOf, today);
          const set = await this.sets.inForceOf(em, { provinceId, heads, tier, on: asOf });
          const versions = figures.map(viewOf);
          refuseFigures({ set, life, versions }, input);
          const newest = newestOf(versions);
          const entryId = newId();
          const rows = input.figures.map((figure): FigureRow => ({
            ...{ provinceId, criteriaSet, unitId: communeId, setVersion: set.version, entryId, basis: 'entered' },
            ...said(figure),
            ...{ version: (newest.get(figure.indicator)?.version ?? 0) + 1, asOf, knownOn: today },
            ...{ about: null, organisationId: null, source: null, rehearsal: isDemo, ...signedNow(caller) },
          }));
          await addFigures(em, caller, rows);
          return { entryId, figures: rows.map(viewOf) };
        },
        () => Promise.all([lockCommune(em, communeId), readGround(em, { provinceId, criteriaSet, unitId: communeId })]),
      ),
    );
  }
}

const said = ({ indicator, value, note, evidence }: EnteringFigure) => ({
  ...{ indicator, value, note: note ?? null, evidence: evidence ?? null },
});
