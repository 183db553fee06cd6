import { FactRow } from '@langmoi/platform/fact.entity';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('holdings')
export class HoldingRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('uuid', { name: 'unit_id' }) unitId!: string;
  @Column('text') title!: string;
}

@Entity('holding_records')
export class HoldingRecordRow extends FactRow {
  @Column('uuid', { name: 'holding_id' }) holdingId!: string;
  @Column('integer', { nullable: true }) holders!: number | null;
  @Column('integer', { nullable: true }) universe!: number | null;
}
