import type { Caller } from '@langmoi/contracts/caller';
import type { ImportJudged } from '@langmoi/contracts/figure-imports';
import { FiguresRecorded } from '@langmoi/contracts/figures';
import { Db } from '@langmoi/platform/db';
import { todayIn } from '@langmoi/platform/directory-copy';
import { newId } from '@langmoi/platform/id';
import { appendAll, type DataOf } from '@langmoi/platform/outbox';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { JudgementService } from '../judgement/judgement.service';
import { noCounts } from './import';
import type { Act, FigureImportRow } from './import.entity';
import { deleteCells, lockImport, updateImport } from './import.repository';

/** Records checked files and takes recorded ones back, each in one transaction. */
@Injectable()
export class Applying {
  constructor(
    private readonly db: Db,
    private readonly judgements: JudgementService,
  ) {}

  /**
   * Records a checked file as one import: every figure as the next version, all of them or none, by statements that no
   * number of rows makes more of; then judges the communes it touched, and tells of each. Where somebody recorded since
   * the check, nothing is recorded, and the file is checked again.
   */
  apply(caller: Caller, id: string): Promise<void> {
    return this.db.run(caller, async (em) => {
      const row = await lockImport(em, id);
      if (row?.state !== 'applying' || !row.applied) return;
      const unitIds = await lockUnits(em, row);
      if (await isStale(em, row)) {
        await deleteCells(em, id);
        const again = { state: 'reading', counts: noCounts, questions: [] } satisfies Partial<FigureImportRow>;
        return updateImport(em, row, { ...again, refusal: 'changedSince', applied: null });
      }
      const recording = { unitIds, entryId: id, act: row.applied, columns: `value, note`, newest: 'newest' };
      await updateImport(em, row, { state: 'applied', judged: await this.record(em, row, recording) });
    });
  }

  /**
   * Takes a file back: of each figure another version, with what stood of its day before, or without a value. Where
   * somebody recorded on top of any of them, nothing is taken back.
   */
  undo(caller: Caller, id: string): Promise<void> {
    return this.db.run(caller, async (em) => {
      const row = await lockImport(em, id);
      if (row?.state !== 'undoing' || !row.undone) return;
      const unitIds = await lockUnits(em, row);
      if (await isRecordedUpon(em, row)) {
        return updateImport(em, row, { state: 'applied', refusal: 'recordedSince', undone: null });
      }
      const newest = 'newest + count(*) OVER (PARTITION BY unit_id, indicator)';
      const recording = { unitIds, entryId: newId(), act: row.undone, columns: 'before, before_note', newest };
      await updateImport(em, row, { state: 'undone', judged: await this.record(em, row, recording) });
    });
  }

  /** A bug of ours must not hold up the files behind one: the person is told, and may try again. */
  giveBack(caller: Caller, id: string): Promise<void> {
    return this.db.run(caller, async (em) => {
      const row = await lockImport(em, id);
      if (row) await updateImport(em, row, { ...before(row), refusal: 'failed' });
    });
  }

  private async record(em: EntityManager, row: FigureImportRow, recording: Recording): Promise<ImportJudged> {
    const { today } = await todayIn(em, row.provinceId);
    await insertTaken(em, row, { ...recording, today });
    const on = await lastDayOf(em, row);
    const { provinceId, criteriaSet, rehearsal } = row;
    const { unitIds, entryId, act } = recording;
    const said = { entryId, criteriaSet, basis: 'entered', knownOn: today, rehearsal, capacity: act.capacity } as const;
    const all: Judged[] = [];
    for (let at = 0; at < unitIds.length; at += unitsOfPortion) {
      const portion = { entryId, unitIds: unitIds.slice(at, at + unitsOfPortion) };
      const judged = await this.judged(em, { provinceId, setId: criteriaSet, on }, portion.unitIds);
      const news = (await listTold(em, row, portion)).map(({ unitId, figures }) => {
        const own = judged.get(unitId);
        return { subject: unitId, data: { ...said, communeId: unitId, figures, ...(own && { judged: own }) } };
      });
      await appendAll(em, row, FiguresRecorded, news);
      all.push(...judged.values());
    }
    const byMet = [...Map.groupBy(all, ({ metCount }) => metCount)].sort(([a], [b]) => b - a);
    const communes = byMet.map(([metCount, own]) => ({ metCount, communes: own.length }));
    return { on, criteria: all[0]?.criteria.length ?? 0, communes };
  }

  /** How communes stand; a commune that was no longer there on the day is not judged. */
  private async judged(
    em: EntityManager,
    asked: { provinceId: string; setId: string; on: string },
    unitIds: readonly string[],
  ): Promise<Map<string, Judged>> {
    const { set, rows } = await this.judgements.outcomesOf(em, asked, unitIds);
    return new Map(
      rows.map(({ communeId, outcome, metCount, criteria }) => [
        communeId,
        {
          ...{ on: asked.on, setVersion: set.version, outcome, metCount },
          criteria: criteria.map(({ no, outcome: of }) => ({ no, outcome: of })),
        },
      ]),
    );
  }
}

function before({ state }: FigureImportRow): Partial<FigureImportRow> {
  if (state === 'applying') return { state: 'checked', applied: null };
  return state === 'undoing' ? { state: 'applied', undone: null } : { state: 'unreadable' };
}

const unitsOfPortion = 500;

type Told = DataOf<typeof FiguresRecorded>;
type Judged = NonNullable<Told['judged']>;

/** What of a file is recorded. */
const taken = `FROM figure_import_cells WHERE province_id = $1 AND import_id = $2 AND outcome IN ('new', 'changed')`;

/** The communes of a file, in the order of ids, as whoever records of several takes them. */
async function lockUnits(em: EntityManager, { provinceId, id }: FigureImportRow): Promise<string[]> {
  const units: { id: string }[] = await em.query(
    `SELECT id FROM directory_units WHERE id IN (SELECT unit_id ${taken}) ORDER BY id FOR UPDATE`,
    [provinceId, id],
  );
  return units.map((one) => one.id);
}

interface Recorded {
  readonly entryId: string;
  readonly unitIds: readonly string[];
}

/** What one recording said of some communes, by the key of figures. */
const listTold = (
  em: EntityManager,
  { provinceId, criteriaSet }: FigureImportRow,
  { entryId, unitIds }: Recorded,
): Promise<{ unitId: string; figures: Told['figures'] }[]> =>
  em.query(
    `SELECT unit_id AS "unitId", json_agg(json_build_object('indicator', indicator, 'version', version, 'asOf', as_of)) AS figures
       FROM figures WHERE province_id = $1 AND criteria_set = $2 AND unit_id = ANY ($3) AND entry_id = $4 GROUP BY unit_id`,
    [provinceId, criteriaSet, unitIds, entryId],
  );

/** The newest version of an indicator, by the key of figures. */
const newestOf = (cell: string) => `coalesce((SELECT f.version FROM figures f WHERE f.province_id = $1
  AND f.criteria_set = $3 AND f.unit_id = ${cell}.unit_id AND f.indicator = ${cell}.indicator ORDER BY f.version DESC LIMIT 1), 0)`;

function isStale(em: EntityManager, row: FigureImportRow): Promise<boolean> {
  return isAny(em, row, `SELECT DISTINCT unit_id, indicator, newest AS expected ${taken}`);
}

function isRecordedUpon(em: EntityManager, row: FigureImportRow): Promise<boolean> {
  return isAny(em, row, `SELECT unit_id, indicator, min(newest) + count(*) AS expected ${taken} GROUP BY 1, 2`);
}

/** Whether any indicator has another newest version than is expected. */
async function isAny(
  em: EntityManager,
  { provinceId, id, criteriaSet }: FigureImportRow,
  expected: string,
): Promise<boolean> {
  const [{ is } = { is: false }]: { is: boolean }[] = await em.query(
    `SELECT EXISTS (SELECT FROM (${expected}) AS cell WHERE expected <> ${newestOf('cell')}) AS is`,
    [provinceId, id, criteriaSet],
  );
  return is;
}

interface Recording extends Recorded {
  readonly act: Act;
  /** Value and note, as the file has them in its rows. */
  readonly columns: string;
  readonly newest: string;
}

/** Adds what is taken as versions, in one statement. */
const insertTaken = (
  em: EntityManager,
  { provinceId, id, criteriaSet, setVersion, rehearsal, fileName }: FigureImportRow,
  { entryId, act, columns, newest, today }: Recording & { readonly today: string },
): Promise<unknown> =>
  em.query(
    `INSERT INTO figures (province_id, criteria_set, unit_id, indicator, version, set_version, entry_id, basis, as_of,
            known_on, value, note, evidence, rehearsal, recorded_by, recorded_at, appointment_id, capacity)
     SELECT $1, $3, unit_id, indicator, ${newest} + row_number() OVER (PARTITION BY unit_id, indicator ORDER BY as_of),
            $4, $5, 'entered', as_of, $6, ${columns}, $7, $8, $9, now(), $10, $11 ${taken}`,
    [
      ...[provinceId, id, criteriaSet, setVersion, entryId, today, JSON.stringify([fileName]), rehearsal],
      ...[act.userId, act.appointmentId, act.capacity],
    ],
  );

async function lastDayOf(em: EntityManager, { provinceId, id, asOf }: FigureImportRow): Promise<string> {
  const [last]: { on: string | null }[] = await em.query(`SELECT max(as_of)::text AS on ${taken}`, [provinceId, id]);
  return last?.on ?? asOf;
}
