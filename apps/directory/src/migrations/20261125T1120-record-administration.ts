import { appendOnly, Migration, provincePolicy } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

/** Who administered whom, who imported which file, and who saw which personal data. Nobody rewrites it. */
export class RecordAdministration extends Migration {
  readonly id = '20261125T1120-record-administration';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE personnel_acts (
        id uuid PRIMARY KEY,
        province_id uuid NOT NULL CONSTRAINT fk_personnel_acts_province REFERENCES provinces (id),
        kind text NOT NULL CONSTRAINT ck_personnel_acts_kind
          CHECK (kind IN ('invited', 'appointed', 'ended', 'leadAssigned')),
        subject_id uuid NOT NULL,
        by_user uuid NOT NULL,
        by_appointment uuid,
        at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX ix_personnel_acts_subject ON personnel_acts (subject_id);
      COMMENT ON TABLE personnel_acts IS 'Who invited, appointed, ended or assigned what: subject_id is the person, the appointment or the lead';
      CREATE TABLE officer_imports (
        id uuid PRIMARY KEY,
        province_id uuid NOT NULL CONSTRAINT fk_officer_imports_province REFERENCES provinces (id),
        file_name text NOT NULL,
        digest text NOT NULL,
        rows integer NOT NULL CONSTRAINT ck_officer_imports_rows CHECK (rows > 0),
        by_user uuid NOT NULL,
        by_appointment uuid,
        at timestamptz NOT NULL DEFAULT now()
      );
      COMMENT ON TABLE officer_imports IS 'Files of officers that were applied: name, SHA-256 and number of rows';
      CREATE TABLE personal_reads (
        id uuid PRIMARY KEY,
        province_id uuid NOT NULL CONSTRAINT fk_personal_reads_province REFERENCES provinces (id),
        by_user uuid NOT NULL,
        by_appointment uuid,
        purpose text,
        persons jsonb NOT NULL,
        at timestamptz NOT NULL DEFAULT now()
      );
      COMMENT ON TABLE personal_reads IS 'Who saw phones and identity numbers of whom, when, and for which stated purpose'`);
    for (const table of ['personnel_acts', 'officer_imports', 'personal_reads']) {
      await provincePolicy(runner, table);
      await appendOnly(runner, table);
    }
  }
}
