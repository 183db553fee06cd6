import type { Tier } from '@langmoi/contracts/common';
import type { ExportedFile, FigureExportState } from '@langmoi/contracts/figure-exports';
import { SignedRow } from '@langmoi/platform/fact.entity';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('figure_exports')
export class FigureExportRow extends SignedRow {
  @PrimaryColumn('uuid', { name: 'province_id' }) provinceId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') state!: FigureExportState;
  @Column('text') tier!: Tier;
  @Column('date', { name: 'from_on' }) from!: string;
  @Column('date', { name: 'to_on' }) to!: string;
  @Column('text') layout!: 'wide' | 'long';
  @Column('text') format!: 'csv' | 'xlsx';
  @Column('integer') done!: number;
  @Column('integer') total!: number;
  @Column('jsonb') files!: ExportedFile[];
  /** Whose turn it is: a worker that finds another run here leaves off. */
  @Column('uuid', { nullable: true }) run!: string | null;
  @Column('timestamptz', { name: 'touched_at' }) touchedAt!: Date;
  @Column('timestamptz', { name: 'expires_at', nullable: true }) expiresAt!: Date | null;
}
