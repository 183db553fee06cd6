import type { Shown } from '../credential/second-factor';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('ceremonies')
export class CeremonyRow {
  @PrimaryColumn('text') id!: string;
  @Column('uuid', { name: 'account_id' }) accountId!: string;
  @Column('jsonb') passed!: Shown[];
  /** What a passkey is asked to sign. */
  @Column('text', { nullable: true }) challenge!: string | null;
  /** A secret for an authenticator app that has not shown a code of it yet. */
  @Column('text', { name: 'sealed_secret', nullable: true }) sealedSecret!: string | null;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt!: Date;
}

@Entity('sign_ins')
export class SignInRow {
  @PrimaryColumn('uuid', { name: 'account_id' }) accountId!: string;
  @Column('timestamptz', { name: 'last_at' }) lastAt!: Date;
}
