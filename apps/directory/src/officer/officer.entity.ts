import type { Capacity, Role } from '@langmoi/contracts/caller';
import type { DecisionPaper } from '@langmoi/contracts/common';
import type { AppointmentView } from '@langmoi/contracts/officers';
import { PersonalReadRow } from '@langmoi/platform/personal-reads';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('officers')
export class OfficerRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('text', { name: 'display_name' }) displayName!: string;
  @Column('boolean') rehearsal!: boolean;
  @Column('text', { nullable: true }) phone!: string | null;
  @Column('text', { name: 'identity_number', nullable: true }) identityNumber!: string | null;
  @Column('uuid', { name: 'home_unit_id', nullable: true }) homeUnitId!: string | null;
  @Column('integer') version!: number;
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
  @Column('text') capacity!: Capacity;
  @Column('uuid', { name: 'on_behalf_of', nullable: true }) onBehalfOf!: string | null;
  @Column('jsonb', { nullable: true }) decision!: DecisionPaper | null;
  @Column('jsonb', { name: 'ended_by', nullable: true }) endedBy!: AppointmentView['endedBy'];
  @Column('uuid', { name: 'successor_id', nullable: true }) successorId!: string | null;
  @Column('date', { name: 'stopped_on', nullable: true }) stoppedOn!: string | null;
  @Column('date', { name: 'cancelled_on', nullable: true }) cancelledOn!: string | null;
  @Column('integer') version!: number;
}

@Entity('personnel_acts')
export class PersonnelActRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('text') kind!: 'invited' | 'appointed' | 'corrected' | 'ended' | 'cancelled' | 'restored' | 'leadAssigned';
  /** The person, the appointment or the lead. */
  @Column('uuid', { name: 'subject_id' }) subjectId!: string;
  @Column('uuid', { name: 'by_user' }) byUser!: string;
  @Column('uuid', { name: 'by_appointment', nullable: true }) byAppointment!: string | null;
  @Column('text') capacity!: Capacity;
  /** Of a correction: why, which fields, and what name and home were before. */
  @Column('jsonb', { nullable: true }) detail!: object | null;
  @Column({ type: 'timestamptz', insert: false, update: false }) at!: Date;
}

@Entity('personal_reads')
export class PersonReadRow extends PersonalReadRow {
  @Column('jsonb') persons!: string[];
}
