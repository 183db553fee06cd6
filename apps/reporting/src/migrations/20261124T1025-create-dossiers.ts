import { Migration, provincePolicy } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

export class CreateDossiers extends Migration {
  readonly id = '20261124T1025-create-dossiers';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE dossiers (
        id uuid PRIMARY KEY,
        province_id uuid NOT NULL,
        commune_id uuid NOT NULL,
        tier text NOT NULL,
        year integer NOT NULL,
        stage text NOT NULL,
        status text NOT NULL
          CONSTRAINT ck_dossiers_status CHECK (status IN ('open', 'recognised', 'rejected', 'refused'))
      );
      CREATE INDEX ix_dossiers_province ON dossiers (province_id);
      COMMENT ON TABLE dossiers IS 'Read model: at which stage each dossier is'`);
    await provincePolicy(runner, 'dossiers');
  }
}
