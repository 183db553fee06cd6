import type { Source, Tier } from '@langmoi/contracts/common';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That a commune is recognised for a tier, as recognition told of it; the id is the event's. */
@Entity('recognitions')
export class RecognitionRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('uuid', { name: 'unit_id' }) unitId!: string;
  @Column('text') tier!: Tier;
  @Column('text', { nullable: true }) decision!: string | null;
  /** The day the decision was signed, and so the set it went by; null of what a report states. */
  @Column('date', { name: 'decided_on', nullable: true }) decidedOn!: string | null;
  @Column('date', { name: 'held_on' }) heldOn!: string;
  @Column('date', { name: 'known_on' }) knownOn!: string;
  @Column('jsonb', { nullable: true }) source!: Source | null;
}
