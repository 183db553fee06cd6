import { appendOnly, Migration, provincePolicy } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

/**
 * The key is also the index by which the newest of each indicator is found: of one unit, and of all units by a set.
 */
export class KeepFigures extends Migration {
  readonly id = '20261130T1900-keep-figures';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE figures (
        province_id uuid NOT NULL,
        criteria_set text NOT NULL,
        unit_id uuid NOT NULL,
        indicator text NOT NULL,
        version integer NOT NULL CONSTRAINT ck_figures_version CHECK (version > 0),
        set_version integer NOT NULL,
        entry_id uuid NOT NULL,
        basis text NOT NULL CONSTRAINT ck_figures_basis CHECK (basis IN ('stated', 'entered', 'confirmed')),
        value jsonb CONSTRAINT ck_figures_value CHECK (value IS NULL OR coalesce(jsonb_typeof(value -> 'kind'), '') = 'string'),
        as_of date NOT NULL,
        known_on date NOT NULL,
        about integer,
        organisation_id uuid,
        note text,
        evidence jsonb,
        source jsonb,
        rehearsal boolean NOT NULL,
        recorded_by uuid NOT NULL,
        recorded_at timestamptz NOT NULL,
        appointment_id uuid,
        capacity text NOT NULL
          CONSTRAINT ck_figures_capacity CHECK (capacity IN ('own', 'forHead', 'underAuthority', 'byOrder')),
        CONSTRAINT pk_figures PRIMARY KEY (province_id, criteria_set, unit_id, indicator, version),
        CONSTRAINT fk_figures_set FOREIGN KEY (province_id, criteria_set, set_version)
          REFERENCES criteria_sets (province_id, id, version),
        CONSTRAINT fk_figures_about FOREIGN KEY (province_id, criteria_set, unit_id, indicator, about)
          REFERENCES figures (province_id, criteria_set, unit_id, indicator, version),
        CONSTRAINT ck_figures_days CHECK (as_of <= known_on),
        CONSTRAINT ck_figures_source CHECK ((basis = 'stated') = (source IS NOT NULL)),
        CONSTRAINT ck_figures_rehearsal CHECK (basis <> 'stated' OR NOT rehearsal),
        CONSTRAINT ck_figures_about CHECK (CASE WHEN basis = 'confirmed'
          THEN value IS NOT NULL AND about IS NOT NULL AND about < version AND organisation_id IS NOT NULL
          ELSE about IS NULL AND organisation_id IS NULL END)
      );
      COMMENT ON TABLE figures IS 'What was said of an indicator of a unit, version after version: when true (as_of), when known (known_on); a version is never rewritten'`);
    await provincePolicy(runner, 'figures');
    await appendOnly(runner, 'figures');
  }
}
