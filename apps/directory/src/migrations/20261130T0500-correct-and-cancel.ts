import { Migration } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

/** Persons are corrected by one administrator at a time, and an office can be taken back before its first day. */
export class CorrectAndCancel extends Migration {
  readonly id = '20261130T0500-correct-and-cancel';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE officers
        ADD COLUMN version integer NOT NULL DEFAULT 1 CONSTRAINT ck_officers_version CHECK (version > 0);
      ALTER TABLE appointments
        ADD COLUMN cancelled_on date,
        DROP CONSTRAINT ck_appointments_ended,
        ADD CONSTRAINT ck_appointments_ended
          CHECK (ended_by IS NULL OR to_on IS NOT NULL OR cancelled_on IS NOT NULL),
        ADD CONSTRAINT ck_appointments_cancelled CHECK (cancelled_on IS NULL
          OR (cancelled_on < from_on AND stopped_on IS NOT NULL AND stopped_on = from_on AND ended_by IS NOT NULL)),
        DROP CONSTRAINT ex_appointments_twice,
        ADD CONSTRAINT ex_appointments_twice EXCLUDE USING gist (
          officer_id WITH =, organisation_id WITH =, role WITH =, daterange(from_on, to_on, '[]') WITH &&)
          WHERE (cancelled_on IS NULL);
      COMMENT ON COLUMN appointments.cancelled_on IS 'The day on which it was taken back, before its first: it never gave any power and stands in nobody''s way';
      ALTER TABLE personnel_acts
        ADD COLUMN detail jsonb,
        DROP CONSTRAINT ck_personnel_acts_kind,
        ADD CONSTRAINT ck_personnel_acts_kind
          CHECK (kind IN ('invited', 'appointed', 'corrected', 'ended', 'cancelled', 'leadAssigned')),
        ADD CONSTRAINT ck_personnel_acts_detail CHECK (kind <> 'corrected' OR detail IS NOT NULL);
      COMMENT ON TABLE personnel_acts IS 'Who invited, appointed, corrected, ended, cancelled or assigned what: subject_id is the person, the appointment or the lead'`);
  }
}
