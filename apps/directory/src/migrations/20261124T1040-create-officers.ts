import { Migration, provincePolicy } from '@langmoi/platform/migrations';
import { uuidOf } from '@langmoi/platform/uuid-of';
import type { QueryRunner } from 'typeorm';

export class CreateOfficers extends Migration {
  readonly id = '20261124T1040-create-officers';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE officers (
        id uuid PRIMARY KEY,
        province_id uuid NOT NULL CONSTRAINT fk_officers_province REFERENCES provinces (id),
        display_name text NOT NULL,
        rehearsal boolean NOT NULL
      );
      COMMENT ON TABLE officers IS 'People who act for an organisation; names never leave this database but for their own session';
      CREATE TABLE appointments (
        id uuid PRIMARY KEY,
        province_id uuid NOT NULL CONSTRAINT fk_appointments_province REFERENCES provinces (id),
        officer_id uuid NOT NULL CONSTRAINT fk_appointments_officer REFERENCES officers (id),
        organisation_id uuid NOT NULL CONSTRAINT fk_appointments_organisation REFERENCES organisations (id),
        unit_id uuid NOT NULL CONSTRAINT fk_appointments_unit REFERENCES units (id),
        role text NOT NULL,
        from_on date NOT NULL,
        to_on date,
        rehearsal boolean NOT NULL,
        CONSTRAINT ck_appointments_period CHECK (to_on >= from_on)
      );
      CREATE INDEX ix_appointments_officer ON appointments (officer_id);
      CREATE INDEX ix_appointments_organisation ON appointments (organisation_id);
      COMMENT ON TABLE appointments IS 'Who holds which role where, from the first to the last day (inclusive; null: until further notice)';
      CREATE TABLE accounts (
        id uuid PRIMARY KEY,
        province_id uuid NOT NULL CONSTRAINT fk_accounts_province REFERENCES provinces (id),
        account text NOT NULL CONSTRAINT uq_accounts_account UNIQUE,
        officer_id uuid NOT NULL CONSTRAINT fk_accounts_officer REFERENCES officers (id)
      );
      COMMENT ON TABLE accounts IS 'Sign-in names; the gateway alone finds the province of one before anybody is signed in'`);
    for (const table of ['officers', 'appointments', 'accounts']) await provincePolicy(runner, table);
    await runner.query(`CREATE POLICY before_sign_in ON accounts FOR SELECT
      USING (current_province() = '${uuidOf('service', 'gateway')}')`);
  }
}
