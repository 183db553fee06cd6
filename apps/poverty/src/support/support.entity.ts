import type { Text } from '@langmoi/contracts/common';
import type { SupportMeasure } from '@langmoi/contracts/poverty';
import { FactRow } from '@langmoi/platform/fact.entity';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('supports')
export class SupportRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('integer') year!: number;
  @Column('text') policy!: string;
  @Column('text') measure!: SupportMeasure;
}

@Entity('support_records')
export class SupportRecordRow extends FactRow {
  @Column('uuid', { name: 'support_id' }) supportId!: string;
  @Column('integer', { nullable: true }) count!: number | null;
  @Column('bigint', { nullable: true }) amount!: string | null;
  @Column('jsonb', { nullable: true }) period!: Text | null;
}
