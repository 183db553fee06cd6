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
      COMMENT ON TABLE directory_units IS 'Copy of the directory''s units, by its events';
      CREATE TABLE directory_provinces (
        province_id uuid PRIMARY KEY,
        is_demo boolean NOT NULL,
        today date NOT NULL
      );
      COMMENT ON TABLE directory_provinces IS 'Copy of the directory''s clock, by its events; today only counts for demos'`);
    await provincePolicy(runner, 'directory_units');
    await provincePolicy(runner, 'directory_provinces');
  }
}
