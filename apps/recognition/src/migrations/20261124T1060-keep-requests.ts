import { Migration, provincePolicy } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

export class KeepRequests extends Migration {
  readonly id = '20261124T1060-keep-requests';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE dossier_requests (
        dossier_id uuid NOT NULL CONSTRAINT fk_dossier_requests_dossier REFERENCES dossiers (id),
        act_id uuid NOT NULL,
        fingerprint text NOT NULL,
        province_id uuid NOT NULL,
        data jsonb NOT NULL,
        asked_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (dossier_id, act_id, fingerprint)
      );
      COMMENT ON TABLE dossier_requests IS 'What an office asked, kept before its workflow hears of it, so that no word of it travels through Temporal. An act on record carries its own copy'`);
    await provincePolicy(runner, 'dossier_requests');
  }
}
