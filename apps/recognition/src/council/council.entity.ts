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
}
