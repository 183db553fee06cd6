import type { UnitLevel } from '@langmoi/contracts/common';
import type { UnitChange, UnitKind } from '@langmoi/contracts/units';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('unit_events')
export class UnitEventRow {
  @PrimaryColumn('uuid') id!: string;
  /** Who entered it: a province, or the nation. */
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('timestamptz', { name: 'learned_at' }) learnedAt!: Date;
  @Column('uuid', { nullable: true }) about!: string | null;
  @Column('jsonb', { nullable: true }) change!: UnitChange | null;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('uuid', { name: 'unit_ids', array: true }) unitIds!: string[];
}

/** A state as it became known; the newest `knownFrom` of a unit counts, and of it every row. */
@Entity('unit_states')
export class UnitStateRow {
  @PrimaryColumn('uuid', { name: 'unit_id' }) unitId!: string;
  @PrimaryColumn('timestamptz', { name: 'known_from' }) knownFrom!: Date;
  /** From the oldest to the newest, 1, 2, 3 …; 0 alone where there is none. */
  @PrimaryColumn('integer') position!: number;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('uuid', { name: 'parent_id', nullable: true }) parentId!: string | null;
  @Column('text', { nullable: true }) level!: UnitLevel | null;
  @Column('text', { nullable: true }) kind!: UnitKind | null;
  @Column('text', { nullable: true }) code!: string | null;
  @Column('text', { nullable: true }) name!: string | null;
  @Column('date', { name: 'from_on', nullable: true }) fromOn!: string | null;
  @Column('date', { name: 'to_on', nullable: true }) toOn!: string | null;
  @Column('uuid', { name: 'begun_by', nullable: true }) begunBy!: string | null;
  @Column('uuid', { name: 'ended_by', nullable: true }) endedBy!: string | null;
}
