import type { Source } from '@langmoi/contracts/common';
import type { SetTier } from '@langmoi/contracts/criteria-law';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That a unit is recognised for a tier: of a commune as recognition told of it, by the event's id; of a district as a paper states it. */
@Entity('recognitions')
export class RecognitionRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('uuid', { name: 'unit_id' }) unitId!: string;
  @Column('text') tier!: SetTier;
  @Column('text', { nullable: true }) decision!: string | null;
  /** The day the decision was signed, and so the set it went by; null of what a report states. */
  @Column('date', { name: 'decided_on', nullable: true }) decidedOn!: string | null;
  @Column('date', { name: 'held_on' }) heldOn!: string;
  @Column('date', { name: 'known_on' }) knownOn!: string;
  @Column('jsonb', { nullable: true }) source!: Source | null;
}
