import { Migration } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

export class CreateCredentials extends Migration {
  readonly id = '20261125T1220-create-credentials';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE passwords (
        account_id uuid PRIMARY KEY,
        hash text NOT NULL,
        set_at timestamptz NOT NULL
      );
      COMMENT ON TABLE passwords IS 'scrypt with its parameters and salt; the password itself is nowhere';
      CREATE TABLE totp_secrets (
        account_id uuid PRIMARY KEY,
        sealed text NOT NULL,
        last_step bigint NOT NULL,
        set_at timestamptz NOT NULL
      );
      COMMENT ON TABLE totp_secrets IS 'Secrets of authenticator apps, sealed; a code of last_step or before is not taken again';
      CREATE TABLE passkeys (
        id text PRIMARY KEY,
        account_id uuid NOT NULL,
        public_key text NOT NULL,
        counter bigint NOT NULL,
        transports jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        last_used_at timestamptz
      );
      CREATE INDEX ix_passkeys_account ON passkeys (account_id);
      COMMENT ON TABLE passkeys IS 'Public keys of passkeys, and how often each signed';
      CREATE TABLE recovery_codes (
        hash text PRIMARY KEY,
        account_id uuid NOT NULL
      );
      CREATE INDEX ix_recovery_codes_account ON recovery_codes (account_id);
      COMMENT ON TABLE recovery_codes IS 'Hashes of codes of 120 random bits, each good once in place of a second factor; a used one is deleted'`);
  }
}
