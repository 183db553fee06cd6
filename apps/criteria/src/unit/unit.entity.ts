import type { UnitLevel } from '@langmoi/contracts/common';
import type { UnitKind } from '@langmoi/contracts/directory';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('directory_units')
export class UnitRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('uuid', { name: 'parent_id', nullable: true }) parentId!: string | null;
  @Column('text') level!: UnitLevel;
  @Column('text') kind!: UnitKind;
  @Column('text') code!: string;
  @Column('text') name!: string;
}

@Entity('directory_provinces')
export class ProvinceRow {
  @PrimaryColumn('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('boolean', { name: 'is_demo' }) isDemo!: boolean;
  @Column('date') today!: string;
}
