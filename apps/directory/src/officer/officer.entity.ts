import type { Role } from '@langmoi/contracts/caller';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('officers')
export class OfficerRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('text', { name: 'display_name' }) displayName!: string;
  @Column('boolean') rehearsal!: boolean;
}

@Entity('appointments')
export class AppointmentRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('uuid', { name: 'officer_id' }) officerId!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('uuid', { name: 'unit_id' }) unitId!: string;
  @Column('text') role!: Role;
  @Column('date', { name: 'from_on' }) fromOn!: string;
  @Column('date', { name: 'to_on', nullable: true }) toOn!: string | null;
  @Column('boolean') rehearsal!: boolean;
}
