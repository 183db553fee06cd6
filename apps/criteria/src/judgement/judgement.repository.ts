import type { Source, UnitLevel } from '@langmoi/contracts/common';
import type { AssessmentView } from '@langmoi/contracts/criteria';
import type { Region, SetTier } from '@langmoi/contracts/criteria-law';
import type { UnitKind, ZoneOfUnit } from '@langmoi/contracts/units';
import { prepared, statement, type Statement } from '@langmoi/platform/prepared';
import { LessThanOrEqual, type EntityManager } from 'typeorm';
import { communesAsked, unitsAsked, type Moment, type SaidFigure } from '../figure/figure.service';
import type { SaidDecision } from './decision';
import { DecisionRow } from './decision.entity';

/** Which units: some with all that is below them, or a page of the communes that there were on the day, by code. */
export type Units = { readonly ids: readonly string[] } | { readonly limit: number; readonly offset: number };

/** More than any province has. */
export const everyUnit = { limit: 10_000, offset: 0 } as const;

/** What is asked: by facts of which moment, of which units, by which sets. */
export interface Asked extends Moment {
  readonly provinceId: string;
  /** The day whose units and law are asked for. */
  readonly day: string;
  readonly setIds: readonly string[];
  readonly units: Units;
}

/** As it was on the day. */
export interface UnitOfWorld {
  readonly id: string;
  readonly parentId: string | null;
  readonly level: UnitLevel;
  readonly kind: UnitKind;
  readonly zones: ZoneOfUnit[] | null;
}

/** The newest assessment of a unit by a set. */
export type SaidAssessment = Pick<
  AssessmentView,
  'id' | 'version' | 'basis' | 'asOf' | 'source' | 'results' | 'rehearsal'
> & {
  readonly unitId: string;
  readonly criteriaSet: string;
};

export interface SaidRecognition {
  readonly unitId: string;
  readonly tier: SetTier;
  readonly decision: string | null;
  readonly decidedOn: string | null;
  readonly heldOn: string;
  readonly source: Source | null;
}

/** As much of a figure as outcomes hang on. */
export type BareFigure = Pick<
  SaidFigure,
  'unitId' | 'criteriaSet' | 'indicator' | 'version' | 'value' | 'asOf' | 'rehearsal'
>;

/** Figures of one unit by one set. */
interface FiguresOf<F> {
  readonly unitId: string;
  readonly criteriaSet: string;
  readonly said: readonly F[];
}

/** The rows that a world is made of. */
export interface WorldRows<F extends BareFigure = SaidFigure> {
  /** Communes of the province on the day, however many of them are asked for. */
  readonly total: number;
  readonly region: Region | null;
  readonly units: UnitOfWorld[];
  readonly figures: readonly FiguresOf<F>[];
  readonly assessments: SaidAssessment[];
  readonly decisions: SaidDecision[];
  readonly recognitions: SaidRecognition[];
  /** Recognised by a paper of a later day that does not say since when. */
  readonly undated: Pick<SaidRecognition, 'unitId' | 'tier'>[];
}

const rowsOf = (query: string): string => `(SELECT coalesce(json_agg(r), '[]') FROM (${query}) r)`;

/**
 * Of each indicator the figure that counts, as `counting` in `figure.ts` has it: of each day the newest version, of the
 * days of which something stands the latest.
 */
const countingFigures = (columns: string, units: string, but = '') => `
  SELECT DISTINCT ON (criteria_set, unit_id, indicator) * FROM (
    SELECT DISTINCT ON (criteria_set, unit_id, indicator, as_of) ${columns} FROM figures
     WHERE province_id = $1 AND criteria_set = ANY ($2) AND unit_id ${units}
       AND as_of <= coalesce($3::date, 'infinity') AND known_on <= coalesce($4::date, 'infinity') ${but}
     ORDER BY criteria_set, unit_id, indicator, as_of DESC, version DESC) of_day
   WHERE value IS NOT NULL
   ORDER BY criteria_set, unit_id, indicator, as_of DESC`;

const ofAsked = 'IN (SELECT id FROM asked)';
/** Where all are named, whatever the tables held when the statement was planned, they alone are looked for. */
const ofNamed = '= ANY ($5)';

/** The same of what persons decided. */
const countingDecisions = `
  SELECT DISTINCT ON (criteria_set, unit_id, code, criterion) * FROM (
    SELECT DISTINCT ON (criteria_set, unit_id, code, criterion, as_of) * FROM decisions
     WHERE province_id = $1 AND criteria_set = ANY ($2) AND unit_id IN (SELECT id FROM asked)
       AND as_of <= coalesce($3::date, 'infinity') AND known_on <= coalesce($4::date, 'infinity')
     ORDER BY criteria_set, unit_id, code, criterion, as_of DESC, version DESC) of_day
   WHERE met IS NOT NULL
   ORDER BY criteria_set, unit_id, code, criterion, as_of DESC`;

const wholeFigures = rowsOf(`
  SELECT unit_id AS "unitId", criteria_set AS "criteriaSet", indicator, version, basis, value, as_of AS "asOf",
    known_on AS "knownOn", about, organisation_id AS "organisationId", source, rehearsal, recorded_at AS "recordedAt",
    capacity, note, evidence
    FROM (${countingFigures('*', ofAsked)}) counting`);

/** Of each unit and set in one row, for most of a figure's own would be their names. */
const bareFigures = (units: string, but?: string) =>
  rowsOf(`
    SELECT unit_id AS "unitId", criteria_set AS "criteriaSet",
      json_agg(json_build_array(indicator, version, as_of, rehearsal, value)) AS said
      FROM (${countingFigures('criteria_set, unit_id, indicator, version, as_of, rehearsal, value', units, but)}) counting
     GROUP BY unit_id, criteria_set`);

type BareRows = FiguresOf<[string, number, string, boolean, SaidFigure['value']]>;

/** By the code that the province had on the day: a code is given to another province later. */
const regionOn = (day: string) => `
  (SELECT region FROM law_regions
    WHERE ${day}::date BETWEEN from_on AND to_on AND province_code = (
      SELECT coalesce((
        SELECT state ->> 'code' FROM jsonb_array_elements(life -> 'states') AS state
         WHERE coalesce(state ->> 'fromOn', '') <= to_char(${day}::date, 'YYYY-MM-DD')
           AND coalesce(state ->> 'toOn', 'z') >= to_char(${day}::date, 'YYYY-MM-DD') LIMIT 1), code)
        FROM directory_units WHERE province_id = $1 AND level = 'province' LIMIT 1))`;

/** Of what is said of criteria as wholes that which counts, as `countingToday` of the domain has it. */
const restOfWorld = (day: string) => `
  ${regionOn(day)} AS region,
  ${rowsOf('SELECT id, parent_id AS "parentId", level, kind, zones FROM asked ORDER BY code, id')} AS units,
  ${rowsOf(`
    SELECT DISTINCT ON ("criteriaSet", "unitId") * FROM (
      SELECT DISTINCT ON (criteria_set, commune_id, as_of) id, commune_id AS "unitId", criteria_set AS "criteriaSet",
        version, basis, as_of AS "asOf", source, results, rehearsal FROM assessments
       WHERE province_id = $1 AND criteria_set = ANY ($2) AND commune_id IN (SELECT id FROM asked)
         AND as_of <= coalesce($3::date, 'infinity') AND known_on <= coalesce($4::date, 'infinity')
       ORDER BY criteria_set, commune_id, as_of, version DESC) of_days
     ORDER BY "criteriaSet", "unitId", results @? '$[*].state ? (@ != "noData")' DESC, "asOf" <= ${day}::date DESC,
       "asOf" DESC`)} AS assessments,
  ${rowsOf(`
    SELECT id, criteria_set AS "criteriaSet", unit_id AS "unitId", code, criterion, version, met, as_of AS "asOf",
      known_on AS "knownOn", organisation_id AS "organisationId", reason, evidence, rehearsal,
      recorded_by AS "recordedBy", recorded_at AS "recordedAt", capacity
      FROM (${countingDecisions}) counting`)} AS decisions,
  ${rowsOf(`
    SELECT DISTINCT ON (unit_id, tier) unit_id AS "unitId", tier, decision, decided_on AS "decidedOn",
      held_on AS "heldOn", source FROM recognitions
     WHERE province_id = $1 AND unit_id IN (SELECT id FROM asked)
       AND held_on <= coalesce($3::date, 'infinity') AND known_on <= coalesce($4::date, 'infinity')
     ORDER BY unit_id, tier, held_on DESC, decided_on DESC NULLS LAST`)} AS recognitions,
  ${rowsOf(`
    SELECT DISTINCT unit_id AS "unitId", tier FROM recognitions
     WHERE province_id = $1 AND unit_id IN (SELECT id FROM asked) AND decided_on IS NULL
       AND held_on > $3::date AND known_on <= coalesce($4::date, 'infinity')`)} AS undated`;

const ofUnits = (figures: string) =>
  statement(`
    WITH ${unitsAsked({ province: '$1', day: '$8', ids: '$5', limit: '$6', offset: '$7' })}
    SELECT (SELECT count(*)::int FROM there WHERE level = 'commune') AS total, ${figures} AS figures, ${restOfWorld('$8')}`);

const [whole, bare] = [ofUnits(wholeFigures), ofUnits(bareFigures(ofAsked))];

const bareOfCommunes = statement(`
  WITH ${communesAsked({ province: '$1', day: '$6', ids: '$5' })}
  SELECT (SELECT count(*)::int FROM asked) AS total, 
    ${bareFigures(ofNamed, 'AND entry_id IS DISTINCT FROM $7')} AS figures, ${restOfWorld('$6')}`);

const valuesOf = ({ provinceId, setIds, on, knownOn, units, day }: Asked): unknown[] => {
  const [ids, limit, offset] = 'ids' in units ? [units.ids, null, 0] : [null, units.limit, units.offset];
  return [provinceId, setIds, on, knownOn, ids, limit, offset, day];
};

async function read<Rows extends Pick<WorldRows, 'decisions'>>(
  em: EntityManager,
  asking: Statement,
  values: unknown[],
): Promise<Rows> {
  const [rows] = await prepared<Rows>(em, asking, values);
  if (!rows) throw new Error('A statement of one row answered none');
  for (const one of rows.decisions) one.recordedAt = new Date(one.recordedAt);
  return rows;
}

/** All that a judgement may ask, by one statement. */
export async function readWorld(em: EntityManager, asked: Asked): Promise<WorldRows> {
  const rows = await read<Omit<WorldRows, 'figures'> & { figures: SaidFigure[] }>(em, whole, valuesOf(asked));
  for (const one of rows.figures) one.recordedAt = new Date(one.recordedAt);
  const figures = Map.groupBy(rows.figures, ({ unitId, criteriaSet }) => `${unitId} ${criteriaSet}`);
  return { ...rows, figures: [...figures.values()].flatMap(ofOne) };
}

const ofOne = <F extends BareFigure>(said: readonly F[]): FiguresOf<F>[] =>
  said.slice(0, 1).map(({ unitId, criteriaSet }) => ({ unitId, criteriaSet, said }));

type BareWorld = Omit<WorldRows, 'figures'> & { readonly figures: readonly BareRows[] };

/** The same for outcomes alone: of figures no word of what shows them, and who said them. */
export async function readBareWorld(em: EntityManager, asked: Asked): Promise<WorldRows<BareFigure>> {
  return named(await read<BareWorld>(em, bare, valuesOf(asked)));
}

/** Figures of one unit that whoever asks has in hand: each is the newest version of its day, and has a value. */
export type Added = FiguresOf<BareFigure>;

/** The same of some communes, without looking through the other units of the province; without figures of an entry. */
export async function readBareCommunes(
  em: EntityManager,
  { provinceId, setIds, on, day, ids, butEntry = null }: OfCommunes,
): Promise<WorldRows<BareFigure>> {
  return named(await read<BareWorld>(em, bareOfCommunes, [provinceId, setIds, on, null, ids, day, butEntry]));
}

interface OfCommunes extends Pick<Asked, 'provinceId' | 'setIds' | 'on' | 'day'> {
  readonly ids: readonly string[];
  readonly butEntry?: string | null;
}

/** With figures in hand beside those that were read: of each indicator one counts where nothing stands of a later day. Pure. */
export function withAdded(rows: WorldRows<BareFigure>, figures: readonly Added[]): WorldRows<BareFigure> {
  const known = new Map(rows.figures.map((one) => [`${one.unitId} ${one.criteriaSet}`, one]));
  for (const { unitId, criteriaSet, said } of figures) {
    const key = `${unitId} ${criteriaSet}`;
    const of = new Map(known.get(key)?.said.map((figure) => [figure.indicator, figure]));
    for (const figure of said) {
      const other = of.get(figure.indicator);
      if (!other || other.asOf <= figure.asOf) of.set(figure.indicator, figure);
    }
    known.set(key, { unitId, criteriaSet, said: [...of.values()] });
  }
  return { ...rows, figures: [...known.values()] };
}

const named = ({ figures, ...rest }: BareWorld): WorldRows<BareFigure> => ({
  ...rest,
  figures: figures.map(({ unitId, criteriaSet, said }) => ({
    ...{ unitId, criteriaSet },
    said: said.map(([indicator, version, asOf, rehearsal, value]) => {
      return { unitId, criteriaSet, indicator, version, asOf, value, rehearsal };
    }),
  })),
});

const columns = `id, province_id, criteria_set, unit_id, code, criterion, version, set_version, met, as_of, known_on,
  organisation_id, reason, evidence, rehearsal, recorded_by, recorded_at, appointment_id, capacity`;
const insertion = statement(
  `INSERT INTO decisions (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::decisions, $1)`,
);

/** Adds them in one statement, however many. */
export async function insertDecisions(em: EntityManager, rows: readonly DecisionRow[]): Promise<void> {
  await prepared(em, insertion, [JSON.stringify(rows.map(recordOf))]);
}

const recordOf = (row: DecisionRow) => ({
  ...{ id: row.id, province_id: row.provinceId, criteria_set: row.criteriaSet, unit_id: row.unitId, code: row.code },
  ...{ criterion: row.criterion, version: row.version, set_version: row.setVersion, met: row.met, as_of: row.asOf },
  ...{ known_on: row.knownOn, organisation_id: row.organisationId, reason: row.reason, evidence: row.evidence },
  ...{ rehearsal: row.rehearsal, recorded_by: row.recordedBy, recorded_at: row.recordedAt },
  ...{ appointment_id: row.appointmentId, capacity: row.capacity },
});

/** Every decision of a commune by a set that was known by then, the newest first. */
export const listDecisions = (
  em: EntityManager,
  { criteriaSet, unitId, knownOn }: { criteriaSet: string; unitId: string; knownOn: string | null },
): Promise<DecisionRow[]> =>
  em.find(DecisionRow, {
    where: { criteriaSet, unitId, ...(knownOn !== null && { knownOn: LessThanOrEqual(knownOn) }) },
    order: { recordedAt: 'DESC', version: 'DESC' },
  });
