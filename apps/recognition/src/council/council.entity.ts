import type { RecusalCause } from '@langmoi/domain/duties';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('council_meetings')
export class MeetingRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('uuid', { name: 'dossier_id' }) dossierId!: string;
  @Column('text') stage!: string;
  @Column('integer') round!: number;
  @Column('integer') number!: number;
  @Column('date', { name: 'meets_on' }) meetsOn!: string;
  @Column('integer') members!: number;
  @Column('integer', { default: 0 }) present!: number;
  @Column('integer', { name: 'in_favour', default: 0 }) inFavour!: number;
  @Column('integer', { default: 0 }) against!: number;
  @Column('integer', { default: 0 }) blank!: number;
  @Column('date', { name: 'closed_on', nullable: true }) closedOn!: string | null;
}

/** That a member has voted. No time, no order, no choice. */
@Entity('council_attendances')
export class AttendanceRow {
  @PrimaryColumn('uuid', { name: 'meeting_id' }) meetingId!: string;
  @PrimaryColumn('uuid', { name: 'officer_id' }) officerId!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('uuid', { name: 'dossier_id' }) dossierId!: string;
  /** Both always the same: so that the keys of duties and of the roll hold. */
  @Column('text', { default: 'vote' }) duty!: 'vote';
  @Column('boolean', { default: true }) voting!: boolean;
}

/** The roll of a meeting. */
@Entity('council_members')
export class MemberRow {
  @PrimaryColumn('uuid', { name: 'meeting_id' }) meetingId!: string;
  @PrimaryColumn('uuid', { name: 'officer_id' }) officerId!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('boolean') voting!: boolean;
  /** Why the member stands aside. */
  @Column('text', { nullable: true }) cause!: RecusalCause | null;
  @Column('text', { nullable: true }) reason!: string | null;
}
