import type { Text, Tier } from '@langmoi/contracts/common';
import type { CriterionView } from '@langmoi/contracts/criteria';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('criteria_sets')
export class CriteriaSetRow {
  @PrimaryColumn('uuid', { name: 'province_id' }) provinceId!: string;
  @PrimaryColumn('text') id!: string;
  @PrimaryColumn('integer') version!: number;
  @Column('jsonb') title!: Text;
  @Column('text') tier!: Tier;
  @Column('text') period!: string;
  @Column('text', { name: 'legal_basis' }) legalBasis!: string;
  @Column('text') confidence!: string;
  @Column('jsonb') criteria!: CriterionView[];
}
