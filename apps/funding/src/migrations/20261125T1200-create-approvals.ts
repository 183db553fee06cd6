import { appendOnly, Migration, provincePolicy } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

export class CreateApprovals extends Migration {
  readonly id = '20261125T1200-create-approvals';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE line_records ADD CONSTRAINT uq_line_records_author UNIQUE (id, recorded_by, basis);
      CREATE TABLE line_approvals (
        record_id uuid PRIMARY KEY,
        province_id uuid NOT NULL,
        author_id uuid NOT NULL,
        basis text NOT NULL CONSTRAINT ck_line_approvals_basis CHECK (basis = 'entered'),
        officer_id uuid NOT NULL CONSTRAINT ck_line_approvals_other CHECK (officer_id <> author_id),
        appointment_id uuid,
        verdict text NOT NULL CONSTRAINT ck_line_approvals_verdict CHECK (verdict IN ('approved', 'rejected')),
        reason text,
        decided_at timestamptz NOT NULL,
        CONSTRAINT fk_line_approvals_record FOREIGN KEY (record_id, author_id, basis)
          REFERENCES line_records (id, recorded_by, basis),
        CONSTRAINT ck_line_approvals_reason CHECK ((verdict = 'rejected') = (reason IS NOT NULL))
      );
      COMMENT ON TABLE line_approvals IS 'Whether what one finance officer entered counts, as another one says: the author can be named nowhere but in author_id, and approves nothing of their own'`);
    await provincePolicy(runner, 'line_approvals');
    await appendOnly(runner, 'line_approvals');
  }
}
