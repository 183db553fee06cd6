import type { Source } from '@langmoi/contracts/common';
import type { MeasuredValue } from '@langmoi/contracts/criteria-facts';
import type { FigureBasis } from '@langmoi/contracts/figures';
import { SignedRow } from '@langmoi/platform/fact.entity';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('figures')
export class FigureRow extends SignedRow {
  @PrimaryColumn('uuid', { name: 'province_id' }) provinceId!: string;
  @PrimaryColumn('text', { name: 'criteria_set' }) criteriaSet!: string;
  @PrimaryColumn('uuid', { name: 'unit_id' }) unitId!: string;
  @PrimaryColumn('text') indicator!: string;
  @PrimaryColumn('integer') version!: number;
  /** The version of the set that the value was held against. */
  @Column('integer', { name: 'set_version' }) setVersion!: number;
  /** Of one command, or of one file, all rows have the same. */
  @Column('uuid', { name: 'entry_id' }) entryId!: string;
  @Column('text') basis!: FigureBasis;
  @Column('jsonb', { nullable: true }) value!: MeasuredValue | null;
  @Column('date', { name: 'as_of' }) asOf!: string;
  @Column('date', { name: 'known_on' }) knownOn!: string;
  @Column('integer', { nullable: true }) about!: number | null;
  @Column('uuid', { name: 'organisation_id', nullable: true }) organisationId!: string | null;
  @Column('text', { nullable: true }) note!: string | null;
  @Column('jsonb', { nullable: true }) evidence!: string[] | null;
  @Column('jsonb', { nullable: true }) source!: Source | null;
  @Column('boolean') rehearsal!: boolean;
}
