import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('accounts')
export class AccountRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('text') account!: string;
  @Column('uuid', { name: 'officer_id' }) officerId!: string;
  /** As announced last; null: not yet. */
  @Column('boolean', { nullable: true }) active!: boolean | null;
  @Column('boolean', { name: 'second_factor', nullable: true }) secondFactor!: boolean | null;
  @Column('boolean', { nullable: true }) administrator!: boolean | null;
}
