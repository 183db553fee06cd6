import { AssessmentRecorded, type CriteriaSetView, type CriterionResult } from '@langmoi/contracts/criteria';
import { formatDate } from '@langmoi/domain/vietnamese';
import type { MeasuredValue } from '@langmoi/contracts/criteria-facts';
import { newId } from '@langmoi/platform/id';
import { appendAll } from '@langmoi/platform/outbox';
import { In, type EntityManager } from 'typeorm';
import { AssessmentRow, insertAssessments, summaryOf } from '../assessment/assessment.service';
import type { CriteriaSetService } from '../criteria-set/criteria-set.service';
import type { FigureImportRow } from './import.entity';
import type { Compared } from './import.repository';
import type { Said } from './reading';
import { asRead, isWhole, signedBy, type Acting, type Recording, type Standing, type Taken } from './recording';
import { isSame } from './values';

/**
 * Results of criteria as communes report them to the coordination office, each said as a whole ("theo báo cáo"): one
 * version of a commune's assessment with the file as its source. What the file leaves empty stays as it stood.
 */
export class GatheredCriteria implements Recording {
  readonly isByCell = false;
  readonly keyOf = ({ unitId }: Pick<Taken, 'unitId'>): string => unitId;

  constructor(private readonly sets: CriteriaSetService) {}

  async compare(em: EntityManager, row: FigureImportRow, said: readonly Said[]): Promise<Compared[]> {
    const known = await versionsOf(
      em,
      row,
      said.flatMap(({ unitId }) => unitId ?? []),
    );
    return said.map((one) => (isWhole(one) ? compared(one, known.get(one.unitId) ?? [], row) : asRead(one)));
  }

  async newest(em: EntityManager, row: FigureImportRow, taken: readonly Taken[]): Promise<Map<string, number>> {
    const known = await versionsOf(
      em,
      row,
      taken.map(({ unitId }) => unitId),
    );
    return new Map([...known].map(([unitId, versions]) => [unitId, newestOf(versions)]));
  }

  async record(em: EntityManager, acting: Acting, taken: readonly Taken[]): Promise<void> {
    const { row } = acting;
    const set = await this.sets.named(em, row.criteriaSet, row.asOf);
    await this.add(em, acting, taken, (cells, { asOf, versions }) => {
      const counting = countingOn(versions, row, asOf);
      return {
        results: set.criteria.map(({ no }) => resultFrom(cells, no) ?? carried(counting, no, asOf)),
        ...{ basis: 'stated', source: sourceOf(row, cells, asOf), rehearsal: row.rehearsal },
      };
    });
  }

  /** Of communes of which nothing was said before, nothing is said of any criterion. */
  async restore(em: EntityManager, acting: Acting, taken: readonly Taken[]): Promise<void> {
    const { row } = acting;
    const set = await this.sets.named(em, row.criteriaSet, row.asOf);
    await this.add(em, acting, taken, (cells, { asOf, versions }) => {
      const before = versions.filter(({ version }) => version <= (cells[0]?.newest ?? 0));
      const stood = countingOn(before, row, asOf);
      const { basis, source, rehearsal } = stood ?? {
        ...{ basis: 'stated', source: { ...sourceOf(row, cells, asOf), note: 'Đã rút lại' }, rehearsal: row.rehearsal },
      };
      return { results: stood?.results ?? nothingOf(set), basis, source, rehearsal };
    });
  }

  private async add(
    em: EntityManager,
    { row, act, today }: Acting,
    taken: readonly Taken[],
    saying: (cells: readonly Taken[], of: { asOf: string; versions: readonly AssessmentRow[] }) => Words,
  ): Promise<void> {
    const { provinceId, tier, criteriaSet, setVersion } = row;
    const known = await versionsOf(
      em,
      row,
      taken.map(({ unitId }) => unitId),
    );
    const rows = [...Map.groupBy(taken, this.keyOf)].map(([communeId, cells]): AssessmentRow => {
      const versions = known.get(communeId) ?? [];
      const asOf = cells[0]?.asOf ?? row.asOf;
      const version = newestOf(versions) + 1;
      return {
        ...{ id: newId(), provinceId, communeId, tier, criteriaSet, setVersion, version, asOf },
        ...{ ...saying(cells, { asOf, versions }), ...signedBy(act), knownOn: today },
      };
    });
    await insertAssessments(em, rows);
    await appendAll(em, row, AssessmentRecorded, rows.map(told(row)));
  }
}

/** What is known of each criterion of every commune on a day, as this file would find it. */
export async function gatheredOn(
  em: EntityManager,
  of: Pick<AssessmentRow, 'tier' | 'criteriaSet'>,
  on: string,
): Promise<Standing[]> {
  const byCommune = Map.groupBy(await em.findBy(AssessmentRow, { tier: of.tier }), ({ communeId }) => communeId);
  return [...byCommune].flatMap(([unitId, versions]) =>
    (countingOn(versions, of, on)?.results ?? []).flatMap(({ criterion, state, note = null }) =>
      state === 'noData' ? [] : [{ unitId, criterion, met: state === 'achieved', note }],
    ),
  );
}

function compared(
  said: Said & { readonly indicator: string; readonly asOf: string; readonly value: MeasuredValue },
  versions: readonly AssessmentRow[],
  row: FigureImportRow,
): Compared {
  const stands = resultOf(countingOn(versions, row, said.asOf), Number(said.indicator));
  const newest = newestOf(versions);
  if (!stands) return { ...said, before: null, beforeNote: null, newest, outcome: 'new' };
  const { state, note: beforeNote = null } = stands;
  const before = { kind: 'yesNo' as const, yes: state === 'achieved' };
  const saysMore = said.note !== null && said.note !== beforeNote;
  return { ...said, before, beforeNote, newest, outcome: isSame(before, said.value) && !saysMore ? 'same' : 'changed' };
}

type Words = Pick<AssessmentRow, 'results' | 'basis' | 'source' | 'rehearsal'>;

const told =
  ({ tier }: FigureImportRow) =>
  ({ id, communeId, criteriaSet, version, basis, asOf, results, source, rehearsal, capacity }: AssessmentRow) => ({
    subject: id,
    data: {
      ...{ assessmentId: id, communeId, tier, criteriaSet, version, basis, asOf, source, rehearsal, capacity },
      ...summaryOf(results),
    },
  });

async function versionsOf(
  em: EntityManager,
  { tier }: FigureImportRow,
  unitIds: readonly string[],
): Promise<Map<string, AssessmentRow[]>> {
  if (unitIds.length === 0) return new Map();
  const rows = await em.findBy(AssessmentRow, { communeId: In([...new Set(unitIds)]), tier });
  return Map.groupBy(rows, ({ communeId }) => communeId);
}

const newestOf = (versions: readonly AssessmentRow[]): number => Math.max(0, ...versions.map(({ version }) => version));

/** As judgements have it: of the days up to one the latest, and of that day the newest version. */
const countingOn = (
  versions: readonly AssessmentRow[],
  { criteriaSet }: Pick<FigureImportRow, 'criteriaSet'>,
  day: string,
): AssessmentRow | undefined =>
  versions
    .filter((one) => one.criteriaSet === criteriaSet && one.asOf <= day)
    .sort((a, b) => (a.asOf === b.asOf ? b.version - a.version : a.asOf < b.asOf ? 1 : -1))[0];

/** Undefined: nothing was said of it. */
const resultOf = (assessment: AssessmentRow | undefined, no: number): CriterionResult | undefined =>
  assessment?.results.find(({ criterion, state }) => criterion === no && state !== 'noData');

function resultFrom(cells: readonly Taken[], no: number): CriterionResult | undefined {
  const cell = cells.find(({ indicator }) => indicator === String(no));
  if (cell?.value.kind !== 'yesNo') return undefined;
  return {
    criterion: no,
    state: cell.value.yes ? 'achieved' : 'missing',
    ...(cell.note !== null && { note: cell.note }),
  };
}

/** What stood, and since when where it is of another day. */
function carried(counting: AssessmentRow | undefined, no: number, day: string): CriterionResult {
  const known = resultOf(counting, no);
  if (!counting || !known) return { criterion: no, state: 'noData' };
  const since = counting.asOf === day ? undefined : `Như ngày ${formatDate(counting.asOf)}, bản ${counting.version}`;
  const note = known.note ?? since;
  return { ...known, ...(note !== undefined && { note }) };
}

const sourceOf = ({ fileName }: FigureImportRow, [first]: readonly Taken[], asOf: string) => ({
  ...{
    document: `Bảng xã × tiêu chí «${fileName}»`,
    date: asOf,
    line: Number(/\d+$/.exec(first?.at ?? '')?.[0]) || null,
  },
});

const nothingOf = ({ criteria }: CriteriaSetView): CriterionResult[] =>
  criteria.map(({ no }) => ({ criterion: no, state: 'noData' }));
