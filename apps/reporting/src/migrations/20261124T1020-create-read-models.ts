import { Migration, provincePolicy } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

const tables = ['criteria_sets', 'commune_assessments', 'commune_registrations', 'commune_titles'];

export class CreateReadModels extends Migration {
  readonly id = '20261124T1020-create-read-models';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE criteria_sets (
        province_id uuid NOT NULL,
        id text NOT NULL,
        tier text NOT NULL,
        total integer NOT NULL CONSTRAINT ck_criteria_sets_total CHECK (total > 0),
        PRIMARY KEY (province_id, id)
      );
      COMMENT ON TABLE criteria_sets IS 'Read model: how many criteria a set has, by criteria''s events';
      CREATE TABLE commune_assessments (
        commune_id uuid NOT NULL,
        tier text NOT NULL,
        province_id uuid NOT NULL,
        version integer NOT NULL,
        basis text NOT NULL CONSTRAINT ck_commune_assessments_basis CHECK (basis IN ('stated', 'self')),
        as_of date NOT NULL,
        met_count integer NOT NULL,
        total integer NOT NULL,
        missing jsonb NOT NULL,
        source jsonb,
        rehearsal boolean NOT NULL,
        PRIMARY KEY (commune_id, tier),
        CONSTRAINT ck_commune_assessments_met CHECK (met_count BETWEEN 0 AND total)
      );
      CREATE INDEX ix_commune_assessments_province ON commune_assessments (province_id);
      COMMENT ON TABLE commune_assessments IS 'Read model: the newest assessment of a commune and tier';
      CREATE TABLE commune_registrations (
        commune_id uuid NOT NULL,
        tier text NOT NULL,
        year integer NOT NULL,
        province_id uuid NOT NULL,
        PRIMARY KEY (commune_id, tier, year)
      );
      CREATE INDEX ix_commune_registrations_province ON commune_registrations (province_id);
      COMMENT ON TABLE commune_registrations IS 'Read model: which commune is registered for a tier in a year';
      CREATE TABLE commune_titles (
        id uuid PRIMARY KEY,
        province_id uuid NOT NULL,
        commune_id uuid NOT NULL,
        tier text NOT NULL,
        decision_number text,
        as_of date NOT NULL,
        dossier_id uuid,
        source jsonb,
        rehearsal boolean NOT NULL,
        CONSTRAINT ck_commune_titles_origin CHECK (num_nonnulls(dossier_id, source) = 1)
      );
      CREATE INDEX ix_commune_titles_province ON commune_titles (province_id);
      COMMENT ON TABLE commune_titles IS 'Read model: recognitions, by a report or by a decision issued here'`);
    for (const table of tables) await provincePolicy(runner, table);
  }
}
