import type { Succession, UnitsSucceeded } from '@langmoi/contracts/unit-changes';
import type { DossierPlace } from '@langmoi/domain/units/succession';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('unit_changes')
export class UnitChangeRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('text') state!: UnitsSucceeded['data']['state'];
  @Column('jsonb', { nullable: true }) reversal!: UnitsSucceeded['data']['reversal'];
}

@Entity('successions')
export class SuccessionRow {
  @PrimaryColumn('uuid', { name: 'change_id' }) changeId!: string;
  /** The title or the dossier. */
  @PrimaryColumn('uuid', { name: 'subject_id' }) subjectId!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('text') kind!: 'title' | 'dossier';
  @Column('date', { name: 'effective_on' }) effectiveOn!: string;
  /** Whole, with the rule and the paper: as it is shown. */
  @Column('jsonb') told!: Succession;
  /** Where a dossier stood that goes on elsewhere, and where it stands since. */
  @Column('jsonb', { nullable: true }) before!: DossierPlace | null;
  @Column('jsonb', { nullable: true }) after!: DossierPlace | null;
  @Column('text') state!: 'inForce' | 'restored' | 'kept';
  /** The order in which they came. */
  @Column({ type: 'bigint', insert: false, update: false }) seq!: string;
}
