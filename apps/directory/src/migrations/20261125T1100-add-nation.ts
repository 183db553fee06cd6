import { Migration } from '@langmoi/platform/migrations';
import { uuidOf } from '@langmoi/platform/uuid-of';
import type { QueryRunner } from 'typeorm';

/**
 * The nation is a tenant like a province: its offices are rows of its own, and it reads the list of provinces. The house
 * itself sees which tenants there are, so that it can change their day and refuse a demo beside real provinces.
 */
export class AddNation extends Migration {
  readonly id = '20261125T1100-add-nation';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE provinces
        ADD COLUMN tenant text NOT NULL DEFAULT 'province' CONSTRAINT ck_provinces_tenant CHECK (tenant IN ('province', 'nation')),
        ADD COLUMN announced_on date,
        DROP CONSTRAINT ck_provinces_today,
        ADD CONSTRAINT ck_provinces_today CHECK (today IS NULL OR is_demo),
        ADD CONSTRAINT ck_provinces_demo CHECK (tenant = 'nation' OR is_demo = (today IS NOT NULL));
      CREATE UNIQUE INDEX uq_provinces_nation ON provinces (tenant) WHERE tenant = 'nation';
      COMMENT ON COLUMN provinces.announced_on IS 'The day of the world''s calendar up to which beginnings and endings are announced';
      CREATE POLICY nation ON provinces FOR SELECT USING (current_province() = '${uuidOf('nation', 'vn')}');
      CREATE POLICY house ON provinces FOR SELECT USING (current_province() = '${uuidOf('service', 'directory')}');
      ALTER TABLE units
        DROP CONSTRAINT ck_units_level,
        DROP CONSTRAINT ck_units_kind,
        DROP CONSTRAINT ck_units_parent,
        ADD CONSTRAINT ck_units_level CHECK (level IN ('nation', 'province', 'district', 'commune')),
        ADD CONSTRAINT ck_units_kind
          CHECK (kind IN ('nation', 'province', 'district', 'town', 'city', 'commune', 'ward', 'township')),
        ADD CONSTRAINT ck_units_parent CHECK ((level IN ('nation', 'province')) = (parent_id IS NULL))`);
  }
}
