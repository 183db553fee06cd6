import type { MeasuredValue } from '@langmoi/contracts/criteria-facts';
import type { CellOutcome } from '@langmoi/contracts/figure-imports';
import { prepared, statement, type Statement } from '@langmoi/platform/prepared';
import type { EntityManager } from 'typeorm';
import type { Act, FigureImportRow } from './import.entity';
import { cellsOf, isTaken } from './import.repository';

/** What is done with a file: which entry its figures are of, by whom. */
export interface Recording {
  readonly entryId: string;
  readonly act: Act;
  readonly as: 'record' | 'restore';
}

/** What is recorded of a commune; the day is null where it is that of the file. */
export interface Taken {
  readonly unitId: string;
  readonly said: readonly [indicator: string, version: number, asOf: string | null, value: MeasuredValue | null][];
}

/** Adds what is taken of a part as versions: value, note, and which version of the indicator each is. */
const insertion = (value: string, note: string, version: string): string => `
  INSERT INTO figures (province_id, criteria_set, unit_id, indicator, version, set_version, entry_id, basis, as_of,
         known_on, value, note, evidence, rehearsal, recorded_by, recorded_at, appointment_id, capacity)
  SELECT $1, $3, cell.unit_id, cell.indicator, ${version},
         $4, $5, 'entered', cell.as_of, $6, ${value}, ${note}, $7, $8, $9, now(), $10, $11
    FROM figure_import_portions p CROSS JOIN LATERAL
         ${cellsOf('unit_id', 'indicator', 'as_of', 'value', 'note', 'before', 'before_note', 'newest', 'outcome')}
   WHERE p.province_id = $1 AND p.import_id = $2 AND p.first = ANY ($12) AND cell.outcome IN ('new', 'changed')`;

const recorded = ['cell.value', 'cell.note'] as const;
const restored = ['cell.before', 'cell.before_note'] as const;

/** A file of one day names an indicator of a commune once: behind the newest version comes one, or its taking back. */
const nextOf = { record: 1, restore: 2 } as const;
const ofOneDay: Readonly<Record<Recording['as'], Statement>> = {
  record: statement(insertion(...recorded, `cell.newest + ${nextOf.record}`)),
  restore: statement(insertion(...restored, `cell.newest + ${nextOf.restore}`)),
};

/** What is taken of portions, column by column; null where all of it is taken, and where nothing was said before. */
const columns = statement(`
  SELECT to_json(unit_id) AS "unitIds", to_json(indicator) AS indicators, to_json(value) AS "values",
         CASE WHEN NOT outcome <@ ARRAY['new', 'changed'] THEN to_json(outcome) END AS outcomes,
         CASE WHEN NOT 0 = ALL (newest) THEN to_json(newest) END AS newest
    FROM figure_import_portions WHERE province_id = $1 AND import_id = $2 AND first = ANY ($3) ORDER BY first`);

interface Columns {
  /** Of cells that are taken none is null. */
  readonly unitIds: string[];
  readonly indicators: string[];
  readonly values: (MeasuredValue | null)[];
  readonly outcomes: CellOutcome[] | null;
  readonly newest: number[] | null;
}

/** The same commune by commune, with the day that all of it is of. Pure. */
function takenOf(portions: readonly Columns[], next: number, on: string): Taken[] {
  const saidOf = new Map<string, Taken['said'][number][]>();
  for (const { unitIds, indicators, values, outcomes, newest } of portions) {
    const versionAt = (index: number) => (newest?.[index] ?? 0) + next;
    for (const [index, unitId] of unitIds.entries()) {
      if (outcomes && !isTaken(outcomes[index])) continue;
      const said = saidOf.get(unitId) ?? [];
      if (said.length === 0) saidOf.set(unitId, said);
      said.push([indicators[index] ?? '', versionAt(index), on, values[index] ?? null]);
    }
  }
  return [...saidOf].map(([unitId, said]) => ({ unitId, said }));
}

/** Of a file of several days versions are counted, and told by whoever counted them. */
const ofDays = (value: string, note: string, newest: string): Statement =>
  statement(`
    WITH added AS (
      ${insertion(value, note, `${newest} + row_number() OVER (PARTITION BY cell.unit_id, cell.indicator ORDER BY cell.as_of)`)}
      RETURNING unit_id, indicator, version, as_of, value)
    SELECT unit_id AS "unitId", json_agg(json_build_array(indicator, version, nullif(as_of, $13), value)) AS said
      FROM added GROUP BY unit_id`);

const ofSeveralDays: typeof ofOneDay = {
  record: ofDays(...recorded, 'cell.newest'),
  restore: ofDays(...restored, 'cell.newest + count(*) OVER (PARTITION BY cell.unit_id, cell.indicator)'),
};

interface Taking extends Recording {
  readonly today: string;
  /** The last day of the file. */
  readonly on: string;
  readonly isOneDay: boolean;
  readonly portions: readonly number[];
}

/**
 * Has the figures of portions added that share no commune with any other, and answers them: those of a file of one day
 * before they are added. Without waiting: whoever does not wait either hears of a failure from the next.
 */
export function take(
  em: EntityManager,
  row: FigureImportRow,
  { entryId, act, as, today, on, isOneDay, portions }: Taking,
): { readonly taking: Promise<Taken[]>; readonly adding: Promise<unknown> } {
  const { provinceId, id, criteriaSet, setVersion, rehearsal, fileName, asOf } = row;
  const values = [
    ...[provinceId, id, criteriaSet, setVersion, entryId, today, JSON.stringify([fileName]), rehearsal],
    ...[act.userId, act.appointmentId, act.capacity, portions],
  ];
  if (!isOneDay) {
    const taking = prepared<Taken>(em, ofSeveralDays[as], [...values, asOf]);
    return { taking, adding: taking };
  }
  const read = prepared<Columns>(em, columns, [provinceId, id, portions]);
  const adding = prepared(em, ofOneDay[as], values);
  return { taking: read.then((of) => takenOf(of, nextOf[as], on)), adding };
}
