import type { Lead, OrganisationKind, OrganisationView } from '@langmoi/contracts/directory';
import type { UnitLevel } from '@langmoi/contracts/common';
import type { UnitKind, UnitLife } from '@langmoi/contracts/units';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A province this service has heard of. No row of a province, so no policy: only its id. */
@Entity('known_provinces')
export class KnownProvinceRow {
  @PrimaryColumn('uuid') id!: string;
}

@Entity('directory_units')
export class UnitRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('uuid', { name: 'parent_id', nullable: true }) parentId!: string | null;
  @Column('text') level!: UnitLevel;
  @Column('text') kind!: UnitKind;
  @Column('text') code!: string;
  @Column('text') name!: string;
  @Column('jsonb', { nullable: true, select: false }) life?: UnitLife | null;
}

@Entity('directory_organisations')
export class OrganisationRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('uuid', { name: 'unit_id' }) unitId!: string;
  @Column('text') kind!: OrganisationKind;
  @Column('text') name!: string;
  @Column('jsonb') leads!: Lead[];
  @Column('jsonb') members!: OrganisationView['members'];
}

@Entity('directory_clocks')
export class ClockRow {
  @PrimaryColumn('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('boolean', { name: 'is_demo' }) isDemo!: boolean;
  @Column('date') today!: string;
}
