import type { FactBasis, Reading, Source } from '@langmoi/contracts/common';
import { Column, PrimaryColumn } from 'typeorm';

/** A version of what is said of something: the columns that every such record has. Its table has `factColumns`. */
export abstract class FactRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('integer') version!: number;
  @Column('text') basis!: FactBasis;
  @Column('date', { name: 'as_of' }) asOf!: string;
  @Column('text', { name: 'printed_rate', nullable: true }) printedRate!: string | null;
  @Column('jsonb', { nullable: true }) source!: Source | null;
  @Column('jsonb') readings!: Reading[];
  @Column('boolean') rehearsal!: boolean;
  @Column('uuid', { name: 'recorded_by' }) recordedBy!: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
}

/** The columns of `FactRow`, for the migration that creates its table: a paper is the source, or an officer is. */
export const factColumns = (table: string): string => `
  id uuid PRIMARY KEY,
  province_id uuid NOT NULL,
  version integer NOT NULL CONSTRAINT ck_${table}_version CHECK (version > 0),
  basis text NOT NULL CONSTRAINT ck_${table}_basis CHECK (basis IN ('stated', 'entered')),
  as_of date NOT NULL,
  printed_rate text,
  source jsonb,
  readings jsonb NOT NULL,
  rehearsal boolean NOT NULL,
  recorded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  CONSTRAINT ck_${table}_source CHECK ((basis = 'stated') = (source IS NOT NULL)),
  CONSTRAINT ck_${table}_printed CHECK (basis = 'stated' OR (printed_rate IS NULL AND readings = '[]')),
  CONSTRAINT ck_${table}_rehearsal CHECK (basis = 'entered' OR NOT rehearsal)`;
