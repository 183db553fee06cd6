import { SignedRow } from '@langmoi/platform/fact.entity';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('decisions')
export class DecisionRow extends SignedRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('text', { name: 'criteria_set' }) criteriaSet!: string;
  @Column('uuid', { name: 'unit_id' }) unitId!: string;
  /** Of an indicator or a condition; else `criterion` is the number of one. */
  @Column('text', { nullable: true }) code!: string | null;
  @Column('integer', { nullable: true }) criterion!: number | null;
  @Column('integer') version!: number;
  @Column('integer', { name: 'set_version' }) setVersion!: number;
  @Column('boolean', { nullable: true }) met!: boolean | null;
  @Column('date', { name: 'as_of' }) asOf!: string;
  @Column('date', { name: 'known_on' }) knownOn!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('text') reason!: string;
  @Column('jsonb') evidence!: string[];
  @Column('boolean') rehearsal!: boolean;
}
