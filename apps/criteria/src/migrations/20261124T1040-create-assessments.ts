import { Migration, provincePolicy } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

export class CreateAssessments extends Migration {
  readonly id = '20261124T1040-create-assessments';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE assessments (
        id uuid PRIMARY KEY,
        province_id uuid NOT NULL,
        commune_id uuid NOT NULL,
        tier text NOT NULL CONSTRAINT ck_assessments_tier CHECK (tier IN ('NTM', 'NANG_CAO', 'KIEU_MAU')),
        criteria_set text NOT NULL,
        set_version integer NOT NULL,
        version integer NOT NULL CONSTRAINT ck_assessments_version CHECK (version > 0),
        basis text NOT NULL CONSTRAINT ck_assessments_basis CHECK (basis IN ('stated', 'self')),
        as_of date NOT NULL,
        results jsonb NOT NULL,
        source jsonb,
        rehearsal boolean NOT NULL,
        recorded_by uuid NOT NULL,
        recorded_at timestamptz NOT NULL,
        CONSTRAINT uq_assessments_version UNIQUE (commune_id, tier, version),
        CONSTRAINT fk_assessments_set FOREIGN KEY (province_id, criteria_set, set_version)
          REFERENCES criteria_sets (province_id, id, version),
        CONSTRAINT ck_assessments_source CHECK (basis = 'self' OR source IS NOT NULL)
      );
      COMMENT ON TABLE assessments IS 'What was said of a commune''s criteria, version after version; a version is never rewritten';
      CREATE TABLE drafts (
        province_id uuid NOT NULL,
        commune_id uuid NOT NULL,
        tier text NOT NULL CONSTRAINT ck_drafts_tier CHECK (tier IN ('NTM', 'NANG_CAO', 'KIEU_MAU')),
        revision integer NOT NULL CONSTRAINT ck_drafts_revision CHECK (revision > 0),
        results jsonb NOT NULL,
        saved_at timestamptz NOT NULL,
        PRIMARY KEY (commune_id, tier)
      );
      COMMENT ON TABLE drafts IS 'What the commune''s officer is still typing; revision guards against two at once'`);
    await provincePolicy(runner, 'assessments');
    await provincePolicy(runner, 'drafts');
  }
}
