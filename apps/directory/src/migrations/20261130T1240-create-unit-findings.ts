import { Migration, publicRegister } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

/** What the load of the country left out is as public as what it took in. */
export class CreateUnitFindings extends Migration {
  readonly id = '20261130T1240-create-unit-findings';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE unit_findings (
        id uuid PRIMARY KEY,
        province_id uuid NOT NULL,
        found_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
        doubts text[] NOT NULL,
        source jsonb NOT NULL,
        old jsonb,
        new jsonb,
        unit_ids uuid[] NOT NULL
      );
      CREATE INDEX ix_unit_findings_units ON unit_findings USING gin (unit_ids);
      COMMENT ON TABLE unit_findings IS 'What sources tell of the country''s units and unit_events do not: why not, where it is written, both ends as written; unit_ids: units that it may be about, with the province of each'`);
    await publicRegister(runner, 'unit_findings');
  }
}
