import { Migration } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

/** A decision can be taken back: a version that decides nothing, for a reason. */
export class TakeBackDecisions extends Migration {
  readonly id = '20261130T2040-take-back-decisions';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE decisions ALTER COLUMN met DROP NOT NULL;
      ALTER TABLE decisions DROP CONSTRAINT ck_decisions_evidence;
      ALTER TABLE decisions ADD CONSTRAINT ck_decisions_evidence
        CHECK (met IS NULL OR jsonb_array_length(evidence) > 0) NOT VALID;
      ALTER TABLE decisions VALIDATE CONSTRAINT ck_decisions_evidence;
      COMMENT ON COLUMN decisions.met IS 'Null: what was decided of the day is taken back'`);
  }
}
