import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('accounts')
export class AccountRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('text') account!: string;
  @Column('uuid', { name: 'officer_id' }) officerId!: string;
  @Column('boolean') active!: boolean;
  @Column('boolean', { name: 'second_factor' }) secondFactor!: boolean;
  @Column('boolean') administrator!: boolean;
  @Column('boolean') rehearsal!: boolean;
}
