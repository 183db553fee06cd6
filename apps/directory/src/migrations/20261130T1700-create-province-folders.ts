import { appendOnly, Migration, provincePolicy } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

/**
 * Provinces made from folders (ADR 31). A code may be of two provinces, before and after a merger: tenants are told apart
 * by their id.
 */
export class CreateProvinceFolders extends Migration {
  readonly id = '20261130T1700-create-province-folders';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE laws (
        kind text CONSTRAINT ck_laws_kind CHECK (kind IN ('criteriaSet', 'procedure')),
        id text,
        content jsonb NOT NULL,
        PRIMARY KEY (kind, id)
      );
      COMMENT ON TABLE laws IS 'Which criteria sets and procedures the law has given, for which tiers and time, as far as a province''s folder is checked by them; the same for every province';
      CREATE TABLE province_folders (
        id uuid PRIMARY KEY,
        province_id uuid NOT NULL CONSTRAINT fk_province_folders_province REFERENCES provinces (id),
        digest text NOT NULL,
        content jsonb NOT NULL,
        by_user uuid NOT NULL,
        by_appointment uuid,
        capacity text NOT NULL CONSTRAINT ck_province_folders_capacity
          CHECK (capacity IN ('own', 'forHead', 'underAuthority', 'byOrder')),
        at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT uq_province_folders_digest UNIQUE (province_id, digest)
      );
      COMMENT ON TABLE province_folders IS 'Folders that a province was made from, as they were read: what they said, and which national administrator took them in';
      ALTER TABLE provinces DROP CONSTRAINT uq_provinces_code;
      CREATE INDEX ix_provinces_code ON provinces (code)`);
    await provincePolicy(runner, 'province_folders');
    await appendOnly(runner, 'province_folders');
  }
}
