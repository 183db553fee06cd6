import { Migration, provincePolicy } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

export class CreateDirectoryCopies extends Migration {
  readonly id = '20261124T1010-create-directory-copies';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE directory_units (
        id uuid PRIMARY KEY,
        province_id uuid NOT NULL,
        parent_id uuid,
        level text NOT NULL,
        kind text NOT NULL,
        code text NOT NULL,
        name text NOT NULL
      );
      CREATE INDEX ix_directory_units_province ON directory_units (province_id);
      COMMENT ON TABLE directory_units IS 'Read model: units by directory''s events';
      CREATE TABLE directory_provinces (
        province_id uuid PRIMARY KEY,
        is_demo boolean NOT NULL,
        today date NOT NULL
      );
      COMMENT ON TABLE directory_provinces IS 'Read model: the date a demo province lives by, by directory''s events'`);
    await provincePolicy(runner, 'directory_units');
    await provincePolicy(runner, 'directory_provinces');
  }
}
