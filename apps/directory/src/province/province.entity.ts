import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('provinces')
export class ProvinceRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') code!: string;
  @Column('text') name!: string;
  @Column('boolean', { name: 'is_demo' }) isDemo!: boolean;
  @Column('date', { nullable: true }) today!: string | null;
  @Column('text') tenant!: 'province' | 'nation';
  @Column('date', { name: 'announced_on', nullable: true }) announcedOn!: string | null;
}
