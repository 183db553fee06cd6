import type { FundingMeasure, FundingSource, Programme } from '@langmoi/contracts/funding';
import { FactRow } from '@langmoi/platform/fact.entity';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('lines')
export class LineRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('integer') year!: number;
  @Column('text') programme!: Programme;
  @Column('text', { name: 'funding_source' }) fundingSource!: FundingSource;
  @Column('text') measure!: FundingMeasure;
}

@Entity('line_records')
export class LineRecordRow extends FactRow {
  @Column('uuid', { name: 'line_id' }) lineId!: string;
  @Column('text') measure!: FundingMeasure;
  @Column('bigint', { nullable: true }) amount!: string | null;
  @Column('bigint', { nullable: true }) planned!: string | null;
  @Column('text', { nullable: true }) printed!: string | null;
}
