import type { Capacity } from '@langmoi/contracts/caller';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What another finance officer said of an entered record, once and for all. */
@Entity('line_approvals')
export class ApprovalRow {
  @PrimaryColumn('uuid', { name: 'record_id' }) recordId!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  /** Who entered the record: never the officer who approves it. */
  @Column('uuid', { name: 'author_id' }) authorId!: string;
  @Column('text') basis!: 'entered';
  @Column('uuid', { name: 'officer_id' }) officerId!: string;
  @Column('uuid', { name: 'appointment_id', nullable: true }) appointmentId!: string | null;
  @Column('text') capacity!: Capacity;
  @Column('text') verdict!: 'approved' | 'rejected';
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('timestamptz', { name: 'decided_at' }) decidedAt!: Date;
}
