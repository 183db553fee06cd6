import { Migration, provincePolicy } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

export class CreateDocuments extends Migration {
  readonly id = '20261124T1040-create-documents';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE dossier_documents (
        id uuid PRIMARY KEY,
        province_id uuid NOT NULL,
        dossier_id uuid NOT NULL CONSTRAINT fk_dossier_documents_dossier REFERENCES dossiers (id),
        code text NOT NULL,
        stage text NOT NULL,
        file_name text NOT NULL,
        media_type text NOT NULL,
        bytes integer NOT NULL CONSTRAINT ck_dossier_documents_bytes CHECK (bytes BETWEEN 1 AND 10485760),
        sha256 text NOT NULL,
        content bytea NOT NULL,
        attached_on date NOT NULL,
        officer_id uuid NOT NULL,
        organisation_id uuid NOT NULL,
        organisation_name text NOT NULL,
        rehearsal boolean NOT NULL
      );
      CREATE INDEX ix_dossier_documents_dossier ON dossier_documents (dossier_id);
      COMMENT ON TABLE dossier_documents IS 'Papers of a dossier, at most 10 MB each, with the digest of their bytes'`);
    await provincePolicy(runner, 'dossier_documents');
  }
}
