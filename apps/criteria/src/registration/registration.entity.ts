import type { FactBasis, Source, Tier } from '@langmoi/contracts/common';
import { SignedRow } from '@langmoi/platform/fact.entity';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What one paper of a list says of one commune. */
@Entity('registrations')
export class RegistrationRow extends SignedRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('uuid', { name: 'commune_id' }) communeId!: string;
  @Column('text') tier!: Tier;
  @Column('integer') year!: number;
  /** Of the list, not of the commune. */
  @Column('integer') version!: number;
  /** False: struck off. */
  @Column('boolean') registered!: boolean;
  @Column('text') basis!: FactBasis;
  @Column('date', { name: 'as_of' }) asOf!: string;
  @Column('date', { name: 'known_on' }) knownOn!: string;
  @Column('jsonb') source!: Source;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('boolean') rehearsal!: boolean;
}
