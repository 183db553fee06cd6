import type { UnitDescribed } from '@langmoi/contracts/directory';
import type { Copied } from '@langmoi/domain/units/lineage';
import type { Parts } from '@langmoi/platform/rows';
import { uuidOfSet } from '@langmoi/platform/uuid-of';
import { In, type EntityManager } from 'typeorm';
import { AssessmentRow, CriteriaSetRow } from './criteria.entity';
import { ClockRow, KnownProvinceRow, OrganisationRow, UnitRow } from './directory.entity';

export const findUnit = (em: EntityManager, id: string): Promise<UnitRow | null> => em.findOneBy(UnitRow, { id });

export const findUnits = (em: EntityManager, ids: string[]): Promise<UnitRow[]> => em.findBy(UnitRow, { id: In(ids) });

/** The units of the bound province, in no order. */
export const listUnits = (em: EntityManager): Promise<UnitRow[]> => em.find(UnitRow);

/** The units of the bound province with their lives, which are null where the register told of none. */
export async function listLives(em: EntityManager): Promise<Copied[]> {
  const rows = await em.find(UnitRow, { select: { id: true, level: true, life: true } });
  return rows.map(({ id, level, life = null }) => ({ id, level, life }));
}

export const listOrganisations = (em: EntityManager): Promise<OrganisationRow[]> =>
  em.find(OrganisationRow, { order: { name: 'ASC' } });

/** Those of a commune, of its district and of its province: whoever may have to do with its dossier. */
export const listOfficesOf = (
  em: EntityManager,
  { communeId, districtId }: { communeId: string; districtId: string },
): Promise<OrganisationRow[]> =>
  em.query(
    `SELECT id, province_id AS "provinceId", unit_id AS "unitId", kind, name, leads, members
       FROM directory_organisations
      WHERE unit_id IN ($1, $2) OR unit_id = (SELECT parent_id FROM directory_units WHERE id = $2) ORDER BY name`,
    [communeId, districtId],
  );

/** What a dossier needs of other services' facts. */
export interface ReferenceRows {
  /** The commune, its district and its province. */
  readonly units: UnitRow[];
  /** Of these three units: whoever may have to do with the dossier. */
  readonly organisations: OrganisationRow[];
  readonly clock: ClockRow | null;
  /** All that was said of the commune for the tier, in no order. */
  readonly assessments: AssessmentRow[];
  /** Numbers of the criteria of the dossier's set; empty while the set has not reached us. */
  readonly criteria: number[];
}

const places = `(SELECT commune_id FROM d), (SELECT district_id FROM d), (SELECT unit_above FROM d)`;

export const clockPart = ({ one }: Parts): string => one(ClockRow, '');

/** For the statement that reads a dossier, whose row is `d` in it. */
export const referenceParts = (parts: Parts): Record<keyof ReferenceRows, string> => ({
  units: parts.all(UnitRow, `WHERE t.id IN (${places})`),
  organisations: parts.all(OrganisationRow, `WHERE t.unit_id IN (${places}) ORDER BY t.name`),
  clock: clockPart(parts),
  assessments: parts.all(
    AssessmentRow,
    `WHERE t.commune_id = (SELECT commune_id FROM d) AND t.tier = (SELECT tier FROM d)`,
  ),
  criteria: `coalesce((SELECT to_json(criteria) FROM criteria_sets WHERE id = (SELECT criteria_set FROM d)), '[]')`,
});

export const findClock = async (em: EntityManager): Promise<ClockRow | null> => (await em.find(ClockRow))[0] ?? null;

export const listProvinces = (em: EntityManager): Promise<KnownProvinceRow[]> => em.find(KnownProvinceRow);

// — What the consumers keep —

export async function keepProvince(em: EntityManager, id: string): Promise<void> {
  await em.query('INSERT INTO known_provinces (id) VALUES ($1) ON CONFLICT DO NOTHING', [id]);
}

/** With its whole life, or none where the register of units does not know it. */
export const keepUnit = (em: EntityManager, unit: UnitDescribed['data']) =>
  em.upsert(UnitRow, { ...unit, life: unit.life ?? null }, ['id']);

export const endUnit = (em: EntityManager, id: string) => em.delete(UnitRow, { id });

export const keepOrganisation = (em: EntityManager, organisation: OrganisationRow) =>
  em.upsert(OrganisationRow, organisation, ['id']);

export const endOrganisation = (em: EntityManager, id: string) => em.delete(OrganisationRow, { id });

/** A date never goes back: a late delivery of an older one changes nothing. */
export async function keepClock(em: EntityManager, { provinceId, isDemo, today }: ClockRow): Promise<void> {
  await em.query(
    `INSERT INTO directory_clocks (province_id, is_demo, today) VALUES ($1, $2, $3)
     ON CONFLICT (province_id) DO UPDATE SET is_demo = excluded.is_demo,
       today = GREATEST(directory_clocks.today, excluded.today)`,
    [provinceId, isDemo, today],
  );
}

/** The province is no more. */
export async function endClock(em: EntityManager, provinceId: string): Promise<void> {
  await em.delete(ClockRow, { provinceId });
  await em.delete(KnownProvinceRow, { id: provinceId });
}

/** Of the bound province's sets, the one that this was the subject of. */
export async function endCriteriaSet(em: EntityManager, subject: string): Promise<void> {
  const ended = (await em.find(CriteriaSetRow)).filter(({ provinceId, id }) => uuidOfSet(provinceId, id) === subject);
  await em.remove(ended);
}

export async function keepCriteriaSet(em: EntityManager, set: CriteriaSetRow): Promise<void> {
  await em.query(
    `INSERT INTO criteria_sets (province_id, id, version, title, criteria) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (province_id, id) DO UPDATE
       SET version = excluded.version, title = excluded.title, criteria = excluded.criteria
     WHERE criteria_sets.version <= excluded.version`,
    [set.provinceId, set.id, set.version, JSON.stringify(set.title), JSON.stringify(set.criteria)],
  );
}

/** A version is never rewritten. */
export async function keepAssessment(em: EntityManager, assessment: AssessmentRow): Promise<void> {
  await em
    .createQueryBuilder()
    .insert()
    .into(AssessmentRow)
    .values({ ...assessment, missing: [...assessment.missing], noData: [...assessment.noData] })
    .orIgnore()
    .execute();
}
