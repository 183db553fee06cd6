import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('signing_keys')
export class SigningKeyRow {
  @PrimaryColumn('text') kid!: string;
  @Column('text', { name: 'sealed_jwk' }) sealedJwk!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'signs_from' }) signsFrom!: Date;
  @Column('timestamptz', { name: 'ends_at' }) endsAt!: Date;
}
