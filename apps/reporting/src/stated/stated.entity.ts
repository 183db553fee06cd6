import type { Source, Text } from '@langmoi/contracts/common';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('stated_figures')
export class StatedFigureRow {
  @PrimaryColumn('uuid', { name: 'province_id' }) provinceId!: string;
  @PrimaryColumn('text') id!: string;
  @Column('text') measure!: 'figure' | 'districtRecognised' | 'districtRate' | 'districtMean' | 'group';
  @Column('text', { nullable: true }) place!: string | null;
  @Column('text', { name: 'group_name', nullable: true }) groupName!: string | null;
  @Column('jsonb') label!: Text;
  @Column('text') value!: string;
  /** For comparing alone; what is shown is `value`. */
  @Column('double precision') number!: number;
  @Column('date', { name: 'as_of' }) asOf!: string;
  @Column('jsonb') source!: Source;
}

interface Statement {
  readonly figure: string | null;
  readonly text: Text;
  readonly source: Source;
}

@Entity('contradictions')
export class ContradictionRow {
  @PrimaryColumn('uuid', { name: 'province_id' }) provinceId!: string;
  @PrimaryColumn('text') id!: string;
  @Column('integer') position!: number;
  @Column('jsonb') explanation!: Text;
  @Column('jsonb') statements!: Statement[];
}
