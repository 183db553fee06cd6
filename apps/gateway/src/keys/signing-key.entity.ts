import type { JWK } from 'jose';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('signing_keys')
export class SigningKeyRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('jsonb', { name: 'public_key' }) publicKey!: JWK;
  @Column('text', { name: 'sealed_private_key' }) sealedPrivateKey!: string;
  @Column('timestamptz', { name: 'signs_from' }) signsFrom!: Date;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}
