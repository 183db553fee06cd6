import { Migration } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

/** Sets of every level, with what makes them law. A version of before is a commune's set of which less was kept. */
export class KeepSetsAsLaw extends Migration {
  readonly id = '20261130T1730-keep-sets-as-law';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE criteria_sets
        ADD COLUMN level text NOT NULL DEFAULT 'commune'
          CONSTRAINT ck_criteria_sets_level CHECK (level IN ('commune', 'district', 'province')),
        ADD COLUMN issuer text NOT NULL DEFAULT 'national',
        ADD COLUMN law jsonb,
        ADD COLUMN effective jsonb NOT NULL DEFAULT '{"fromOn": null, "toOn": null}',
        ADD COLUMN declared jsonb NOT NULL DEFAULT '{"criteria": null, "indicators": null}',
        ADD COLUMN conditions jsonb NOT NULL DEFAULT '[]',
        ADD COLUMN groups jsonb NOT NULL DEFAULT '[]',
        ADD COLUMN decisions jsonb NOT NULL DEFAULT '[]',
        DROP CONSTRAINT ck_criteria_sets_tier,
        ADD CONSTRAINT ck_criteria_sets_tier
          CHECK (tier IN ('NTM', 'NANG_CAO', 'KIEU_MAU', 'HOAN_THANH', 'HIEN_DAI'))`);
  }
}
