import type { CellOutcome, ImportAnswer } from '@langmoi/contracts/figure-imports';
import type { MeasuredValue } from '@langmoi/contracts/criteria-facts';
import { arrayParameter, type ElementType } from '@langmoi/platform/array-parameter';
import { prepared, statement } from '@langmoi/platform/prepared';
import type { DataSource, EntityManager } from 'typeorm';
import { FigureImportAnswerRow, FigureImportFileRow, FigureImportPortionRow, FigureImportRow } from './import.entity';
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

/** In one message, which is a transaction of its own. */
const waiting = `SET LOCAL app.waiting = 'figure-imports';
  SELECT id, province_id AS "provinceId", state FROM figure_imports
   WHERE state IN ('reading', 'applying', 'undoing') ORDER BY recorded_at LIMIT 1`;

/** The file that has waited longest, of any province; for the worker. */
export async function nextWaiting(dataSource: DataSource): Promise<Waiting | undefined> {
  const runner = dataSource.createQueryRunner();
  try {
    const connection = (await runner.connect()) as { query(text: string): Promise<{ rows: Waiting[] }[]> };
    const [, found] = await connection.query(waiting);
    return found?.rows[0];
  } finally {
    await runner.release();
  }
}

const bytesOfPiece = 1024 * 1024;

/** Piece by piece, for a driver holds what it reads several times. */
export async function contentOf(em: EntityManager, importId: string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for (;;) {
    const [read]: { piece: Buffer }[] = await em.query(
      'SELECT substring(content FROM $2 FOR $3) AS piece FROM figure_import_files WHERE import_id = $1',
      [importId, pieces.length * bytesOfPiece + 1, bytesOfPiece],
    );
    if (!read) throw new Error(`The file of import ${importId} is not there`);
    if (read.piece.length > 0) pieces.push(read.piece);
    if (read.piece.length < bytesOfPiece) return Buffer.concat(pieces);
  }
}

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

/** The same by its number in the file. */
export interface FigureImportCell extends Compared {
  readonly no: number;
}

type Field = Exclude<
  keyof FigureImportPortionRow,
  'provinceId' | 'importId' | 'first' | 'touched' | 'firstOn' | 'lastOn'
>;

/** The arrays of a portion, by what each holds of a cell. */
const columns = {
  ...{ at: 'at', unitId: 'unit_id', indicator: 'indicator', asOf: 'as_of', written: 'written', value: 'value' },
  ...{ note: 'note', outcome: 'outcome', before: 'before', beforeNote: 'before_note', newest: 'newest' },
  ...{ fault: 'fault', other: 'other' },
} as const satisfies Record<Field, string>;
const fields = Object.keys(columns) as Field[];
const names = Object.values(columns);

const types: Readonly<Record<Field, ElementType>> = {
  ...{ at: 'text', unitId: 'uuid', indicator: 'text', asOf: 'date', written: 'text', value: 'jsonb', note: 'text' },
  ...{ outcome: 'text', before: 'jsonb', beforeNote: 'text', newest: 'integer', fault: 'text', other: 'text' },
};

/** An array of one element stands for a column that holds the same of every cell, as most do. */
const portion = statement(`
  INSERT INTO figure_import_portions (province_id, import_id, first, touched, first_on, last_on, ${names.join(', ')})
  SELECT $1, $2, $3, $5, $6, $7, ${fields.map((field, index) => filled(`$${index + 8}::${types[field]}[]`)).join(', ')}`);

function filled(array: string): string {
  return `CASE cardinality(${array}) WHEN 1 THEN array_fill((${array})[1], ARRAY[$4::int]) ELSE ${array} END`;
}

/** Adds cells of a file, numbered on from `first`, in one row however many. */
export async function insertPortion(
  em: EntityManager,
  { provinceId, id }: Pick<FigureImportRow, 'provinceId' | 'id'>,
  { first, cells }: { first: number; cells: readonly Compared[] },
): Promise<void> {
  if (cells.length === 0) return;
  const arrays = fields.map((field) => columnOf(field, cells));
  const taken = cells.filter(({ outcome }) => isTaken(outcome));
  const days = [...new Set(taken.flatMap(({ asOf }) => asOf ?? []))].sort();
  const touched = [...new Set(taken.flatMap(({ unitId }) => unitId ?? []))];
  const values = [provinceId, id, first, cells.length, touched, days.at(0) ?? null, days.at(-1) ?? null];
  await prepared(em, portion, [...values, ...arrays]);
}

/** Whether a cell is recorded. */
export const isTaken = (outcome: CellOutcome | undefined): boolean => outcome === 'new' || outcome === 'changed';

function columnOf(field: Field, cells: readonly Compared[]): Buffer {
  const same = cells[0]?.[field] ?? null;
  const told = cells.every((cell) => cell[field] === same) ? cells.slice(0, 1) : cells;
  const elements = told.map((cell) => {
    const value = cell[field];
    return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
  });
  return arrayParameter(types[field], elements as never[]);
}

/** Portions in the order of their cells, with what recording them would touch. */
export const listTouched = (
  em: EntityManager,
  importId: string,
): Promise<Pick<FigureImportPortionRow, 'first' | 'touched' | 'firstOn' | 'lastOn'>[]> =>
  em.find(FigureImportPortionRow, {
    select: { first: true, touched: true, firstOn: true, lastOn: true },
    where: { importId },
    order: { first: 'ASC' },
  });

export async function deletePortions(em: EntityManager, importId: string): Promise<void> {
  await em.delete(FigureImportPortionRow, { importId });
}

/**
 * For a statement with its own parameters: cells of the portions `p`, each by the names of their columns, with `nth` from
 * 1 on in its portion.
 */
export const cellsOf = (...of: (typeof names)[number][]): string =>
  `unnest(${of.map((name) => `p.${name}`).join(', ')}) WITH ORDINALITY AS cell (${of.join(', ')}, nth)`;

const shown = fields.map((field) => {
  const name = columns[field];
  return `cell.${name}${field === 'asOf' ? '::text' : ''} AS "${field}"`;
});

/** Cells of a file in their order; portions without an outcome that is asked for are not opened. */
const cellsAsked = `
  SELECT p.first + cell.nth::int - 1 AS no, ${shown.join(', ')}
    FROM figure_import_portions p CROSS JOIN LATERAL ${cellsOf(...names)}
   WHERE p.import_id = $1 AND p.first + cardinality(p.at) > $2 + 1 AND p.first + cell.nth - 1 > $2
     AND ($3::text[] IS NULL OR (p.outcome && $3 AND cell.outcome = ANY ($3)))
   ORDER BY p.first, cell.nth LIMIT $4`;

interface CellsAsked {
  readonly outcomes: readonly CellOutcome[] | null;
  readonly after?: number;
  readonly limit?: number;
}

const cellsWith = (
  em: EntityManager,
  importId: string,
  { outcomes, after = -1, limit }: CellsAsked,
): Promise<FigureImportCell[]> => em.query(cellsAsked, [importId, after, outcomes, limit ?? null]);

export const listCells = (
  em: EntityManager,
  importId: string,
  { outcome, after, limit }: { outcome?: CellOutcome; after: number; limit: number },
): Promise<FigureImportCell[]> => cellsWith(em, importId, { outcomes: outcome ? [outcome] : null, after, limit });

/** Where the errors of a file are. */
export const listErrors = (em: EntityManager, importId: string): Promise<FigureImportCell[]> =>
  cellsWith(em, importId, { outcomes: ['error'] });

/** What of a file is recorded: the cells that say something new. */
export const listTaken = (em: EntityManager, importId: string): Promise<FigureImportCell[]> =>
  cellsWith(em, importId, { outcomes: ['new', 'changed'] });

/** What stands of each day from a day to a day, of some units or of all: of each the newest version with a value. */
export const listExported = (
  em: EntityManager,
  { provinceId, criteriaSet, from, to }: { provinceId: string; criteriaSet: string; from: string; to: string },
  unitIds: readonly string[] | null = null,
): Promise<Exported[]> =>
  em.query(
    `SELECT "unitId", indicator, "asOf", value, note FROM (
       SELECT DISTINCT ON (unit_id, indicator, as_of) unit_id AS "unitId", indicator, as_of::text AS "asOf", value, note
         FROM figures WHERE province_id = $1 AND criteria_set = $2 AND as_of BETWEEN $3 AND $4
          AND ($5::uuid[] IS NULL OR unit_id = ANY ($5))
        ORDER BY unit_id, indicator, as_of, version DESC) AS newest
      WHERE value IS NOT NULL`,
    [provinceId, criteriaSet, from, to, unitIds],
  );

/** Whether there is more in a set from a day to a day than `most` versions. */
export async function isMoreThan(
  em: EntityManager,
  { provinceId, criteriaSet, from, to }: { provinceId: string; criteriaSet: string; from: string; to: string },
  most: number,
): Promise<boolean> {
  const [read]: { n: number }[] = await em.query(
    `SELECT count(*)::int AS n FROM (SELECT FROM figures
      WHERE province_id = $1 AND criteria_set = $2 AND as_of BETWEEN $3 AND $4 LIMIT $5) AS counted`,
    [provinceId, criteriaSet, from, to, most + 1],
  );
  return (read?.n ?? 0) > most;
}
