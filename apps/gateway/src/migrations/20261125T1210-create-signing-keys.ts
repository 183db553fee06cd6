import { Migration } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

export class CreateSigningKeys extends Migration {
  readonly id = '20261125T1210-create-signing-keys';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE signing_keys (
        id uuid PRIMARY KEY,
        public_key jsonb NOT NULL,
        sealed_private_key text NOT NULL,
        signs_from timestamptz NOT NULL CONSTRAINT uq_signing_keys_signs_from UNIQUE,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      COMMENT ON TABLE signing_keys IS
        'Keys of callers'' tokens, shared by every gateway: published before they sign, kept after; the private half sealed'`);
  }
}
