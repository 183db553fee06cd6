import type { Confidence, Text } from '@langmoi/contracts/common';
import type { CountingUnit } from '@langmoi/contracts/poverty';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('policies')
export class PolicyRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('text') code!: string;
  @Column('integer') position!: number;
  @Column('jsonb') title!: Text;
  @Column('text', { nullable: true }) parent!: string | null;
  @Column('text', { name: 'counting_unit' }) countingUnit!: CountingUnit;
  @Column('text', { name: 'legal_basis', nullable: true }) legalBasis!: string | null;
  @Column('text') confidence!: Confidence;
}
