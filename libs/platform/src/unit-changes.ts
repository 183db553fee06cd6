import { UnitsSucceeded } from '@langmoi/contracts/unit-changes';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { Column, Entity, PrimaryColumn, type EntityManager, type QueryRunner } from 'typeorm';
import { Db, systemCaller } from './db';
import { newestState } from './inbox';
import { provincePolicy } from './migrations';

type Change = UnitsSucceeded['data'];

/** A change of units as the directory told it last. */
@Entity('unit_changes')
export class UnitChangeRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('text') state!: Change['state'];
  @Column('date', { name: 'effective_on' }) effectiveOn!: string;
  @Column('jsonb') told!: Change;
}

/** The table of a service's own copy, for one of its migrations; `unitChangesConsumer` fills it. */
export async function unitChangesTable(runner: QueryRunner): Promise<void> {
  await runner.query(`
      CREATE TABLE unit_changes (
        id uuid PRIMARY KEY,
        province_id uuid NOT NULL,
        state text NOT NULL CONSTRAINT ck_unit_changes_state CHECK (state IN ('inEffect', 'reversed')),
        effective_on date NOT NULL,
        told jsonb NOT NULL
      );
      COMMENT ON TABLE unit_changes IS 'Copy of the changes of units, by the directory''s events: what became of a thing is told from them, and nothing of the thing is changed'`);
  await provincePolicy(runner, 'unit_changes');
}

/**
 * A controller that keeps the copy of a service whose things follow a change by being looked at, so that there is nothing
 * to apply and nothing to restore; for its worker. The newest state counts, whenever it comes.
 */
export function unitChangesConsumer(service: string) {
  @Controller()
  class UnitChangesConsumer {
    constructor(private readonly db: Db) {}

    @EventPattern(UnitsSucceeded.type, UnitsSucceeded)
    succeeded(@Payload() event: UnitsSucceeded): Promise<void> {
      const { provinceid: provinceId, data } = event;
      return this.db.run(systemCaller(service, provinceId), async (em) => {
        if (!(await newestState(em, `${service}.successions`, event))) return;
        const { changeId: id, state, effectiveOn } = data;
        const row = { id, provinceId, state, effectiveOn, told: data };
        await em.upsert(UnitChangeRow, row as Parameters<typeof em.upsert<UnitChangeRow>>[1], ['id']);
      });
    }
  }
  return UnitChangesConsumer;
}

/** Those in effect, in the order of their days. */
export async function changesInEffect(em: EntityManager): Promise<Change[]> {
  const rows = await em.find(UnitChangeRow, { where: { state: 'inEffect' }, order: { effectiveOn: 'ASC', id: 'ASC' } });
  return rows.map(({ told }) => told);
}
