import type { Role } from '@langmoi/contracts/caller';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An office that somebody left. */
@Entity('ended_appointments')
export class EndedAppointmentRow {
  @PrimaryColumn('uuid', { name: 'appointment_id' }) appointmentId!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('uuid', { name: 'officer_id' }) officerId!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('text') role!: Role;
  @Column('date', { name: 'ended_on' }) endedOn!: string;
  @Column('uuid', { name: 'successor_id', nullable: true }) successorId!: string | null;
}

/** That a dossier waited there at the time, and who has its work now. */
@Entity('dossier_handovers')
export class HandoverRow {
  @PrimaryColumn('uuid', { name: 'dossier_id' }) dossierId!: string;
  @PrimaryColumn('text') stage!: string;
  @PrimaryColumn('integer') round!: number;
  @PrimaryColumn('uuid', { name: 'appointment_id' }) appointmentId!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('text', { name: 'organisation_name' }) organisationName!: string;
  @Column('text') role!: Role;
  @Column('date', { name: 'ended_on' }) endedOn!: string;
  @Column('uuid', { name: 'successor_id', nullable: true }) successorId!: string | null;
}
