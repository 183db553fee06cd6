import { appendOnly, Migration, provincePolicy } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

/**
 * Lists of a year become versions: what each paper says of each commune, when it is true and when known. What was one row
 * a commune is the first version; a process of the version before goes on reading it.
 */
export class KeepListsOfYears extends Migration {
  readonly id = '20261130T2000-keep-lists-of-years';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(versions);
    await runner.query(targets);
    for (const table of ['targets', 'target_statements']) await provincePolicy(runner, table);
    for (const table of ['registrations', 'targets', 'target_statements']) await appendOnly(runner, table);
  }
}

const versions = `
  ALTER TABLE registrations
    ADD COLUMN version integer NOT NULL DEFAULT 1 CONSTRAINT ck_registrations_version CHECK (version > 0),
    ADD COLUMN registered boolean NOT NULL DEFAULT true,
    ADD COLUMN basis text NOT NULL DEFAULT 'stated'
      CONSTRAINT ck_registrations_basis CHECK (basis IN ('stated', 'entered')),
    ADD COLUMN as_of date,
    ADD COLUMN known_on date,
    ADD COLUMN reason text,
    ADD COLUMN rehearsal boolean NOT NULL DEFAULT false,
    ADD COLUMN recorded_by uuid,
    ADD COLUMN recorded_at timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN appointment_id uuid,
    ADD COLUMN capacity text NOT NULL DEFAULT 'own'
      CONSTRAINT ck_registrations_capacity CHECK (capacity IN ('own', 'forHead', 'underAuthority', 'byOrder'));
  UPDATE registrations SET as_of = coalesce((source ->> 'date')::date, make_date(year, 1, 1)),
    known_on = coalesce((source ->> 'date')::date, make_date(year, 1, 1)), recorded_by = province_id;
  ALTER TABLE registrations
    ALTER COLUMN as_of SET NOT NULL, ALTER COLUMN known_on SET NOT NULL, ALTER COLUMN recorded_by SET NOT NULL,
    ALTER COLUMN version DROP DEFAULT, ALTER COLUMN registered DROP DEFAULT, ALTER COLUMN basis DROP DEFAULT,
    DROP CONSTRAINT uq_registrations,
    ADD CONSTRAINT uq_registrations_version UNIQUE (province_id, year, tier, commune_id, version),
    ADD CONSTRAINT ck_registrations_days CHECK (as_of <= known_on),
    ADD CONSTRAINT ck_registrations_reason CHECK (registered OR reason IS NOT NULL),
    ADD CONSTRAINT ck_registrations_rehearsal CHECK (basis = 'entered' OR NOT rehearsal);
  CREATE INDEX ix_registrations_commune ON registrations (commune_id);
  COMMENT ON TABLE registrations IS 'What the papers of a list (year, tier) say of communes, version after version: on it, or struck off; when true (as_of), when known (known_on); never rewritten'`;

const targets = `
  CREATE TABLE targets (
    id uuid PRIMARY KEY,
    province_id uuid NOT NULL,
    year integer NOT NULL,
    key text NOT NULL,
    version integer NOT NULL CONSTRAINT ck_targets_version CHECK (version > 0),
    basis text NOT NULL CONSTRAINT ck_targets_basis CHECK (basis IN ('stated', 'entered')),
    as_of date NOT NULL,
    known_on date NOT NULL,
    content jsonb,
    remarks jsonb NOT NULL,
    source jsonb NOT NULL,
    reason text,
    rehearsal boolean NOT NULL,
    recorded_by uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    appointment_id uuid,
    capacity text NOT NULL
      CONSTRAINT ck_targets_capacity CHECK (capacity IN ('own', 'forHead', 'underAuthority', 'byOrder')),
    CONSTRAINT uq_targets_version UNIQUE (province_id, year, key, version),
    CONSTRAINT ck_targets_days CHECK (as_of <= known_on),
    CONSTRAINT ck_targets_rehearsal CHECK (basis = 'entered' OR NOT rehearsal)
  );
  COMMENT ON TABLE targets IS 'What papers set as targets of a year, version after version; without content the paper takes the target back; never rewritten';
  CREATE TABLE target_statements (
    id uuid PRIMARY KEY,
    province_id uuid NOT NULL,
    year integer NOT NULL,
    key text NOT NULL,
    as_of date NOT NULL,
    known_on date NOT NULL,
    said jsonb NOT NULL,
    source jsonb NOT NULL,
    CONSTRAINT ck_target_statements_days CHECK (as_of <= known_on)
  );
  CREATE INDEX ix_target_statements_target ON target_statements (province_id, year, key);
  COMMENT ON TABLE target_statements IS 'How far a target has come as a report states it, apart from what is computed; never rewritten'`;
