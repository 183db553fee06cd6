import { Migration } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

/** A district brings evidence of its own criteria, as a commune does. */
export class LetDistrictsShow extends Migration {
  readonly id = '20261130T2200-let-districts-show';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE evidence DROP CONSTRAINT ck_evidence_brought_by;
      ALTER TABLE evidence ADD CONSTRAINT ck_evidence_brought_by
        CHECK (brought_by IN ('commune', 'district', 'department')) NOT VALID;
      ALTER TABLE evidence VALIDATE CONSTRAINT ck_evidence_brought_by`);
  }
}
