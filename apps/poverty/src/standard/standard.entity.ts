import type { Confidence, Text } from '@langmoi/contracts/common';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('standards')
export class StandardRow {
  @PrimaryColumn('text') id!: string;
  @Column('jsonb') title!: Text;
  @Column('text', { name: 'legal_basis' }) legalBasis!: string;
  @Column('date', { name: 'from_on' }) fromOn!: string;
  @Column('date', { name: 'to_on', nullable: true }) toOn!: string | null;
  @Column('text') confidence!: Confidence;
}
