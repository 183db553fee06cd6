import type { Capacity } from '@langmoi/contracts/caller';
import type { DecisionPaper, Source, Tier } from '@langmoi/contracts/common';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('decisions')
export class DecisionRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('uuid', { name: 'dossier_id' }) dossierId!: string;
  @Column('text') number!: string;
  @Column('integer') year!: number;
  @Column('date', { name: 'signed_on' }) signedOn!: string;
  @Column('date', { name: 'effective_on' }) effectiveOn!: string;
  @Column('text') signatory!: string;
  @Column('uuid', { name: 'appointment_id', nullable: true }) appointmentId!: string | null;
  @Column('text', { default: 'own' }) capacity!: Capacity;
  @Column('uuid', { name: 'on_behalf_of', nullable: true }) onBehalfOf!: string | null;
  @Column('jsonb', { nullable: true }) mandate!: DecisionPaper | null;
  @Column('date', { name: 'announced_on', nullable: true }) announcedOn!: string | null;
  @Column('text', { name: 'announced_by_means', nullable: true }) announcedByMeans!: string | null;
  @Column('boolean') rehearsal!: boolean;
}

@Entity('titles')
export class TitleRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('uuid', { name: 'commune_id' }) communeId!: string;
  @Column('text') tier!: Tier;
  @Column('text') basis!: 'stated' | 'decided';
  @Column('uuid', { name: 'dossier_id', nullable: true }) dossierId!: string | null;
  @Column('text', { name: 'decision_number', nullable: true }) decisionNumber!: string | null;
  @Column('date', { name: 'as_of' }) asOf!: string;
  @Column('jsonb', { nullable: true }) source!: Source | null;
}
