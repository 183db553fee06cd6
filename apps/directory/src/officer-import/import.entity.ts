import type { Capacity } from '@langmoi/contracts/caller';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('officer_imports')
export class OfficerImportRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('text', { name: 'file_name' }) fileName!: string;
  @Column('text') digest!: string;
  @Column('integer') rows!: number;
  @Column('uuid', { name: 'by_user' }) byUser!: string;
  @Column('uuid', { name: 'by_appointment', nullable: true }) byAppointment!: string | null;
  @Column('text') capacity!: Capacity;
  @Column({ type: 'timestamptz', insert: false, update: false }) at!: Date;
}
