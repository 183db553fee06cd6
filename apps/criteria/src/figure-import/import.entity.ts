import type { Capacity } from '@langmoi/contracts/caller';
import type { Tier } from '@langmoi/contracts/common';
import type { MeasuredValue } from '@langmoi/contracts/criteria-facts';
import type {
  CellOutcome,
  FigureImportState,
  ImportAnswer,
  ImportBasis,
  ImportCounts,
  ImportJudged,
  ImportLayout,
  ImportQuestion,
} from '@langmoi/contracts/figure-imports';
import { SignedRow } from '@langmoi/platform/fact.entity';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FaultCode, RefusalCode } from './sentences';

/** Who had a file applied or undone, and when. */
export interface Act {
  readonly userId: string;
  readonly appointmentId: string | null;
  readonly capacity: Capacity;
  readonly at: string;
}

@Entity('figure_imports')
export class FigureImportRow extends SignedRow {
  @PrimaryColumn('uuid', { name: 'province_id' }) provinceId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') state!: FigureImportState;
  @Column('text') tier!: Tier;
  @Column('text', { name: 'criteria_set' }) criteriaSet!: string;
  @Column('integer', { name: 'set_version' }) setVersion!: number;
  @Column('date', { name: 'as_of' }) asOf!: string;
  @Column('text', { name: 'file_name' }) fileName!: string;
  @Column('text') digest!: string;
  @Column('integer') size!: number;
  @Column('jsonb') sheets!: string[];
  @Column('text', { nullable: true }) sheet!: string | null;
  @Column('text', { nullable: true }) layout!: ImportLayout | null;
  @Column('text') basis!: ImportBasis;
  /** Who sent it; null of a file from before it was kept. */
  @Column('uuid', { name: 'organisation_id', nullable: true }) organisationId!: string | null;
  @Column('text', { name: 'layout_key', nullable: true }) layoutKey!: string | null;
  @Column('integer', { name: 'heading_row', nullable: true }) headingRow!: number | null;
  @Column('jsonb') counts!: ImportCounts;
  @Column('jsonb') questions!: ImportQuestion[];
  @Column('text', { nullable: true }) refusal!: RefusalCode | null;
  @Column('boolean') rehearsal!: boolean;
  @Column('jsonb', { nullable: true }) applied!: (Act & { readonly onlyValid: boolean }) | null;
  @Column('jsonb', { nullable: true }) undone!: Act | null;
  @Column('jsonb', { nullable: true }) judged!: ImportJudged | null;
}

@Entity('figure_import_files')
export class FigureImportFileRow {
  @PrimaryColumn('uuid', { name: 'province_id' }) provinceId!: string;
  @PrimaryColumn('uuid', { name: 'import_id' }) importId!: string;
  @Column('bytea') content!: Buffer;
}

/** Cells of a file, numbered on from `first`: each at its place in every array. */
@Entity('figure_import_portions')
export class FigureImportPortionRow {
  @PrimaryColumn('uuid', { name: 'province_id' }) provinceId!: string;
  @PrimaryColumn('uuid', { name: 'import_id' }) importId!: string;
  @PrimaryColumn('integer') first!: number;
  /** The communes of the cells that would be recorded, and their first day and last; null where there is none. */
  @Column('uuid', { array: true }) touched!: string[];
  @Column('date', { name: 'first_on', nullable: true }) firstOn!: string | null;
  @Column('date', { name: 'last_on', nullable: true }) lastOn!: string | null;
  @Column('text', { array: true }) at!: string[];
  @Column('uuid', { name: 'unit_id', array: true }) unitId!: (string | null)[];
  @Column('text', { array: true }) indicator!: (string | null)[];
  @Column('date', { name: 'as_of', array: true }) asOf!: (string | null)[];
  @Column('text', { array: true }) written!: string[];
  @Column('jsonb', { array: true }) value!: (MeasuredValue | null)[];
  @Column('text', { array: true }) note!: (string | null)[];
  @Column('text', { array: true }) outcome!: CellOutcome[];
  @Column('jsonb', { array: true }) before!: (MeasuredValue | null)[];
  @Column('text', { name: 'before_note', array: true }) beforeNote!: (string | null)[];
  @Column('integer', { array: true }) newest!: number[];
  @Column('text', { array: true }) fault!: (FaultCode | null)[];
  @Column('text', { array: true }) other!: (string | null)[];
}

@Entity('figure_import_answers')
export class FigureImportAnswerRow {
  @PrimaryColumn('uuid', { name: 'province_id' }) provinceId!: string;
  @PrimaryColumn('text', { name: 'layout_key' }) layoutKey!: string;
  @PrimaryColumn('text') kind!: ImportAnswer['kind'];
  @PrimaryColumn('text') written!: string;
  @Column('jsonb') answer!: ImportAnswer;
  @Column('uuid', { name: 'recorded_by' }) recordedBy!: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
}
