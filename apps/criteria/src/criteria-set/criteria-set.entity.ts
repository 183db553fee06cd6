import type { Text, UnitLevel } from '@langmoi/contracts/common';
import type { CriteriaSetView, CriterionView } from '@langmoi/contracts/criteria';
import type { SetTier } from '@langmoi/contracts/criteria-law';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('criteria_sets')
export class CriteriaSetRow {
  @PrimaryColumn('uuid', { name: 'province_id' }) provinceId!: string;
  @PrimaryColumn('text') id!: string;
  @PrimaryColumn('integer') version!: number;
  @Column('jsonb') title!: Text;
  @Column('text') tier!: SetTier;
  @Column('text') period!: string;
  @Column('text', { name: 'legal_basis' }) legalBasis!: string;
  @Column('text') confidence!: string;
  @Column('jsonb') criteria!: CriterionView[];
  @Column('text') level!: UnitLevel;
  @Column('text') issuer!: string;
  @Column('jsonb', { nullable: true }) law!: CriteriaSetView['law'];
  @Column('jsonb') effective!: CriteriaSetView['effective'];
  @Column('jsonb') declared!: CriteriaSetView['declared'];
  @Column('jsonb') conditions!: CriteriaSetView['conditions'];
  @Column('jsonb') groups!: CriteriaSetView['groups'];
  @Column('jsonb') decisions!: CriteriaSetView['decisions'];
  /** The proposal that it came by; null: the text of the law as it was loaded. */
  @Column('uuid', { name: 'proposal_id', nullable: true }) proposalId!: string | null;
}
