import type { Confidence, Text } from '@langmoi/contracts/common';
import type { TitleSubject } from '@langmoi/contracts/culture';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('titles')
export class TitleRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('text') code!: string;
  @Column('integer') position!: number;
  @Column('jsonb') title!: Text;
  @Column('text') subject!: TitleSubject;
  @Column('jsonb') universe!: Text;
  @Column('text', { name: 'legal_basis', nullable: true }) legalBasis!: string | null;
  @Column('text') confidence!: Confidence;
}
