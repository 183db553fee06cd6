import type { Source } from '@langmoi/contracts/common';
import type { MeasuredValue } from '@langmoi/contracts/criteria-facts';
import type { FiguresOf } from '@langmoi/contracts/figures';
import type { UnitState } from '@langmoi/contracts/units';
import type { Closed } from '@langmoi/domain/closed-figures';
import { ProvinceRow } from '@langmoi/platform/directory-copy';
import { prepared, statement } from '@langmoi/platform/prepared';
import { rowsFrom, statementOf } from '@langmoi/platform/rows';
import { In, type EntityManager } from 'typeorm';
import { headsPart, type SetHead } from '../criteria-set/criteria-set.service';
import { closedPart } from '../figure-closing/figure-closing.service';
import { FigureRow } from './figure.entity';

/** Whose figures by which set. */
export interface SheetOf {
  readonly provinceId: string;
  readonly unitId: string;
  readonly criteriaSet: string;
}

/** What a commune's figures are held against, read under its lock. */
export interface Ground {
  readonly figures: FigureRow[];
  readonly heads: SetHead[];
  readonly province: ProvinceRow | null;
  readonly life: UnitState[] | null;
  readonly closed: Closed | null;
}

const ground = statementOf<keyof Ground>(({ one, all }) => ({
  figures: all(FigureRow, 'WHERE t.province_id = $1 AND t.criteria_set = $2 AND t.unit_id = $3'),
  heads: headsPart,
  province: one(ProvinceRow, ''),
  life: `(SELECT life -> 'states' FROM directory_units WHERE id = $3)`,
  closed: closedPart,
}));

export async function readGround(em: EntityManager, { provinceId, criteriaSet, unitId }: SheetOf): Promise<Ground> {
  const [read] = await prepared<Ground>(em, ground(em), [provinceId, criteriaSet, unitId]);
  if (!read) throw new Error('A statement of one row answered none');
  rowsFrom(em, FigureRow, read.figures);
  return read;
}

/** Every version of every indicator. */
export const listFigures = (em: EntityManager, sheet: SheetOf): Promise<FigureRow[]> =>
  em.find(FigureRow, { where: { ...sheet } });

/** What stands of an indicator of a unit by its newest word on a day. */
export interface StandingFigure extends Pick<FigureRow, 'criteriaSet' | 'unitId' | 'indicator' | 'asOf'> {
  readonly value: MeasuredValue;
  /** Of the paper that it is by; of a confirmation, of what was confirmed. */
  readonly source: Source | null;
  readonly confirmedById: string | null;
}

/** The newest word on each indicator of each unit of the bound province, of each day; what was taken back is left out. */
export const listStandingFigures = (em: EntityManager): Promise<StandingFigure[]> =>
  em.query(`
    SELECT n.criteria_set AS "criteriaSet", n.unit_id AS "unitId", n.indicator, n.as_of::text AS "asOf", n.value,
           coalesce(n.source, said.source) AS source, n.organisation_id AS "confirmedById"
      FROM (SELECT DISTINCT ON (criteria_set, unit_id, indicator, as_of) * FROM figures
             ORDER BY criteria_set, unit_id, indicator, as_of, version DESC) n
      LEFT JOIN figures said ON said.criteria_set = n.criteria_set AND said.unit_id = n.unit_id
       AND said.indicator = n.indicator AND said.version = n.about
     WHERE n.value IS NOT NULL`);

/** Of which indicators by a set, of these units. */
interface Across {
  readonly provinceId: string;
  readonly criteriaSet: string;
  readonly unitIds: readonly string[];
  readonly indicators: readonly string[];
}

/** Every version of some indicators of several units. */
export const listFiguresAcross = (em: EntityManager, across: Across): Promise<FigureRow[]> => {
  const { provinceId, criteriaSet, unitIds, indicators } = across;
  const where = { provinceId, criteriaSet, unitId: In([...unitIds]), indicator: In([...indicators]) };
  return em.find(FigureRow, { where });
};

interface DayOf {
  readonly province: string;
  readonly day: string;
}

/** For a statement with its own parameters: the units of a province on a day, each as it was then. */
const unitsThere = ({ province, day }: DayOf): string => `
  SELECT id, level, coalesce(state ->> 'kind', kind) AS kind, code, life -> 'zones' AS zones,
         CASE WHEN life IS NULL THEN parent_id ELSE (state ->> 'parentId')::uuid END AS parent_id
    FROM directory_units LEFT JOIN LATERAL (
      SELECT state FROM jsonb_array_elements(life -> 'states') AS state
       WHERE coalesce(state ->> 'fromOn', '') <= to_char(${day}::date, 'YYYY-MM-DD')
         AND coalesce(state ->> 'toOn', 'z') >= to_char(${day}::date, 'YYYY-MM-DD') LIMIT 1) then_so ON true
   WHERE province_id = ${province} AND (life IS NULL OR state IS NOT NULL)`;

/** The same of some communes alone, as `asked`. */
export const communesAsked = ({ ids, ...of }: DayOf & { readonly ids: string }): string =>
  `asked AS MATERIALIZED (${unitsThere(of)} AND level = 'commune' AND id = ANY (${ids}))`;

/**
 * `there`, all of them, and of them `asked`: those of some ids with all that is below them, by none a page of communes by
 * code.
 */
export const unitsAsked = ({
  ids,
  limit,
  offset,
  ...of
}: DayOf & Record<'ids' | 'limit' | 'offset', string>): string => `
  there AS (${unitsThere(of)}), asked AS MATERIALIZED (
    SELECT * FROM there
     WHERE CASE WHEN ${ids}::uuid[] IS NULL THEN level = 'commune'
       ELSE id = ANY (${ids}) OR parent_id = ANY (${ids})
         OR parent_id IN (SELECT id FROM there WHERE parent_id = ANY (${ids})) END
     ORDER BY code, id LIMIT ${limit} OFFSET ${offset}
  )`;

const page = statement(`
  WITH there AS (${unitsThere({ province: '$1', day: '$2' })}),
    asked AS (SELECT id, code FROM there WHERE level = $5 ORDER BY code, id LIMIT $3 OFFSET $4)
  SELECT (SELECT count(*)::int FROM there WHERE level = $5) AS total,
         (SELECT coalesce(array_agg(id::text ORDER BY code, id), '{}') FROM asked) AS ids`);

/** Which units of a province on a day. */
interface UnitsPage {
  readonly provinceId: string;
  readonly day: string;
  readonly level: FiguresOf;
  readonly limit: number;
  readonly offset: number;
}

/** A page of the communes or the districts of a province on a day, by code, and how many there are. */
export async function listUnitsThere(
  em: EntityManager,
  { provinceId, day, level, limit, offset }: UnitsPage,
): Promise<{ total: number; ids: string[] }> {
  const values = [provinceId, day, limit, offset, level];
  const [read] = await prepared<{ total: number; ids: string[] }>(em, page, values);
  return read ?? { total: 0, ids: [] };
}

const waiting = statement(`
  SELECT indicator, count(*)::int AS waiting FROM (
    SELECT DISTINCT ON (unit_id, indicator) indicator, basis, as_of FROM (
      SELECT DISTINCT ON (unit_id, indicator, as_of) unit_id, indicator, as_of, basis, value FROM figures
       WHERE province_id = $1 AND criteria_set = $2 AND unit_id = ANY ($3) AND indicator = ANY ($4)
       ORDER BY unit_id, indicator, as_of, version DESC) said
     WHERE value IS NOT NULL ORDER BY unit_id, indicator, as_of DESC) counting
   WHERE basis <> 'confirmed' AND as_of > coalesce($5, '-infinity'::date) GROUP BY indicator`);

/** Of how many of these units what counts of an indicator was not confirmed and still may be; one of none is left out. */
export async function countWaiting(
  em: EntityManager,
  { provinceId, criteriaSet, unitIds, indicators, closedUntil }: Across & { readonly closedUntil: string | null },
): Promise<ReadonlyMap<string, number>> {
  const values = [provinceId, criteriaSet, unitIds, indicators, closedUntil];
  const rows = await prepared<{ indicator: string; waiting: number }>(em, waiting, values);
  return new Map(rows.map((row) => [row.indicator, row.waiting]));
}

const columns = `province_id, criteria_set, unit_id, indicator, version, set_version, entry_id, basis, value, as_of,
  known_on, about, organisation_id, note, evidence, source, rehearsal, recorded_by, recorded_at, appointment_id, capacity`;
const insertion = statement(
  `INSERT INTO figures (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::figures, $1)`,
);

/** Adds them in one statement, however many. */
export async function insertFigures(em: EntityManager, rows: readonly FigureRow[]): Promise<void> {
  await prepared(em, insertion, [JSON.stringify(rows.map(recordOf))]);
}

const recordOf = (row: FigureRow) => ({
  ...{ province_id: row.provinceId, criteria_set: row.criteriaSet, unit_id: row.unitId, indicator: row.indicator },
  ...{ version: row.version, set_version: row.setVersion, entry_id: row.entryId, basis: row.basis },
  ...{ value: row.value ?? undefined, as_of: row.asOf, known_on: row.knownOn, about: row.about },
  ...{ organisation_id: row.organisationId, note: row.note, evidence: row.evidence ?? undefined },
  ...{ source: row.source ?? undefined, rehearsal: row.rehearsal, recorded_by: row.recordedBy },
  ...{ recorded_at: row.recordedAt, appointment_id: row.appointmentId, capacity: row.capacity },
});
