import { Migration } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

export class CreateSigningIn extends Migration {
  readonly id = '20261125T1225-create-signing-in';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE invitations (
        token_hash text PRIMARY KEY,
        account_id uuid NOT NULL CONSTRAINT uq_invitations_account UNIQUE,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL
      );
      COMMENT ON TABLE invitations IS 'The one open way in of an account; a used one is deleted';
      CREATE TABLE ceremonies (
        id text PRIMARY KEY,
        account_id uuid NOT NULL,
        passed jsonb NOT NULL,
        challenge text,
        sealed_secret text,
        expires_at timestamptz NOT NULL
      );
      COMMENT ON TABLE ceremonies IS 'How far somebody came in signing in: which factors they showed, what they are asked for';
      CREATE TABLE attempts (
        key text PRIMARY KEY,
        failures integer NOT NULL,
        failed_at timestamptz NOT NULL,
        open_at timestamptz NOT NULL
      );
      COMMENT ON TABLE attempts IS 'Wrong tries by hashed account or address, and until when they are not heard; account names that do not exist are counted alike';
      CREATE TABLE sign_ins (
        account_id uuid PRIMARY KEY,
        last_at timestamptz NOT NULL
      );
      COMMENT ON TABLE sign_ins IS 'When somebody last signed in, for the administrator'`);
  }
}
