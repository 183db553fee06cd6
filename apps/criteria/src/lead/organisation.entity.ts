import type { Lead } from '@langmoi/contracts/directory';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An organisation of the province and the criteria that it led, leads and will lead, as the directory described it last. */
@Entity('directory_organisations')
export class OrganisationRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('text') name!: string;
  @Column('jsonb') leads!: Lead[];
}
