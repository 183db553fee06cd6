import { messagingTables, Migration, provinceFunction, provincePolicy } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

export class CreateReferences extends Migration {
  readonly id = '20261124T1000-create-references';

  protected async change(runner: QueryRunner): Promise<void> {
    await messagingTables(runner);
    await provinceFunction(runner);
    await runner.query(directory);
    await runner.query(criteria);
    for (const table of tables) await provincePolicy(runner, table);
  }
}

const tables = [
  'directory_units',
  'directory_organisations',
  'directory_clocks',
  'criteria_sets',
  'criteria_assessments',
];

const directory = `
      CREATE TABLE known_provinces (
        id uuid PRIMARY KEY
      );
      COMMENT ON TABLE known_provinces IS 'Provinces this service has heard of: the worker goes through them one by one';
      CREATE TABLE directory_units (
        id uuid PRIMARY KEY,
        province_id uuid NOT NULL,
        parent_id uuid,
        level text NOT NULL CONSTRAINT ck_directory_units_level CHECK (level IN ('province', 'district', 'commune')),
        kind text NOT NULL,
        code text NOT NULL,
        name text NOT NULL
      );
      COMMENT ON TABLE directory_units IS 'Copy of directory: administrative units';
      CREATE TABLE directory_organisations (
        id uuid PRIMARY KEY,
        province_id uuid NOT NULL,
        unit_id uuid NOT NULL,
        kind text NOT NULL,
        name text NOT NULL,
        leads jsonb NOT NULL,
        members jsonb NOT NULL
      );
      CREATE INDEX ix_directory_organisations_unit ON directory_organisations (unit_id);
      COMMENT ON TABLE directory_organisations IS 'Copy of directory: offices, the criteria they lead, who sits in them';
      CREATE TABLE directory_clocks (
        province_id uuid PRIMARY KEY,
        is_demo boolean NOT NULL,
        today date NOT NULL
      );
      COMMENT ON TABLE directory_clocks IS 'Copy of directory: the date of a demo province; legal waits follow it'`;

const criteria = `
      CREATE TABLE criteria_sets (
        province_id uuid,
        id text,
        version integer NOT NULL,
        title jsonb NOT NULL,
        criteria jsonb NOT NULL,
        PRIMARY KEY (province_id, id)
      );
      COMMENT ON TABLE criteria_sets IS 'Copy of criteria: the numbers of the criteria of each set';
      CREATE TABLE criteria_assessments (
        id uuid PRIMARY KEY,
        province_id uuid NOT NULL,
        commune_id uuid NOT NULL,
        tier text NOT NULL,
        criteria_set text NOT NULL,
        version integer NOT NULL,
        as_of date NOT NULL,
        met_count integer NOT NULL,
        total integer NOT NULL,
        missing jsonb NOT NULL,
        no_data jsonb NOT NULL,
        rehearsal boolean NOT NULL,
        CONSTRAINT uq_criteria_assessments_version UNIQUE (commune_id, tier, version)
      );
      COMMENT ON TABLE criteria_assessments IS 'Copy of criteria: every version of a commune''s assessment'`;
