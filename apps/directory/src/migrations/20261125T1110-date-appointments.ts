import { Migration } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

/**
 * What a paper says of an appointment, and how it may sign. Two that overlap cannot both stand: the data refuses the
 * second. `btree_gist` is part of PostgreSQL's contrib and trusted, so the owner of the database may add it.
 */
export class DateAppointments extends Migration {
  readonly id = '20261125T1110-date-appointments';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE EXTENSION IF NOT EXISTS btree_gist;
      ALTER TABLE officers
        ADD COLUMN phone text,
        ADD COLUMN identity_number text,
        ADD COLUMN home_unit_id uuid CONSTRAINT fk_officers_home_unit REFERENCES units (id);
      COMMENT ON COLUMN officers.home_unit_id IS 'Where the officer is at home: for recusal';
      ALTER TABLE appointments
        ADD COLUMN capacity text NOT NULL DEFAULT 'own'
          CONSTRAINT ck_appointments_capacity CHECK (capacity IN ('own', 'forHead', 'underAuthority', 'byOrder')),
        ADD COLUMN on_behalf_of uuid CONSTRAINT fk_appointments_on_behalf_of REFERENCES appointments (id),
        ADD COLUMN decision jsonb,
        ADD COLUMN ended_by jsonb,
        ADD COLUMN successor_id uuid CONSTRAINT fk_appointments_successor REFERENCES officers (id),
        ADD COLUMN stopped_on date,
        ADD COLUMN version integer NOT NULL DEFAULT 1,
        ADD CONSTRAINT ck_appointments_on_behalf_of CHECK ((capacity = 'own') = (on_behalf_of IS NULL)),
        ADD CONSTRAINT ck_appointments_decision CHECK (rehearsal OR decision IS NOT NULL),
        ADD CONSTRAINT ck_appointments_ended CHECK (ended_by IS NULL OR to_on IS NOT NULL),
        ADD CONSTRAINT ck_appointments_stopped CHECK (stopped_on IS NULL OR (ended_by IS NOT NULL AND stopped_on >= from_on)),
        ADD CONSTRAINT ck_appointments_version CHECK (version > 0),
        ADD CONSTRAINT ex_appointments_twice EXCLUDE USING gist (
          officer_id WITH =, organisation_id WITH =, role WITH =, daterange(from_on, to_on, '[]') WITH &&);
      CREATE INDEX ix_appointments_on_behalf_of ON appointments (on_behalf_of);
      COMMENT ON COLUMN appointments.stopped_on IS 'The day from which it gives no power any more, where it was ended at once: its last day on paper may be the same';
      COMMENT ON COLUMN appointments.on_behalf_of IS 'The appointment that is acted for (Decree 30/2020, article 13)';
      ALTER TABLE leads
        ADD COLUMN from_on date,
        ADD COLUMN to_on date,
        ADD COLUMN decision jsonb,
        ADD CONSTRAINT ck_leads_period CHECK (to_on >= from_on),
        DROP CONSTRAINT uq_leads,
        ADD CONSTRAINT ex_leads_twice EXCLUDE USING gist (
          organisation_id WITH =, criteria_set WITH =, criterion WITH =, daterange(from_on, to_on, '[]') WITH &&);
      COMMENT ON COLUMN leads.from_on IS 'Its first day; null: since before what is recorded here'`);
    await runner.query(`
      ALTER TABLE accounts
        ADD COLUMN active boolean,
        ADD COLUMN second_factor boolean;
      COMMENT ON COLUMN accounts.active IS 'As announced last: whether it may sign in; null: not announced yet'`);
  }
}
