import type { Role } from '@langmoi/contracts/caller';
import type { Source } from '@langmoi/contracts/common';
import { SignedRow } from '@langmoi/platform/fact.entity';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('figure_closings')
export class FigureClosingRow extends SignedRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('date', { name: 'until_on' }) until!: string;
  @Column('jsonb') source!: Source;
  @Column('text') role!: Role;
  /** The day of the closing, by the province's own clock. */
  @Column('date', { name: 'known_on' }) knownOn!: string;
  @Column('boolean') rehearsal!: boolean;
}

@Entity('figure_openings')
export class FigureOpeningRow extends SignedRow {
  @PrimaryColumn('uuid', { name: 'closing_id' }) closingId!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('text') reason!: string;
  @Column('date', { name: 'known_on' }) knownOn!: string;
  @Column('text') role!: Role;
}
