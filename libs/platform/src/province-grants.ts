import type { DecisionPaper } from '@langmoi/contracts/common';
import type { UnitDescribed } from '@langmoi/contracts/directory';
import { Column, Entity, PrimaryColumn, type EntityManager, type QueryRunner } from 'typeorm';
import { provincePolicy, rolesOf, type Roles } from './migrations';

/** A province whose rows another one may read, since it took it over; as the directory told last. */
@Entity('province_grants')
export class ProvinceGrantRow {
  @PrimaryColumn('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('text', { name: 'province_name' }) provinceName!: string;
  /** The unit that took it; whichever tenant has it as its own may read. */
  @Column('uuid', { name: 'successor_unit_id' }) successorUnitId!: string;
  @Column('date', { name: 'from_on' }) fromOn!: string;
  @Column('jsonb', { nullable: true }) decision!: DecisionPaper | null;
}

/** Clocks of tenants: `is_demo`, `today`, and the tenant in this column. */
type Clocks = readonly [table: string, tenant: string];

/** Where a service keeps what the policy looks at. */
interface Names {
  /** Units of its tenants: `id`, `level`, `province_id`. */
  readonly units: string;
  readonly clocks: Clocks;
}

/**
 * Grants to successors, for a migration after `provincesApart`. Who took a province over may record a reading of it
 * (`province_reads`) from the grant's day by its own clock, and by that record reads it, and nothing else of it: the
 * policies of national readers do the rest, so no other question costs more than before. Whoever has no grant can make
 * no record. `app` false: the API may not write grants.
 */
export async function provinceGrants(runner: QueryRunner, names: Names, { app = false } = {}): Promise<void> {
  const roles = await rolesOf(runner);
  await runner.query(tableSql);
  await dayOfGrants(runner, names.clocks);
  await provincePolicy(runner, 'province_grants');
  await runner.query(policiesSql(roles, names));
  if (!app) await runner.query(`REVOKE INSERT, UPDATE, DELETE ON province_grants FROM ${roles.app}`);
}

const tableSql = `
  CREATE TABLE province_grants (
    province_id uuid PRIMARY KEY,
    province_name text NOT NULL,
    successor_unit_id uuid NOT NULL,
    from_on date NOT NULL,
    decision jsonb
  );
  COMMENT ON TABLE province_grants IS 'Which unit took a province over, from when: its tenant reads what the province kept, each time on record'`;

/**
 * The day that grants are asked for, by the bound province's own clock; null, on which none is in force, until the service
 * was told of that: not knowing whether it is a demo, nobody is let in. For `provinceGrants`, and databases of before.
 */
export async function dayOfGrants(runner: QueryRunner, clocks: Clocks): Promise<void> {
  await runner.query(daySql(clocks));
}

const daySql = ([clocks, tenant]: Clocks): string => `
  CREATE OR REPLACE FUNCTION province_today() RETURNS date STABLE
    RETURN (SELECT CASE WHEN is_demo THEN today ELSE (now() AT TIME ZONE 'UTC' + interval '7 hours')::date END
              FROM ${clocks} WHERE ${tenant} = current_province())`;

const policiesSql = ({ app }: Pick<Roles, 'app'>, { units }: Pick<Names, 'units'>): string => `
  CREATE POLICY successor ON province_grants FOR SELECT TO ${app} USING (from_on <= province_today()
    AND successor_unit_id IN (SELECT id FROM ${units} WHERE level = 'province' AND province_id = current_province()));
  CREATE POLICY inherit ON province_reads FOR INSERT TO ${app}
    WITH CHECK (province_id <> current_province() AND province_id IN (SELECT g.province_id FROM province_grants g))`;

/** In one string, so that a template of a test database knows when it changed. */
export const provinceGrantsSql = tableSql + daySql(['c', 't']) + policiesSql({ app: 'a' }, { units: 'u' });

/**
 * Keeps what a described unit says of whom its province went to, in the province's own transaction: from the event of
 * the province alone. One that went to nobody, or did not after all, has no grant.
 */
export async function keepGrant(em: EntityManager, unit: UnitDescribed['data']): Promise<void> {
  if (unit.level !== 'province') return;
  const { provinceId, name: provinceName, successor } = unit;
  if (!successor) await em.delete(ProvinceGrantRow, { provinceId });
  else {
    const { unitId: successorUnitId, fromOn, decision } = successor;
    await em.upsert(ProvinceGrantRow, { provinceId, provinceName, successorUnitId, fromOn, decision }, ['provinceId']);
  }
}

/** The unit is no more, or never was: of a province's own, the grant is not either. Before the copy of it goes. */
export async function endGrant(
  em: EntityManager,
  unit: Pick<UnitDescribed['data'], 'provinceId' | 'level'> | null,
): Promise<void> {
  if (unit?.level === 'province') await em.delete(ProvinceGrantRow, { provinceId: unit.provinceId });
}

/** The provinces that the bound one reads as their successor just now, in the order of their names. */
export async function grantsTo(em: EntityManager, provinceId: string): Promise<ProvinceGrantRow[]> {
  const grants = await em.find(ProvinceGrantRow, { order: { provinceName: 'ASC' } });
  return grants.filter((grant) => grant.provinceId !== provinceId); // its own, where it was taken over itself
}
