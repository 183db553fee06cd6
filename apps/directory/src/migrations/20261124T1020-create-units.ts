import { Migration, provincePolicy } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

export class CreateUnits extends Migration {
  readonly id = '20261124T1020-create-units';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE units (
        id uuid PRIMARY KEY,
        province_id uuid NOT NULL CONSTRAINT fk_units_province REFERENCES provinces (id),
        parent_id uuid CONSTRAINT fk_units_parent REFERENCES units (id),
        level text NOT NULL CONSTRAINT ck_units_level CHECK (level IN ('province', 'district', 'commune')),
        kind text NOT NULL CONSTRAINT ck_units_kind
          CHECK (kind IN ('province', 'district', 'town', 'city', 'commune', 'ward', 'township')),
        code text NOT NULL,
        name text NOT NULL,
        full_name text NOT NULL,
        CONSTRAINT uq_units_code UNIQUE (province_id, level, code),
        CONSTRAINT ck_units_parent CHECK ((level = 'province') = (parent_id IS NULL))
      );
      CREATE INDEX ix_units_parent ON units (parent_id);
      COMMENT ON TABLE units IS 'Administrative units with the official codes of the General Statistics Office';
      CREATE TABLE aliases (
        id uuid PRIMARY KEY,
        province_id uuid NOT NULL CONSTRAINT fk_aliases_province REFERENCES provinces (id),
        written text NOT NULL,
        district_id uuid NOT NULL CONSTRAINT fk_aliases_district REFERENCES units (id),
        unit_id uuid CONSTRAINT fk_aliases_unit REFERENCES units (id),
        basis text NOT NULL CONSTRAINT ck_aliases_basis CHECK (basis IN ('spelling', 'elimination', 'unresolved')),
        because jsonb NOT NULL,
        sources jsonb NOT NULL,
        CONSTRAINT ck_aliases_unit CHECK ((basis = 'unresolved') = (unit_id IS NULL))
      );
      COMMENT ON TABLE aliases IS 'Names as papers write them; unit_id null: nobody could tell, and it stays so'`);
    await provincePolicy(runner, 'units');
    await provincePolicy(runner, 'aliases');
  }
}
