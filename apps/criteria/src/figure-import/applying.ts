import { FiguresRecorded } from '@langmoi/contracts/figures';
import { todayIn } from '@langmoi/platform/directory-copy';
import { newId } from '@langmoi/platform/id';
import { appendAll, type DataOf } from '@langmoi/platform/outbox';
import type { EntityManager } from 'typeorm';
import type { Act, FigureImportRow } from './import.entity';
import { lockImport, updateImport } from './import.repository';

/**
 * Records a checked file as one import: every figure as the next version, all of them or none, by statements that no
 * number of rows makes more of. Where somebody recorded since the check, nothing is, and the file is checked again.
 */
export async function applyFile(em: EntityManager, id: string): Promise<void> {
  const row = await lockImport(em, id);
  if (row?.state !== 'applying' || !row.applied) return;
  await lockUnits(em, row);
  if (await isStale(em, row)) {
    const counts = { rows: 0, left: 0, new: 0, changed: 0, same: 0, error: 0 };
    await em.query('DELETE FROM figure_import_cells WHERE province_id = $1 AND import_id = $2', [row.provinceId, id]);
    return updateImport(em, row, { state: 'reading', refusal: 'changedSince', applied: null, counts, questions: [] });
  }
  await record(em, row, { entryId: id, act: row.applied, columns: `value, note`, newest: 'newest' });
  await updateImport(em, row, { state: 'applied' });
}

/**
 * Takes a file back: of each figure another version, with what stood of its day before, or without a value. Where somebody
 * recorded on top of any of them, nothing is taken back.
 */
export async function undoFile(em: EntityManager, id: string): Promise<void> {
  const row = await lockImport(em, id);
  if (row?.state !== 'undoing' || !row.undone) return;
  await lockUnits(em, row);
  if (await isRecordedUpon(em, row)) {
    return updateImport(em, row, { state: 'applied', refusal: 'recordedSince', undone: null });
  }
  const newest = 'newest + count(*) OVER (PARTITION BY unit_id, indicator)';
  await record(em, row, { entryId: newId(), act: row.undone, columns: 'before, before_note', newest });
  await updateImport(em, row, { state: 'undone' });
}

/** What of a file is recorded. */
const taken = `FROM figure_import_cells WHERE province_id = $1 AND import_id = $2 AND outcome IN ('new', 'changed')`;

/** In the order of ids, as whoever records of several communes takes them. */
const lockUnits = (em: EntityManager, { provinceId, id }: FigureImportRow): Promise<unknown> =>
  em.query(`SELECT 1 FROM directory_units WHERE id IN (SELECT unit_id ${taken}) ORDER BY id FOR UPDATE`, [
    provinceId,
    id,
  ]);

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

interface Recording {
  readonly entryId: string;
  readonly act: Act;
  /** Value and note, as the file has them in its rows. */
  readonly columns: string;
  readonly newest: string;
}

type Told = DataOf<typeof FiguresRecorded>['figures'];

async function record(em: EntityManager, row: FigureImportRow, recording: Recording): Promise<void> {
  const { provinceId, id, criteriaSet, setVersion, rehearsal, fileName } = row;
  const { entryId, act, columns, newest } = recording;
  const { today } = await todayIn(em, provinceId);
  const units: { unitId: string; figures: Told }[] = await em.query(
    `WITH recorded AS (
       INSERT INTO figures (province_id, criteria_set, unit_id, indicator, version, set_version, entry_id, basis, as_of,
              known_on, value, note, evidence, rehearsal, recorded_by, recorded_at, appointment_id, capacity)
       SELECT $1, $3, unit_id, indicator, ${newest} + row_number() OVER (PARTITION BY unit_id, indicator ORDER BY as_of),
              $4, $5, 'entered', as_of, $6, ${columns}, $7, $8, $9, now(), $10, $11 ${taken}
       RETURNING unit_id, indicator, version, as_of)
     SELECT unit_id AS "unitId", json_agg(json_build_object('indicator', indicator, 'version', version, 'asOf', as_of)) AS figures
       FROM recorded GROUP BY unit_id`,
    [
      ...[provinceId, id, criteriaSet, setVersion, entryId, today, JSON.stringify([fileName]), rehearsal],
      ...[act.userId, act.appointmentId, act.capacity],
    ],
  );
  const said = { entryId, criteriaSet, basis: 'entered', knownOn: today, rehearsal, capacity: act.capacity } as const;
  const news = units.map(({ unitId, figures }) => ({ subject: unitId, data: { ...said, communeId: unitId, figures } }));
  for (let at = 0; at < news.length; at += 500) await appendAll(em, row, FiguresRecorded, news.slice(at, at + 500));
}
