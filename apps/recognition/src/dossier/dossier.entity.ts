import type { Capacity, Role } from '@langmoi/contracts/caller';
import type { DecisionPaper, Tier } from '@langmoi/contracts/common';
import type { Duty } from '@langmoi/contracts/duties';
import type { DossierStatus, Reason } from '@langmoi/contracts/recognition';
import type { Actor } from '@langmoi/contracts/regime';
import type { ActKind } from '@langmoi/workflows/dossier/contract';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A department that must speak, with the criteria it led when the stage was entered. */
export interface Branch {
  readonly organisationId: string;
  readonly criteria: number[];
}

@Entity('dossiers')
export class DossierRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('uuid', { name: 'commune_id' }) communeId!: string;
  @Column('uuid', { name: 'district_id' }) districtId!: string;
  @Column('text') tier!: Tier;
  @Column('integer') year!: number;
  @Column('text', { name: 'regime_id' }) regimeId!: string;
  @Column('integer', { name: 'regime_version' }) regimeVersion!: number;
  @Column('text', { name: 'criteria_set' }) criteriaSet!: string;
  @Column('text') status!: DossierStatus;
  /** Null until its workflow began. */
  @Column('text', { nullable: true }) stage!: string | null;
  @Column('integer', { nullable: true }) round!: number | null;
  @Column('date', { name: 'registered_on' }) registeredOn!: string;
  @Column('timestamptz', { name: 'registered_at', default: () => 'now()' }) registeredAt!: Date;
  @Column('uuid', { name: 'registered_by' }) registeredBy!: string;
  @Column('date', { name: 'closed_on', nullable: true }) closedOn!: string | null;
  @Column('boolean') rehearsal!: boolean;
}

@Entity('dossier_stages')
export class StageRow {
  @PrimaryColumn('uuid') id!: string;
  /** The order in which rows came; ids made within one millisecond have none. */
  @Column({ type: 'bigint', insert: false, update: false }) seq!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('uuid', { name: 'dossier_id' }) dossierId!: string;
  @Column('text') stage!: string;
  @Column('integer') round!: number;
  @Column('date', { name: 'entered_on' }) enteredOn!: string;
  @Column('date', { name: 'due_on', nullable: true }) dueOn!: string | null;
  @Column('jsonb', { name: 'remind_on' }) remindOn!: string[];
  /** Departments that must each speak; empty but for confirmations. */
  @Column('jsonb') branches!: Branch[];
  @Column('date', { name: 'left_on', nullable: true }) leftOn!: string | null;
  @Column('text', { nullable: true }) outcome!: string | null;
  @Column('jsonb') reasons!: Reason[];
}

@Entity('dossier_acts')
export class ActRow {
  @PrimaryColumn('uuid') id!: string;
  /** The order in which rows came; ids made within one millisecond have none. */
  @Column({ type: 'bigint', insert: false, update: false }) seq!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('uuid', { name: 'dossier_id' }) dossierId!: string;
  @Column('uuid', { name: 'act_id' }) actId!: string;
  @Column('text') fingerprint!: string;
  @Column('text') stage!: string;
  @Column('integer') round!: number;
  @Column('text') kind!: ActKind;
  @Column('uuid', { name: 'officer_id' }) officerId!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('text', { name: 'organisation_name' }) organisationName!: string;
  @Column('text') role!: Role;
  /** Under which duty; the officer has it in this dossier. */
  @Column('text') duty!: Duty;
  @Column('uuid', { name: 'appointment_id', nullable: true }) appointmentId!: string | null;
  @Column('text', { default: 'own' }) capacity!: Capacity;
  /** The appointment acted for, and the paper that lets the officer. */
  @Column('uuid', { name: 'on_behalf_of', nullable: true }) onBehalfOf!: string | null;
  @Column('jsonb', { nullable: true }) mandate!: DecisionPaper | null;
  @Column('date', { name: 'acted_on' }) actedOn!: string;
  @Column('timestamptz', { name: 'recorded_at', default: () => 'now()' }) recordedAt!: Date;
  @Column('text', { nullable: true }) outcome!: string | null;
  @Column('jsonb') reasons!: Reason[];
  @Column('jsonb') data!: Readonly<Record<string, unknown>>;
  @Column('boolean') rehearsal!: boolean;
}

@Entity('dossier_requests')
export class RequestRow {
  @PrimaryColumn('uuid', { name: 'dossier_id' }) dossierId!: string;
  @PrimaryColumn('uuid', { name: 'act_id' }) actId!: string;
  @PrimaryColumn('text') fingerprint!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('jsonb') data!: Readonly<Record<string, unknown>>;
  /** By which appointment, and in which capacity, the officer asked. */
  @Column('uuid', { name: 'appointment_id', nullable: true }) appointmentId!: string | null;
  @Column('text', { default: 'own' }) capacity!: Capacity;
  @Column('timestamptz', { name: 'asked_at', default: () => 'now()' }) askedAt!: Date;
  /** Null while nobody knows whether the run heard of it. */
  @Column('timestamptz', { name: 'answered_at', nullable: true }) answeredAt!: Date | null;
}

@Entity('dossier_notices')
export class NoticeRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('uuid', { name: 'dossier_id' }) dossierId!: string;
  @Column('text') stage!: string;
  @Column('integer') round!: number;
  @Column('text') kind!: 'reminder' | 'escalation';
  @Column('date', { name: 'sent_on' }) sentOn!: string;
  @Column('text', { name: 'to_level' }) toLevel!: Actor['level'];
  @Column('text', { name: 'to_office' }) toOffice!: Actor['office'];
}
