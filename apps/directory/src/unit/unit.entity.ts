import type { Source, Text, UnitLevel } from '@langmoi/contracts/common';
import type { AliasView } from '@langmoi/contracts/directory';
import type { UnitKind, UnitLife } from '@langmoi/contracts/units';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('units')
export class UnitRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('uuid', { name: 'parent_id', nullable: true }) parentId!: string | null;
  @Column('text') level!: UnitLevel;
  @Column('text') kind!: UnitKind;
  @Column('text') code!: string;
  @Column('text') name!: string;
  @Column('text', { name: 'full_name' }) fullName!: string;
  /** By the register, as it was announced last; null: the register does not know the unit. */
  @Column('jsonb', { nullable: true }) life!: UnitLife | null;
}

@Entity('aliases')
export class AliasRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('text') written!: string;
  @Column('uuid', { name: 'district_id' }) districtId!: string;
  @Column('uuid', { name: 'unit_id', nullable: true }) unitId!: string | null;
  @Column('text') basis!: AliasView['basis'];
  @Column('jsonb') because!: Text;
  @Column('jsonb') sources!: Source[];
}
