import { appendOnly, Migration, provincePolicy } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

/** Certificates of provinces that were removed; rows of the nation, which outlive the province (ADR 31). */
export class RecordRemovals extends Migration {
  readonly id = '20261130T1720-record-removals';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE province_removals (
        id uuid PRIMARY KEY,
        province_id uuid NOT NULL,
        removed_id uuid NOT NULL,
        content jsonb NOT NULL,
        at timestamptz NOT NULL DEFAULT now()
      );
      COMMENT ON TABLE province_removals IS 'Certificates of what was erased of a province that was removed: the nation''s record; removed_id: which province'`);
    await provincePolicy(runner, 'province_removals');
    await appendOnly(runner, 'province_removals');
  }
}
