import type { Text, Tier } from '@langmoi/contracts/common';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('criteria_sets')
export class CriteriaSetRow {
  @PrimaryColumn('uuid', { name: 'province_id' }) provinceId!: string;
  @PrimaryColumn('text') id!: string;
  @Column('integer') version!: number;
  @Column('jsonb') title!: Text;
  /** The numbers of the set's criteria. */
  @Column('jsonb') criteria!: number[];
}

@Entity('criteria_assessments')
export class AssessmentRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('uuid', { name: 'commune_id' }) communeId!: string;
  @Column('text') tier!: Tier;
  @Column('text', { name: 'criteria_set' }) criteriaSet!: string;
  @Column('integer') version!: number;
  @Column('date', { name: 'as_of' }) asOf!: string;
  @Column('integer', { name: 'met_count' }) metCount!: number;
  @Column('integer') total!: number;
  @Column('jsonb') missing!: number[];
  @Column('jsonb', { name: 'no_data' }) noData!: number[];
  @Column('boolean') rehearsal!: boolean;
}
