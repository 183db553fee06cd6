import type { Caller, Capacity } from '@langmoi/contracts/caller';
import type { FactBasis, Reading, Source } from '@langmoi/contracts/common';
import { Column, PrimaryColumn } from 'typeorm';

/** The columns of who said something, in their own right or on behalf (Decree 30/2020/NĐ-CP, article 13). */
export abstract class SignedRow {
  @Column('uuid', { name: 'recorded_by' }) recordedBy!: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
  @Column('uuid', { name: 'appointment_id', nullable: true }) appointmentId!: string | null;
  @Column('text') capacity!: Capacity;
}

/** What a row says of whoever records it now. */
export const signedNow = ({ userId, appointmentId, capacity }: Caller): SignedRow => ({
  ...{ recordedBy: userId, recordedAt: new Date(), appointmentId, capacity },
});

/** For the migration of a table that knew only `recorded_by`; what is there was said in somebody's own right. */
export const signedColumns = (table: string): string =>
  `ALTER TABLE ${table} ADD COLUMN IF NOT EXISTS appointment_id uuid; ${capacityColumn(table)}`;

/** For the migration of a table that knows the appointment already. */
export const capacityColumn = (table: string): string => `
  ALTER TABLE ${table} ADD COLUMN capacity text NOT NULL DEFAULT 'own' CONSTRAINT ck_${table}_capacity
    CHECK (capacity IN ('own', 'forHead', 'underAuthority', 'byOrder'))`;

/** A version of what is said of something: the columns that every such record has. Its table has `factColumns`. */
export abstract class FactRow extends SignedRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('integer') version!: number;
  @Column('text') basis!: FactBasis;
  @Column('date', { name: 'as_of' }) asOf!: string;
  @Column('text', { name: 'printed_rate', nullable: true }) printedRate!: string | null;
  @Column('jsonb', { nullable: true }) source!: Source | null;
  @Column('jsonb') readings!: Reading[];
  @Column('boolean') rehearsal!: boolean;
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
