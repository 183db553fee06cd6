import { Migration } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

export class CreateProvider extends Migration {
  readonly id = '20261125T1230-create-provider';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE provider_rows (
        model text,
        id_hash text,
        sealed text NOT NULL,
        officer_id uuid,
        client_id text,
        grant_id text,
        uid text,
        user_code text,
        consumed_at timestamptz,
        expires_at timestamptz,
        PRIMARY KEY (model, id_hash)
      );
      CREATE INDEX ix_provider_rows_grant ON provider_rows (grant_id) WHERE grant_id IS NOT NULL;
      CREATE INDEX ix_provider_rows_uid ON provider_rows (uid) WHERE uid IS NOT NULL;
      CREATE INDEX ix_provider_rows_user_code ON provider_rows (user_code) WHERE user_code IS NOT NULL;
      CREATE INDEX ix_provider_rows_officer ON provider_rows (officer_id) WHERE officer_id IS NOT NULL;
      CREATE INDEX ix_provider_rows_client ON provider_rows (client_id) WHERE client_id IS NOT NULL;
      CREATE INDEX ix_provider_rows_expiry ON provider_rows (expires_at);
      COMMENT ON TABLE provider_rows IS 'Sessions, codes, grants and tokens of OpenID Connect; who reads the table cannot use one: values are hashed, states sealed';
      CREATE TABLE signing_keys (
        kid text PRIMARY KEY,
        sealed_jwk text NOT NULL,
        created_at timestamptz NOT NULL,
        signs_from timestamptz NOT NULL,
        ends_at timestamptz NOT NULL
      );
      COMMENT ON TABLE signing_keys IS 'ES256 keys, sealed; one is published before it signs, and after, until its last token is past'`);
  }
}
