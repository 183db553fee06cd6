import type { DecisionPaper, Source } from '@langmoi/contracts/common';
import type { Lead, OrganisationKind } from '@langmoi/contracts/directory';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('organisations')
export class OrganisationRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('uuid', { name: 'unit_id' }) unitId!: string;
  @Column('text') kind!: OrganisationKind;
  @Column('text') name!: string;
}

@Entity('leads')
export class LeadRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('text', { name: 'criteria_set' }) criteriaSet!: string;
  @Column('integer') criterion!: number;
  @Column('text') basis!: Lead['basis'];
  @Column('jsonb', { nullable: true }) source!: Source | null;
  @Column('date', { name: 'from_on', nullable: true }) fromOn!: string | null;
  @Column('date', { name: 'to_on', nullable: true }) toOn!: string | null;
  @Column('jsonb', { nullable: true }) decision!: DecisionPaper | null;
}
