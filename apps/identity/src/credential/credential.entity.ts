import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('passwords')
export class PasswordRow {
  @PrimaryColumn('uuid', { name: 'account_id' }) accountId!: string;
  @Column('text') hash!: string;
  @Column('timestamptz', { name: 'set_at' }) setAt!: Date;
}

@Entity('totp_secrets')
export class TotpRow {
  @PrimaryColumn('uuid', { name: 'account_id' }) accountId!: string;
  @Column('text') sealed!: string;
  /** A bigint, which arrives as digits. */
  @Column('bigint', { name: 'last_step' }) lastStep!: string;
  @Column('timestamptz', { name: 'set_at' }) setAt!: Date;
}

@Entity('passkeys')
export class PasskeyRow {
  @PrimaryColumn('text') id!: string;
  @Column('uuid', { name: 'account_id' }) accountId!: string;
  @Column('text', { name: 'public_key' }) publicKey!: string;
  @Column('bigint') counter!: string;
  @Column('jsonb') transports!: string[];
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'last_used_at', nullable: true }) lastUsedAt!: Date | null;
}

@Entity('recovery_codes')
export class RecoveryCodeRow {
  @PrimaryColumn('text') hash!: string;
  @Column('uuid', { name: 'account_id' }) accountId!: string;
}
