import type { Source } from '@langmoi/contracts/common';
import type { SetTier } from '@langmoi/contracts/criteria-law';
import type { AssessmentView, CriterionResult } from '@langmoi/contracts/criteria';
import { SignedRow } from '@langmoi/platform/fact.entity';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('assessments')
export class AssessmentRow extends SignedRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  /** The commune; or the district, of its own criteria. */
  @Column('uuid', { name: 'commune_id' }) communeId!: string;
  @Column('text') tier!: SetTier;
  @Column('text', { name: 'criteria_set' }) criteriaSet!: string;
  @Column('integer', { name: 'set_version' }) setVersion!: number;
  @Column('integer') version!: number;
  @Column('text') basis!: AssessmentView['basis'];
  @Column('date', { name: 'as_of' }) asOf!: string;
  /** The day of the province's calendar on which it became known; of a paper, the paper's. */
  @Column('date', { name: 'known_on' }) knownOn!: string;
  @Column('jsonb') results!: CriterionResult[];
  @Column('jsonb', { nullable: true }) source!: Source | null;
  @Column('boolean') rehearsal!: boolean;
}

@Entity('drafts')
export class DraftRow {
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  /** The commune; or the district, of its own criteria. */
  @PrimaryColumn('uuid', { name: 'commune_id' }) communeId!: string;
  @PrimaryColumn('text') tier!: SetTier;
  /** The set that the form is of: each has a draft of its own. */
  @PrimaryColumn('text', { name: 'criteria_set' }) criteriaSet!: string;
  @Column('integer') revision!: number;
  @Column('jsonb') results!: CriterionResult[];
  @Column('timestamptz', { name: 'saved_at' }) savedAt!: Date;
}
