import type { UnitLevel } from '@langmoi/contracts/common';
import { ClockMoved, UnitDescribed } from '@langmoi/contracts/directory';
import { Outage, Problem } from '@langmoi/contracts/problem';
import type { UnitKind, UnitLife, UnitState } from '@langmoi/contracts/units';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { Column, Entity, PrimaryColumn, type EntityManager, type FindOneOptions, type QueryRunner } from 'typeorm';
import { Db, systemCaller } from './db';
import { firstTime, newestState } from './inbox';
import { TombstonePattern, type Tombstone } from './messaging/tombstone';
import { provincePolicy } from './migrations';
import { prepared, statement } from './prepared';
import { endGrant, keepGrant } from './province-grants';

/** A unit as the directory described it last. */
@Entity('directory_units')
export class UnitRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('uuid', { name: 'parent_id', nullable: true }) parentId!: string | null;
  @Column('text') level!: UnitLevel;
  @Column('text') kind!: UnitKind;
  @Column('text') code!: string;
  @Column('text') name!: string;
  /** Its whole life, where the register of units knows it; read by whoever asks for it alone. */
  @Column('jsonb', { nullable: true, select: false }) life?: UnitLife | null;
}

/** A province's clock as the directory moved it last. */
@Entity('directory_provinces')
export class ProvinceRow {
  @PrimaryColumn('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('boolean', { name: 'is_demo' }) isDemo!: boolean;
  @Column('date') today!: string;
}

/** The tables of a service's own copy of the directory, for one of its migrations; `directoryConsumer` fills them. */
export async function directoryTables(runner: QueryRunner): Promise<void> {
  await runner.query(`
      CREATE TABLE directory_units (
        id uuid PRIMARY KEY,
        province_id uuid NOT NULL,
        parent_id uuid,
        level text NOT NULL,
        kind text NOT NULL,
        code text NOT NULL,
        name text NOT NULL
      );
      COMMENT ON TABLE directory_units IS 'Copy of the directory''s units, by its events';
      CREATE TABLE directory_provinces (
        province_id uuid PRIMARY KEY,
        is_demo boolean NOT NULL,
        today date NOT NULL
      );
      COMMENT ON TABLE directory_provinces IS 'Copy of the directory''s clock, by its events; today only counts for demos'`);
  await provincePolicy(runner, 'directory_units');
  await provincePolicy(runner, 'directory_provinces');
}

/** The lives of units in a copy made by `directoryTables` or like it, for a later migration of the service. */
export async function directoryLives(runner: QueryRunner): Promise<void> {
  await runner.query(`
      ALTER TABLE directory_units ADD COLUMN life jsonb;
      COMMENT ON COLUMN directory_units.life IS 'Its whole life by the register of units: states, parts, kin; null: described before there was one'`);
}

/**
 * A controller that keeps the service's copy of the directory; for its worker. `consumer` is its name in the inbox.
 * States are whole: an older one that comes late changes nothing. Throwing means "try again": nothing of the transaction stays, and the offset does not move.
 */
export function directoryConsumer(service: string, consumer: string) {
  /** Events of before November 2026 have no version: of those only the second delivery is known. */
  const isNews = async (em: EntityManager, event: UnitDescribed | ClockMoved): Promise<boolean> =>
    (await firstTime(em, consumer, event.id)) && (await newestState(em, consumer, event));

  @Controller()
  class DirectoryConsumer {
    constructor(private readonly db: Db) {}

    @EventPattern(UnitDescribed.type, UnitDescribed)
    unit(@Payload() event: UnitDescribed): Promise<void> {
      return this.db.run(systemCaller(service, event.provinceid), async (em) => {
        if (!(await isNews(em, event))) return;
        const { id, provinceId, parentId, level, kind, code, name, life = null } = event.data;
        await em.upsert(UnitRow, { id, provinceId, parentId, level, kind, code, name, life }, ['id']);
        await keepGrant(em, event.data);
      });
    }

    @TombstonePattern(UnitDescribed)
    unitEnded(@Payload() event: Tombstone): Promise<void> {
      return this.db.run(systemCaller(service, event.provinceid), async (em) => {
        if (!(await newestState(em, consumer, event))) return;
        await endGrant(em, await em.findOneBy(UnitRow, { id: event.subject }));
        await em.delete(UnitRow, { id: event.subject });
      });
    }

    @EventPattern(ClockMoved.type, ClockMoved)
    clock(@Payload() event: ClockMoved): Promise<void> {
      return this.db.run(systemCaller(service, event.provinceid), async (em) => {
        if (!(await isNews(em, event))) return;
        const { provinceId, isDemo, today } = event.data;
        await em.upsert(ProvinceRow, { provinceId, isDemo, today }, ['provinceId']);
      });
    }

    @TombstonePattern(ClockMoved)
    clockEnded(@Payload() event: Tombstone): Promise<void> {
      return this.db.run(systemCaller(service, event.provinceid), async (em) => {
        if (await newestState(em, consumer, event)) await em.delete(ProvinceRow, { provinceId: event.subject });
      });
    }
  }
  return DirectoryConsumer;
}

/** Throws `/problems/unit-not-found`, for another province's unit as well. */
export function findUnit(em: EntityManager, id: string): Promise<UnitRow> {
  return find(em, { where: { id } });
}

/** Throws `/problems/unit-not-found`: for another province's, and for a unit that is not a commune. */
export function findCommune(em: EntityManager, id: string): Promise<UnitRow> {
  return find(em, { where: { id, level: 'commune' } });
}

const locking = statement(`
  SELECT id, province_id AS "provinceId", parent_id AS "parentId", level, kind, code, name
    FROM directory_units WHERE id = $1 AND level = $2 FOR UPDATE`);

/**
 * Holds the commune until the transaction ends, so that what is said of it is said in turn. Prepared: what is sent
 * right behind it is read under the lock. Throws as `findCommune`.
 */
export const lockCommune = (em: EntityManager, id: string): Promise<UnitRow> => lockUnit(em, id, 'commune');

/** The same of a unit of another level. Throws `/problems/unit-not-found` also for one that is not of the level. */
export async function lockUnit(em: EntityManager, id: string, level: UnitLevel): Promise<UnitRow> {
  const [unit] = await prepared<UnitRow>(em, locking, [id, level]);
  return unit ?? noSuchUnit(id);
}

const lockingMany = statement(`
  SELECT id FROM directory_units WHERE id = ANY ($1::uuid[]) AND level = $2 ORDER BY id FOR UPDATE`);

/** Holds units of a level, in one order whoever asks; answers those of them that the bound province has. */
export async function lockUnits(em: EntityManager, ids: readonly string[], level: UnitLevel): Promise<string[]> {
  const units = await prepared<{ id: string }>(em, lockingMany, [ids, level]);
  return units.map(({ id }) => id);
}

const lockingProvince = statement(`
  SELECT id FROM directory_units WHERE province_id = $1 AND level = 'province' FOR UPDATE`);

/** Holds the province until the transaction ends, so that what is said of it as a whole is said in turn. */
export async function lockProvince(em: EntityManager, provinceId: string): Promise<void> {
  await prepared(em, lockingProvince, [provinceId]);
}

const holdingAll = statement(`SELECT id FROM directory_units WHERE province_id = $1 ORDER BY id FOR UPDATE`);

/** Holds every unit of the province until the transaction ends: whatever is said of any of them waits. */
export async function holdUnits(em: EntityManager, provinceId: string): Promise<void> {
  await prepared(em, holdingAll, [provinceId]);
}

/** The units of the bound province, in no order. */
export const listUnits = (em: EntityManager): Promise<UnitRow[]> => em.find(UnitRow);

/** All units of the bound province, each with its life. */
export const listUnitsWithLives = (em: EntityManager): Promise<UnitRow[]> =>
  em.find(UnitRow, {
    select: { id: true, provinceId: true, parentId: true, level: true, kind: true, code: true, name: true, life: true },
  });

/** The units of the bound province with their lives, which are null where the register told of none. */
export async function listLives(em: EntityManager): Promise<{ id: string; level: UnitLevel; life: UnitLife | null }[]> {
  const rows = await em.find(UnitRow, { select: { id: true, level: true, life: true } });
  return rows.map(({ id, level, life = null }) => ({ id, level, life }));
}

/** The states of a unit; null where the register tells nothing of its life. */
export async function statesOf(em: EntityManager, id: string): Promise<readonly UnitState[] | null> {
  const unit = await em.findOne(UnitRow, { select: { id: true, life: true }, where: { id } });
  return unit?.life?.states ?? null;
}

async function find(em: EntityManager, how: FindOneOptions<UnitRow> & { where: { id: string } }): Promise<UnitRow> {
  const unit = await em.findOne(UnitRow, how);
  return unit ?? noSuchUnit(how.where.id);
}

function noSuchUnit(id: string): never {
  throw new Problem('/problems/unit-not-found', 404, 'No such unit', { id });
}

/**
 * The date that a province lives by, and whether it is a demo. Throws Outage until the directory has told of the
 * province: not knowing whether it is a demo, nothing may be said.
 */
export async function todayIn(em: EntityManager, provinceId: string): Promise<{ isDemo: boolean; today: string }> {
  return dateOf(await em.findOneBy(ProvinceRow, { provinceId }));
}

/** The same of a row that was read already, or was not there. */
export function dateOf(province: ProvinceRow | null): { isDemo: boolean; today: string } {
  if (!province) throw new Outage("the directory's clock");
  return { isDemo: province.isDemo, today: todayOf(province, new Date()) };
}

const hoursAheadOfUtc = 7; // all of Viet Nam, all year

/** The date that a province lives by, YYYY-MM-DD: its own on demo data, the world's elsewhere. */
export function todayOf(province: Pick<ProvinceRow, 'isDemo' | 'today'> | undefined, now: Date): string {
  if (province?.isDemo) return province.today;
  return new Date(now.getTime() + hoursAheadOfUtc * 3_600_000).toISOString().slice(0, 10);
}
