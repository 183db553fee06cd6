import type { DataSource, EntityManager } from 'typeorm';
import { FigureExportRow } from './figure-export.entity';

type Key = Pick<FigureExportRow, 'provinceId' | 'id'>;

/** What one person asked for, the newest first. */
export const listExports = (em: EntityManager, recordedBy: string): Promise<FigureExportRow[]> =>
  em.find(FigureExportRow, { where: { recordedBy }, order: { recordedAt: 'DESC' }, take: 50 });

export const findExport = (em: EntityManager, id: string, recordedBy: string): Promise<FigureExportRow | null> =>
  em.findOneBy(FigureExportRow, { id, recordedBy });

/** Holds it until the transaction ends. */
export const lockExport = (em: EntityManager, id: string): Promise<FigureExportRow | null> =>
  em.findOne(FigureExportRow, { where: { id }, lock: { mode: 'pessimistic_write' } });

export async function updateExport(
  em: EntityManager,
  { provinceId, id }: Key,
  change: Partial<FigureExportRow>,
): Promise<void> {
  await em.update(FigureExportRow, { provinceId, id }, { ...change, touchedAt: new Date() } as never);
}

/** How many of one person are not done. */
export const countUnfinished = (em: EntityManager, recordedBy: string): Promise<number> =>
  em.count(FigureExportRow, {
    where: [
      { recordedBy, state: 'waiting' },
      { recordedBy, state: 'writing' },
    ],
  });

/**
 * The export that has waited longest, of any province, or one whose worker has not been heard of for a minute; before
 * them one whose time is over. For the worker.
 */
export async function nextExport(
  dataSource: DataSource,
): Promise<Pick<FigureExportRow, 'id' | 'provinceId' | 'state'> | undefined> {
  return dataSource.transaction(async (em) => {
    await em.query(`SET LOCAL app.waiting = 'figure-exports'`);
    const [row] = await em.query<Pick<FigureExportRow, 'id' | 'provinceId' | 'state'>[]>(
      `SELECT id, province_id AS "provinceId", state FROM figure_exports
        WHERE state = 'waiting' OR (state = 'writing' AND touched_at < now() - interval '1 minute')
           OR (state = 'ready' AND expires_at < now())
        ORDER BY state = 'ready' DESC, recorded_at LIMIT 1`,
    );
    return row;
  });
}

/** What is asked of a table of figures: of which sets, from a day to a day. */
interface Range {
  readonly provinceId: string;
  readonly setIds: readonly string[];
  readonly from: string;
  readonly to: string;
}

const ofRange = `FROM figures WHERE province_id = $1 AND criteria_set = ANY ($2) AND as_of BETWEEN $3 AND $4`;
const values = ({ provinceId, setIds, from, to }: Range) => [provinceId, setIds, from, to];

/** How much there is of each commune by each set, and the last day of it: no row of a file more than that. */
export const listSizes = (
  em: EntityManager,
  range: Range,
): Promise<{ criteriaSet: string; unitId: string; rows: number; lastOn: string }[]> =>
  em.query(
    `SELECT criteria_set AS "criteriaSet", unit_id AS "unitId", count(*)::int AS rows, max(as_of)::text AS "lastOn"
       ${ofRange} GROUP BY 1, 2`,
    values(range),
  );

/** The days that figures speak of by each set, in their order. */
export const listDays = (em: EntityManager, range: Range): Promise<{ criteriaSet: string; asOf: string }[]> =>
  em.query(
    `SELECT DISTINCT criteria_set AS "criteriaSet", as_of::text AS "asOf" ${ofRange} ORDER BY 2, 1`,
    values(range),
  );

/** Which indicators have a rate printed in a paper, on a day by a set. */
export async function listRated(
  em: EntityManager,
  { provinceId, criteriaSet, on }: { provinceId: string; criteriaSet: string; on: string },
): Promise<Set<string>> {
  const rows: { indicator: string }[] = await em.query(
    `SELECT DISTINCT indicator FROM figures
      WHERE province_id = $1 AND criteria_set = $2 AND as_of = $3 AND value ? 'printedRate'`,
    [provinceId, criteriaSet, on],
  );
  return new Set(rows.map(({ indicator }) => indicator));
}
