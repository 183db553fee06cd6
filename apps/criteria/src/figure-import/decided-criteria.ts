import type { MeasuredValue } from '@langmoi/contracts/criteria-facts';
import { DecisionRecorded, DecisionTakenBack } from '@langmoi/contracts/decisions';
import { holds, type CriterionJudgement } from '@langmoi/domain/criteria/judgement';
import { newId } from '@langmoi/platform/id';
import { appendAll } from '@langmoi/platform/outbox';
import { In, IsNull, Not, type EntityManager } from 'typeorm';
import { DecisionRow, insertDecisions, openOf, type JudgementService } from '../judgement/judgement.service';
import type { FigureImportRow } from './import.entity';
import type { Compared } from './import.repository';
import type { Said } from './reading';
import {
  asRead,
  atFault,
  isWhole,
  numbered,
  signedBy,
  type Acting,
  type Recording,
  type Standing,
  type Taken,
} from './recording';
import { isSame } from './values';

/**
 * Criteria that a department confirms as a whole: a decision of each where figures and law leave it open, with the file as
 * its evidence. What they answer is not decided by anybody: the same word says nothing new, another is at fault.
 */
export class DecidedCriteria implements Recording {
  readonly isByCell = true;
  readonly keyOf = keyOf;

  constructor(private readonly judgements: JudgementService) {}

  async compare(em: EntityManager, row: FigureImportRow, said: readonly Said[]): Promise<Compared[]> {
    const whole = said.filter(isWhole);
    const newest = newestBy(await versionsOf(em, row, whole));
    const judged = await this.judged(em, row, whole);
    return said.map((one) => {
      if (!isWhole(one)) return asRead(one);
      const standing = judged.get(`${one.asOf} ${keyOf(one)}`) ?? closed;
      return compared(one, standing, newest.get(keyOf(one)) ?? 0);
    });
  }

  async newest(em: EntityManager, row: FigureImportRow, taken: readonly Taken[]): Promise<Map<string, number>> {
    return newestBy(await versionsOf(em, row, taken));
  }

  async record(em: EntityManager, acting: Acting, taken: readonly Taken[]): Promise<void> {
    const { fileName } = acting.row;
    const rows = numbered(taken, keyOf).map(({ cell, nth }) =>
      decisionOf(acting, cell, {
        ...{ version: cell.newest + nth, met: cell.value.kind === 'yesNo' && cell.value.yes, evidence: [fileName] },
        reason: cell.note ?? `Theo bảng xã × tiêu chí «${fileName}», ô ${cell.at}`,
      }),
    );
    await this.add(em, acting, rows);
  }

  /** What was decided of the very day before; else of that day nothing is. */
  async restore(em: EntityManager, acting: Acting, taken: readonly Taken[]): Promise<void> {
    const known = Map.groupBy(await versionsOf(em, acting.row, taken), keyOfRow);
    const rows = numbered(taken, keyOf).map(({ cell, nth, of }) => {
      const before = (known.get(keyOf(cell)) ?? []).filter(({ version }) => version <= cell.newest);
      const ofDay = before.filter(({ asOf }) => asOf === cell.asOf).sort((a, b) => b.version - a.version);
      const { met, reason, evidence } = ofDay[0] ?? {
        ...{ met: null, reason: `Rút lại bảng «${acting.row.fileName}»`, evidence: [] },
      };
      return decisionOf(acting, cell, { version: cell.newest + of + nth, met, reason, evidence });
    });
    await this.add(em, acting, rows);
  }

  /** How each criterion stands by figures and law on the days that are spoken of. */
  private async judged(em: EntityManager, row: FigureImportRow, said: readonly Word[]): Promise<Map<string, Judged>> {
    const { provinceId, criteriaSet } = row;
    const standings = new Map<string, Judged>();
    for (const [on, words] of Map.groupBy(said, ({ asOf }) => asOf)) {
      const outcomes = await this.judgements.outcomesBy(em, { provinceId, setId: criteriaSet, on });
      const ids = [...new Set(words.map(({ unitId }) => unitId))];
      for (const judgement of await outcomes.of(ids)) {
        const open = new Set(openOf(judgement).map(({ of }) => of));
        for (const { no, outcome, decision } of judgement.criteria) {
          standings.set(`${on} ${judgement.unit.id} ${no}`, { isOpen: open.has(no), outcome, decision });
        }
      }
    }
    return standings;
  }

  /** Decisions of one commune follow one another, so each round tells of every commune once. */
  private async add(em: EntityManager, { row }: Acting, rows: readonly DecisionRow[]): Promise<void> {
    await insertDecisions(em, rows);
    const byCommune = [...Map.groupBy(rows, ({ unitId }) => unitId).values()];
    const rounds = Math.max(0, ...byCommune.map(({ length }) => length));
    for (let round = 0; round < rounds; round += 1) {
      const own = byCommune.flatMap((some) => some[round] ?? []);
      const made = own.flatMap((one) => (one.met === null ? [] : [{ ...told(one), met: one.met }]));
      const takenBack = own.filter(({ met }) => met === null).map(told);
      await appendAll(em, row, DecisionRecorded, made.map(ofCommune));
      await appendAll(em, row, DecisionTakenBack, takenBack.map(ofCommune));
    }
  }
}

/** What figures, law and decisions say of each criterion of communes on a day; nothing of what is open. */
export async function decidedOn(
  em: EntityManager,
  judgements: JudgementService,
  { ids, ...asked }: { provinceId: string; setId: string; on: string; ids: readonly string[] },
): Promise<Standing[]> {
  const outcomes = await judgements.outcomesBy(em, asked);
  return (await outcomes.of(ids)).flatMap((judgement) => {
    const open = new Set(openOf(judgement).map(({ of }) => of));
    return judgement.criteria.flatMap(({ no, outcome, decision }) => {
      const met = open.has(no) ? decision?.met : holds(outcome);
      return met === undefined ? [] : [{ unitId: judgement.unit.id, criterion: no, met, note: null }];
    });
  });
}

type Word = Pick<Taken, 'unitId' | 'indicator' | 'asOf'>;
type Judged = Pick<CriterionJudgement, 'outcome' | 'decision'> & {
  readonly isOpen: boolean;
};
const closed: Judged = { isOpen: false, outcome: 'unknown', decision: null };

function compared(
  said: Said & { value: MeasuredValue },
  { isOpen, outcome, decision }: Judged,
  newest: number,
): Compared {
  const known = { before: decision && valueOf(decision.met), beforeNote: decision?.reason ?? null, newest };
  if (isOpen) return { ...said, ...known, outcome: outcomeOf(said, decision) };
  const isAnswered = isSame(said.value, valueOf(holds(outcome)));
  return isAnswered ? { ...said, ...known, outcome: 'same' } : atFault(said, 'figuresDecide');
}

function outcomeOf(
  { value, note }: Said & { value: MeasuredValue },
  decision: Judged['decision'],
): Compared['outcome'] {
  if (!decision) return 'new';
  const saysMore = note !== null && note !== decision.reason;
  return isSame(value, valueOf(decision.met)) && !saysMore ? 'same' : 'changed';
}

const valueOf = (yes: boolean): MeasuredValue => ({ kind: 'yesNo', yes });

const keyOf = ({ unitId, indicator }: Pick<Taken, 'unitId' | 'indicator'>): string => `${unitId} ${indicator}`;
const keyOfRow = ({ unitId, criterion }: Pick<DecisionRow, 'unitId' | 'criterion'>): string => `${unitId} ${criterion}`;

/** Every decision on a criterion of the communes, as a whole. */
async function versionsOf(
  em: EntityManager,
  { criteriaSet }: FigureImportRow,
  cells: readonly Pick<Taken, 'unitId'>[],
): Promise<DecisionRow[]> {
  if (cells.length === 0) return [];
  const unitId = In([...new Set(cells.map((cell) => cell.unitId))]);
  return em.findBy(DecisionRow, { criteriaSet, unitId, criterion: Not(IsNull()) });
}

function newestBy(rows: readonly DecisionRow[]): Map<string, number> {
  const newest = new Map<string, number>();
  for (const row of rows) newest.set(keyOfRow(row), Math.max(row.version, newest.get(keyOfRow(row)) ?? 0));
  return newest;
}

function decisionOf(
  { row, act, today }: Acting,
  { unitId, indicator, asOf }: Taken,
  words: Pick<DecisionRow, 'version' | 'met' | 'reason' | 'evidence'>,
): DecisionRow {
  const { provinceId, criteriaSet, setVersion, rehearsal, organisationId } = row;
  if (organisationId === null) throw new Error(`Nobody knows which department sent ${row.id}`);
  return {
    ...{ id: newId(), provinceId, criteriaSet, unitId, code: null, criterion: Number(indicator), setVersion },
    ...{ asOf, knownOn: today, organisationId, rehearsal, ...words, ...signedBy(act) },
  };
}

function told({ id, unitId, criteriaSet, criterion, version, asOf, knownOn, rehearsal, capacity }: DecisionRow) {
  const of = criterion ?? 0;
  return { decisionId: id, communeId: unitId, criteriaSet, of, version, asOf, knownOn, rehearsal, capacity };
}

const ofCommune = <D extends { readonly communeId: string }>(data: D) => ({ subject: data.communeId, data });
