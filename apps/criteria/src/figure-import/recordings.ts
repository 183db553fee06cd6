import { isClosed } from '@langmoi/domain/closed-figures';
import { lockUnits, todayIn } from '@langmoi/platform/directory-copy';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CriteriaSetService } from '../criteria-set/criteria-set.service';
import { JudgementService } from '../judgement/judgement.service';
import { closedNow } from '../figure-closing/figure-closing.service';
import { ConfirmedFigures } from './confirmed-figures';
import { DecidedCriteria } from './decided-criteria';
import { GatheredCriteria } from './gathered-criteria';
import type { Act, FigureImportRow } from './import.entity';
import { listTaken } from './import.repository';
import { ClosedSince, isOvertaken, isWhole, type Recording } from './recording';

/** What a file touched: its communes, and the last of its days. */
export interface Touched {
  readonly unitIds: readonly string[];
  readonly on: string;
}

/** What files record that are not figures as the office enters them. */
@Injectable()
export class Recordings {
  private readonly confirmed = new ConfirmedFigures();
  private readonly gathered: Recording;
  private readonly decided: Recording;

  constructor(sets: CriteriaSetService, judgements: JudgementService) {
    this.gathered = new GatheredCriteria(sets);
    this.decided = new DecidedCriteria(judgements);
  }

  /** Undefined: figures as the office enters them. */
  of({ layout, basis }: Pick<FigureImportRow, 'layout' | 'basis'>): Recording | undefined {
    if (layout === 'criteria') return basis === 'confirmed' ? this.decided : this.gathered;
    return basis === 'confirmed' ? this.confirmed : undefined;
  }

  /** Records what is taken of a file, or says again what stood before; null where somebody recorded since. Throws `ClosedSince`. */
  async act(
    em: EntityManager,
    recording: Recording,
    { row, act, as }: { row: FigureImportRow; act: Act; as: 'record' | 'restore' },
  ): Promise<Touched | null> {
    const taken = (await listTaken(em, row.id)).filter(isWhole);
    const unitIds = await lockUnits(em, [...new Set(taken.map(({ unitId }) => unitId))], 'commune');
    const closed = await closedNow(em);
    if (taken.some(({ asOf }) => isClosed(closed, asOf))) throw new ClosedSince();
    if (await isOvertaken(recording, em, { row, taken, upon: as === 'restore' })) return null;
    const { today } = await todayIn(em, row.provinceId);
    await recording[as](em, { row, act, today }, taken);
    return { unitIds, on: taken.reduce((last, { asOf }) => (asOf > last ? asOf : last), taken[0]?.asOf ?? row.asOf) };
  }
}
