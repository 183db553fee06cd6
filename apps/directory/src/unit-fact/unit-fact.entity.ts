import type { DecisionPaper, Source } from '@langmoi/contracts/common';
import type { UnitFactContent } from '@langmoi/contracts/unit-facts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Something said of a unit; with `about`, that what is named there was noted wrongly. */
@Entity('unit_facts')
export class UnitFactRow {
  @PrimaryColumn('uuid') id!: string;
  /** Who noted it: a province. */
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('uuid', { name: 'unit_id' }) unitId!: string;
  @Column('jsonb', { nullable: true }) content!: UnitFactContent | null;
  @Column('date', { name: 'from_on', nullable: true }) fromOn!: string | null;
  @Column('date', { name: 'to_on', nullable: true }) toOn!: string | null;
  @Column('jsonb', { nullable: true }) decision!: DecisionPaper | null;
  @Column('jsonb') sources!: Source[];
  @Column('uuid', { nullable: true }) about!: string | null;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('timestamptz', { name: 'noted_at' }) notedAt!: Date;
  @Column('uuid', { name: 'noted_by' }) notedBy!: string;
}
