import type { Source, Tier } from '@langmoi/contracts/common';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('criteria_sets')
export class CriteriaSetRow {
  @PrimaryColumn('uuid', { name: 'province_id' }) provinceId!: string;
  @PrimaryColumn('text') id!: string;
  @Column('text') tier!: Tier;
  @Column('integer') total!: number;
  /** `2016-2020`; null of a set that was told before it was kept. */
  @Column('text', { nullable: true }) period!: string | null;
}

@Entity('commune_assessments')
export class AssessmentRow {
  @PrimaryColumn('uuid', { name: 'commune_id' }) communeId!: string;
  @PrimaryColumn('text') tier!: Tier;
  @PrimaryColumn('boolean') rehearsal!: boolean;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('integer') version!: number;
  @Column('text') basis!: 'stated' | 'self';
  @Column('date', { name: 'as_of' }) asOf!: string;
  @Column('integer', { name: 'met_count' }) metCount!: number;
  @Column('integer') total!: number;
  @Column('jsonb') missing!: number[];
  @Column('jsonb', { nullable: true }) source!: Source | null;
}

@Entity('commune_registrations')
export class RegistrationRow {
  @PrimaryColumn('uuid', { name: 'commune_id' }) communeId!: string;
  @PrimaryColumn('text') tier!: Tier;
  @PrimaryColumn('integer') year!: number;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
}

@Entity('commune_titles')
export class TitleRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('uuid', { name: 'commune_id' }) communeId!: string;
  @Column('text') tier!: Tier;
  @Column('text', { name: 'decision_number', nullable: true }) decisionNumber!: string | null;
  @Column('date', { name: 'as_of' }) asOf!: string;
  @Column('uuid', { name: 'dossier_id', nullable: true }) dossierId!: string | null;
  @Column('jsonb', { nullable: true }) source!: Source | null;
  @Column('boolean') rehearsal!: boolean;
}

@Entity('dossiers')
export class DossierRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('uuid', { name: 'commune_id' }) communeId!: string;
  @Column('text') tier!: Tier;
  @Column('integer') year!: number;
  @Column('text') stage!: string;
  @Column('text') status!: string;
}
