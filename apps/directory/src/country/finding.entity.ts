import type { Source } from '@langmoi/contracts/common';
import type { UnitDoubt, UnitFinding } from '@langmoi/contracts/units';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('unit_findings')
export class UnitFindingRow {
  @PrimaryColumn('uuid') id!: string;
  /** Who entered it: the nation. */
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('timestamptz', { name: 'found_at' }) foundAt!: Date;
  @Column('text', { array: true }) doubts!: UnitDoubt[];
  @Column('jsonb') source!: Source;
  @Column('jsonb', { nullable: true }) old!: UnitFinding['old'];
  @Column('jsonb', { nullable: true }) new!: UnitFinding['new'];
  @Column('uuid', { name: 'unit_ids', array: true }) unitIds!: string[];
}
