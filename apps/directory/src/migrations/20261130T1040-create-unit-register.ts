import { Migration, publicRegister } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

/**
 * The life of units is public law, not a tenant's secret (ADR 27). `province_id` says who entered a row, never whose unit
 * it is: a province enters events of its own units, the nation those of the country.
 */
export class CreateUnitRegister extends Migration {
  readonly id = '20261130T1040-create-unit-register';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE unit_events (
        id uuid PRIMARY KEY,
        province_id uuid NOT NULL,
        learned_at timestamptz(3) NOT NULL,
        about uuid CONSTRAINT fk_unit_events_about REFERENCES unit_events (id),
        change jsonb,
        reason text,
        unit_ids uuid[] NOT NULL,
        CONSTRAINT ck_unit_events_change CHECK (about IS NOT NULL OR change IS NOT NULL),
        CONSTRAINT ck_unit_events_reason CHECK ((about IS NULL) = (reason IS NULL))
      );
      CREATE INDEX ix_unit_events_units ON unit_events USING gin (unit_ids);
      COMMENT ON TABLE unit_events IS 'The register of units: what happened on which day by which decision, and corrections of it; about: the event corrected, change null: withdrawn; unit_ids: every unit that it names';
      CREATE TABLE unit_states (
        unit_id uuid,
        known_from timestamptz(3),
        position integer,
        province_id uuid NOT NULL,
        parent_id uuid,
        level text CONSTRAINT ck_unit_states_level CHECK (level IN ('province', 'district', 'commune')),
        kind text,
        code text,
        name text,
        from_on date,
        to_on date,
        begun_by uuid,
        ended_by uuid,
        PRIMARY KEY (unit_id, known_from, position),
        CONSTRAINT ck_unit_states_none CHECK (
          CASE WHEN position = 0 THEN num_nonnulls(level, kind, code, name, begun_by) = 0
               ELSE num_nulls(level, kind, code, name, begun_by) = 0 END)
      );
      CREATE INDEX ix_unit_states_code ON unit_states (level, code);
      COMMENT ON TABLE unit_states IS 'The lives that unit_events tell, whole from each instant on at which they became known otherwise: the rows of the newest known_from count; position 0: nothing is known of the unit any more';
      ALTER TABLE units
        ADD COLUMN life jsonb,
        DROP CONSTRAINT ck_units_kind,
        ADD CONSTRAINT ck_units_kind CHECK (kind IN ('nation', 'province', 'district', 'urbanDistrict', 'town', 'city',
          'commune', 'ward', 'township', 'specialZone'));
      COMMENT ON COLUMN units.life IS 'Its life by the register as it was announced last; null: the register does not know it'`);
    await publicRegister(runner, 'unit_events');
    await publicRegister(runner, 'unit_states');
  }
}
