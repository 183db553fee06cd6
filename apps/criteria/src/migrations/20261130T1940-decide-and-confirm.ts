import { appendOnly, Migration, provincePolicy } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

/** Who leads which criterion, and what persons decided where figures and law leave it open. */
export class DecideAndConfirm extends Migration {
  readonly id = '20261130T1940-decide-and-confirm';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE directory_organisations (
        id uuid PRIMARY KEY,
        province_id uuid NOT NULL,
        name text NOT NULL,
        leads jsonb NOT NULL
      );
      COMMENT ON TABLE directory_organisations IS 'Copy of the directory''s organisations with the criteria that they lead, by its events';
      CREATE TABLE decisions (
        id uuid PRIMARY KEY,
        province_id uuid NOT NULL,
        criteria_set text NOT NULL,
        unit_id uuid NOT NULL,
        code text,
        criterion integer,
        version integer NOT NULL CONSTRAINT ck_decisions_version CHECK (version > 0),
        set_version integer NOT NULL,
        met boolean NOT NULL,
        as_of date NOT NULL,
        known_on date NOT NULL,
        organisation_id uuid NOT NULL,
        reason text NOT NULL CONSTRAINT ck_decisions_reason CHECK (reason <> ''),
        evidence jsonb NOT NULL CONSTRAINT ck_decisions_evidence CHECK (jsonb_array_length(evidence) > 0),
        rehearsal boolean NOT NULL,
        recorded_by uuid NOT NULL,
        recorded_at timestamptz NOT NULL,
        appointment_id uuid,
        capacity text NOT NULL
          CONSTRAINT ck_decisions_capacity CHECK (capacity IN ('own', 'forHead', 'underAuthority', 'byOrder')),
        CONSTRAINT uq_decisions_version UNIQUE NULLS NOT DISTINCT
          (province_id, criteria_set, unit_id, code, criterion, version),
        CONSTRAINT fk_decisions_set FOREIGN KEY (province_id, criteria_set, set_version)
          REFERENCES criteria_sets (province_id, id, version),
        CONSTRAINT ck_decisions_of CHECK (num_nonnulls(code, criterion) = 1),
        CONSTRAINT ck_decisions_days CHECK (as_of <= known_on)
      );
      COMMENT ON TABLE decisions IS 'What a person decided of an indicator, condition (code) or criterion where figures and law leave it open; a version is never rewritten'`);
    for (const table of ['directory_organisations', 'decisions']) await provincePolicy(runner, table);
    await appendOnly(runner, 'decisions');
  }
}
