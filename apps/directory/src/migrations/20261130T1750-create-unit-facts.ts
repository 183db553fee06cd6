import { Migration, publicRegister } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

/** Names in papers, zones and hamlets are as public as the units that they are said of; a province adds in its own name. */
export class CreateUnitFacts extends Migration {
  readonly id = '20261130T1750-create-unit-facts';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE unit_facts (
        id uuid PRIMARY KEY,
        province_id uuid NOT NULL,
        unit_id uuid NOT NULL,
        content jsonb,
        from_on date,
        to_on date,
        decision jsonb,
        sources jsonb NOT NULL,
        about uuid UNIQUE REFERENCES unit_facts (id),
        reason text,
        noted_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
        noted_by uuid NOT NULL,
        CONSTRAINT ck_unit_facts_withdrawal CHECK (
          CASE WHEN about IS NULL THEN content IS NOT NULL AND reason IS NULL
               ELSE content IS NULL AND reason IS NOT NULL END),
        CONSTRAINT ck_unit_facts_days CHECK (from_on <= to_on)
      );
      CREATE INDEX ix_unit_facts_unit ON unit_facts (unit_id);
      CREATE INDEX ix_unit_facts_hamlet ON unit_facts ((content->>'hamletId')) WHERE content ? 'hamletId';
      COMMENT ON TABLE unit_facts IS 'What is said of a unit: a name that papers give it, a zone, a hamlet below it; from_on null: nobody says since when; about: the fact that was noted wrongly'`);
    await publicRegister(runner, 'unit_facts');
  }
}
