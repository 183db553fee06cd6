import { Migration, provincePolicy } from '@langmoi/platform/migrations';
import { uuidOf } from '@langmoi/platform/uuid-of';
import type { QueryRunner } from 'typeorm';

export class CreateAccounts extends Migration {
  readonly id = '20261125T1210-create-accounts';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE accounts (
        id uuid PRIMARY KEY,
        province_id uuid NOT NULL,
        account text NOT NULL CONSTRAINT uq_accounts_account UNIQUE,
        officer_id uuid NOT NULL CONSTRAINT uq_accounts_officer UNIQUE,
        active boolean NOT NULL,
        second_factor boolean NOT NULL,
        administrator boolean NOT NULL,
        rehearsal boolean NOT NULL
      );
      COMMENT ON TABLE accounts IS 'Copy of the directory''s sign-in names, by its events: whose they are and what they need; no names of people';
      CREATE TABLE machines (
        client_id text PRIMARY KEY,
        province_id uuid NOT NULL,
        name text NOT NULL,
        role text NOT NULL,
        secret_hash text NOT NULL,
        rehearsal boolean NOT NULL,
        created_at timestamptz NOT NULL,
        created_by uuid NOT NULL,
        revoked_at timestamptz
      );
      COMMENT ON TABLE machines IS 'Machines that ask for tokens of their own; of a secret only its hash is known'`);
    for (const table of ['accounts', 'machines']) {
      await provincePolicy(runner, table);
      // Nobody is signed in yet when a name or a client is looked up; its province is found by it.
      await runner.query(`CREATE POLICY before_sign_in ON ${table} FOR SELECT
        USING (current_province() = '${uuidOf('service', 'identity')}')`);
    }
  }
}
