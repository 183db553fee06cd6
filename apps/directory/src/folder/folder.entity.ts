import type { Capacity } from '@langmoi/contracts/caller';
import type { ProvinceFolder } from '@langmoi/contracts/folder';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('province_folders')
export class ProvinceFolderRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  /** SHA-256 of what it says, however it was written. */
  @Column('text') digest!: string;
  @Column('jsonb') content!: ProvinceFolder;
  @Column('uuid', { name: 'by_user' }) byUser!: string;
  @Column('uuid', { name: 'by_appointment', nullable: true }) byAppointment!: string | null;
  @Column('text') capacity!: Capacity;
  @Column({ type: 'timestamptz', insert: false, update: false }) at!: Date;
}

@Entity('laws')
export class LawRow {
  @PrimaryColumn('text') kind!: 'criteriaSet' | 'procedure';
  @PrimaryColumn('text') id!: string;
  @Column('jsonb') content!: object;
  /** The files name it no more: it is offered no more. The API may take no law away. */
  @Column('boolean') withdrawn!: boolean;
}
