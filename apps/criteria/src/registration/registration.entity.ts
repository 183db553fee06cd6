import type { Source, Tier } from '@langmoi/contracts/common';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('registrations')
export class RegistrationRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('uuid', { name: 'commune_id' }) communeId!: string;
  @Column('text') tier!: Tier;
  @Column('integer') year!: number;
  @Column('jsonb') source!: Source;
}
