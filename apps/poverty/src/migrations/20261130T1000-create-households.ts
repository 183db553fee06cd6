import { appendOnly, Migration, provincePolicy, rolesOf } from '@langmoi/platform/migrations';
import { personalReadColumns } from '@langmoi/platform/personal-reads';
import type { QueryRunner } from 'typeorm';

const classes = `('poor', 'nearPoor', 'neither')`;
const reasons = `('aboveStandard', 'movedAway', 'dissolved', 'enteredByMistake')`;
const confidences = `('seed', 'read', 'recalled', 'recalledUnsure', 'notFound', 'provisional')`;

/** The law that classifies, and what a commune keeps of each household. */
const register = `
  CREATE TABLE standards (
    id text PRIMARY KEY,
    title jsonb NOT NULL,
    legal_basis text NOT NULL,
    from_on date NOT NULL,
    to_on date,
    confidence text NOT NULL CONSTRAINT ck_standards_confidence CHECK (confidence IN ${confidences}),
    CONSTRAINT ex_standards_days EXCLUDE USING gist (daterange(from_on, to_on, '[]') WITH &&)
      DEFERRABLE INITIALLY DEFERRED
  );
  COMMENT ON TABLE standards IS 'Multidimensional poverty standards as law: on which days each decides, by which text';
  CREATE TABLE households (
    id uuid PRIMARY KEY,
    province_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    number integer NOT NULL CONSTRAINT ck_households_number CHECK (number > 0),
    hamlet text NOT NULL,
    address text,
    phone text,
    members jsonb NOT NULL CONSTRAINT ck_households_members CHECK (jsonb_array_length(members) > 0),
    classification text NOT NULL CONSTRAINT ck_households_classification CHECK (classification IN ${classes}),
    standard text NOT NULL CONSTRAINT fk_households_standard REFERENCES standards (id),
    since date NOT NULL,
    decision jsonb NOT NULL,
    left_on date CONSTRAINT ck_households_left_on CHECK (left_on >= since),
    left_reason text CONSTRAINT ck_households_left_reason CHECK (left_reason IN ${reasons}),
    left_by jsonb,
    version integer NOT NULL CONSTRAINT ck_households_version CHECK (version > 0),
    rehearsal boolean NOT NULL,
    CONSTRAINT uq_households_in_province UNIQUE (province_id, id),
    CONSTRAINT uq_households_number UNIQUE (province_id, unit_id, number),
    CONSTRAINT ck_households_left CHECK (num_nulls(left_on, left_reason, left_by) IN (0, 3)),
    CONSTRAINT ck_households_neither CHECK ((classification = 'neither') = (left_reason IS NOT DISTINCT FROM 'aboveStandard'))
  );
  COMMENT ON TABLE households IS 'The register of poor and near-poor households, kept by each commune (QĐ 24/2021/QĐ-TTg; TT 17/2016/TT-BLĐTBXH before): personal data, shown by the table of fields alone'`;

/** Who changed a household, and who saw one. */
const records = `
  CREATE TABLE household_acts (
    id uuid PRIMARY KEY,
    province_id uuid NOT NULL,
    household_id uuid NOT NULL,
    version integer NOT NULL,
    kind text NOT NULL CONSTRAINT ck_household_acts_kind CHECK (kind IN ('registered', 'corrected', 'removed')),
    classification text NOT NULL CONSTRAINT ck_household_acts_classification CHECK (classification IN ${classes}),
    effective_on date NOT NULL,
    decision jsonb NOT NULL,
    reason text CONSTRAINT ck_household_acts_reason CHECK (reason IN ${reasons}),
    by_user uuid NOT NULL,
    by_appointment uuid,
    at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT fk_household_acts_household FOREIGN KEY (province_id, household_id) REFERENCES households (province_id, id),
    CONSTRAINT uq_household_acts_version UNIQUE (household_id, version)
  );
  COMMENT ON TABLE household_acts IS 'Who did what with a household of the register, version after version: class, day and decision, nothing personal';
  CREATE TABLE personal_reads (${personalReadColumns},
    households jsonb NOT NULL
  );
  COMMENT ON TABLE personal_reads IS 'Who saw names, addresses, phones and identity numbers of which households, when, and for which stated purpose'`;

/** The register of households. The worker has no business with any of it, and no right to it. */
export class CreateHouseholds extends Migration {
  readonly id = '20261130T1000-create-households';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(register);
    await runner.query(records);
    const { app, worker } = await rolesOf(runner);
    for (const table of ['households', 'household_acts', 'personal_reads']) await provincePolicy(runner, table);
    for (const table of ['household_acts', 'personal_reads']) await appendOnly(runner, table);
    await runner.query(`REVOKE DELETE ON households FROM ${app}`);
    await runner.query(`REVOKE ALL ON households, household_acts, personal_reads FROM ${worker}`);
  }
}
