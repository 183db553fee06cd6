import type { CellOutcome, ImportAnswer } from '@langmoi/contracts/figure-imports';
import type { MeasuredValue } from '@langmoi/contracts/criteria-facts';
import { UnitRow } from '@langmoi/platform/directory-copy';
import type { DataSource, EntityManager } from 'typeorm';
import { FigureImportAnswerRow, FigureImportCellRow, FigureImportFileRow, FigureImportRow } from './import.entity';
import type { Exported } from './export';
import type { Said } from './reading';

export async function insertImport(em: EntityManager, row: FigureImportRow, content: Buffer): Promise<void> {
  await em.insert(FigureImportRow, row as never);
  await em.insert(FigureImportFileRow, { provinceId: row.provinceId, importId: row.id, content });
}

export const findImport = (em: EntityManager, id: string): Promise<FigureImportRow | null> =>
  em.findOneBy(FigureImportRow, { id });

/** Holds it until the transaction ends. */
export const lockImport = (em: EntityManager, id: string): Promise<FigureImportRow | null> =>
  em.findOne(FigureImportRow, { where: { id }, lock: { mode: 'pessimistic_write' } });

const mostListed = 100;

export const listImports = (em: EntityManager): Promise<FigureImportRow[]> =>
  em.find(FigureImportRow, { order: { recordedAt: 'DESC' }, take: mostListed });

export async function updateImport(
  em: EntityManager,
  { provinceId, id }: Pick<FigureImportRow, 'provinceId' | 'id'>,
  change: Partial<FigureImportRow>,
): Promise<void> {
  await em.update(FigureImportRow, { provinceId, id }, change as never);
}

/** A file that the worker has to go on with. */
interface Waiting extends Pick<FigureImportRow, 'id' | 'provinceId'> {
  readonly state: 'reading' | 'applying' | 'undoing';
}

/** The file that has waited longest, of any province; for the worker. */
export async function nextWaiting(dataSource: DataSource): Promise<Waiting | undefined> {
  return dataSource.transaction(async (em) => {
    await em.query(`SET LOCAL app.waiting = 'figure-imports'`);
    const [row]: Waiting[] = await em.query(
      `SELECT id, province_id AS "provinceId", state FROM figure_imports
        WHERE state IN ('reading', 'applying', 'undoing') ORDER BY recorded_at LIMIT 1`,
    );
    return row;
  });
}

export async function contentOf(em: EntityManager, importId: string): Promise<Buffer> {
  return (await em.findOneByOrFail(FigureImportFileRow, { importId })).content;
}

/** All units of the province with their lives. */
export const listUnitsWithLives = (em: EntityManager): Promise<UnitRow[]> =>
  em.find(UnitRow, {
    select: { id: true, provinceId: true, parentId: true, level: true, kind: true, code: true, name: true, life: true },
  });

export async function listAnswers(em: EntityManager, layoutKey: string): Promise<ImportAnswer[]> {
  return (await em.findBy(FigureImportAnswerRow, { layoutKey })).map(({ answer }) => answer);
}

export async function keepAnswers(em: EntityManager, rows: readonly FigureImportAnswerRow[]): Promise<void> {
  if (rows.length > 0) {
    await em.upsert(FigureImportAnswerRow, rows as never, ['provinceId', 'layoutKey', 'kind', 'written']);
  }
}

/** What was said of an indicator of a unit on a day, and the newest version of the indicator, of whatever day. */
export interface Standing {
  readonly unitId: string;
  readonly indicator: string;
  readonly asOf: string;
  readonly value: MeasuredValue | null;
  readonly note: string | null;
  readonly newest: number;
}

/** Of the units in hand what stands on each day, and the newest versions. */
export const listStandings = (
  em: EntityManager,
  { provinceId, criteriaSet }: Pick<FigureImportRow, 'provinceId' | 'criteriaSet'>,
  unitIds: readonly string[],
): Promise<Standing[]> =>
  em.query(
    `SELECT DISTINCT ON (unit_id, indicator, as_of) unit_id AS "unitId", indicator, as_of::text AS "asOf", value, note,
            max(version) OVER (PARTITION BY unit_id, indicator) AS newest
       FROM figures WHERE province_id = $1 AND criteria_set = $2 AND unit_id = ANY ($3)
      ORDER BY unit_id, indicator, as_of, version DESC`,
    [provinceId, criteriaSet, unitIds],
  );

/** A figure of a file beside what stands. */
export interface Compared extends Said {
  readonly outcome: CellOutcome;
  readonly before: MeasuredValue | null;
  readonly beforeNote: string | null;
  readonly newest: number;
}

/** Adds cells of a file, numbered on from `first`, in one statement however many. */
export async function insertCells(
  em: EntityManager,
  { provinceId, id }: Pick<FigureImportRow, 'provinceId' | 'id'>,
  { first, cells }: { first: number; cells: readonly Compared[] },
): Promise<void> {
  const rows = cells.map(({ unitId, asOf, beforeNote, ...cell }, index) => ({
    ...cell,
    ...{ no: first + index, unit_id: unitId, as_of: asOf, before_note: beforeNote },
  }));
  await em.query(
    `INSERT INTO figure_import_cells (province_id, import_id, no, at, unit_id, indicator, as_of, written, value, note,
            outcome, before, before_note, newest, fault, other)
     SELECT $1, $2, no, at, unit_id, indicator, as_of, written, nullif(value, 'null'), note,
            outcome, nullif(before, 'null'), before_note, newest, fault, other
       FROM json_to_recordset($3) AS cell (no integer, at text, unit_id uuid, indicator text, as_of date, written text,
            value jsonb, note text, outcome text, before jsonb, before_note text, newest integer, fault text, other text)`,
    [provinceId, id, JSON.stringify(rows)],
  );
}

export async function deleteCells(em: EntityManager, importId: string): Promise<void> {
  await em.delete(FigureImportCellRow, { importId });
}

export function listCells(
  em: EntityManager,
  importId: string,
  { outcome, after, limit }: { outcome?: CellOutcome; after: number; limit: number },
): Promise<FigureImportCellRow[]> {
  const query = em
    .createQueryBuilder(FigureImportCellRow, 'cell')
    .where('cell.importId = :importId AND cell.no > :after', { importId, after })
    .orderBy('cell.no')
    .limit(limit);
  return (outcome ? query.andWhere('cell.outcome = :outcome', { outcome }) : query).getMany();
}

/** Where the errors of a file are. */
export const listErrors = (em: EntityManager, importId: string): Promise<FigureImportCellRow[]> =>
  em.find(FigureImportCellRow, { where: { importId, outcome: 'error' }, order: { no: 'ASC' } });

/** What stands of each day from a day to a day: of each the newest version, unless it was taken back. */
export const listExported = (
  em: EntityManager,
  { provinceId, criteriaSet, from, to }: { provinceId: string; criteriaSet: string; from: string; to: string },
): Promise<Exported[]> =>
  em.query(
    `SELECT "unitId", indicator, "asOf", value, note FROM (
       SELECT DISTINCT ON (unit_id, indicator, as_of) unit_id AS "unitId", indicator, as_of::text AS "asOf", value, note
         FROM figures WHERE province_id = $1 AND criteria_set = $2 AND as_of BETWEEN $3 AND $4
        ORDER BY unit_id, indicator, as_of, version DESC) AS newest
      WHERE value IS NOT NULL`,
    [provinceId, criteriaSet, from, to],
  );
