import { Migration, provincePolicy } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

/**
 * One duty for each person and dossier, but for those that the law lets one person have. Acts, ballots and registrations
 * name the duty they were done under; the trigger writes down, for each pair of duties that the law keeps apart, on which
 * side somebody stands, and the key of that row refuses the other side.
 */
export class KeepDutiesApart extends Migration {
  readonly id = '20261125T1400-keep-duties-apart';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    for (const table of known) await runner.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    await runner.query(takenBefore);
    for (const table of known) await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
    await runner.query(held);
    for (const table of ['duties', 'duty_sides']) await provincePolicy(runner, table);
  }
}

const tables = `
  CREATE TABLE separations (
    id text,
    version integer,
    content json NOT NULL,
    loaded_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (id, version)
  );
  COMMENT ON TABLE separations IS 'Which duties one person may not have in one dossier, with sources: law as data; a version is never changed';
  CREATE TABLE incompatible_duties (
    pair text,
    duty text,
    PRIMARY KEY (pair, duty)
  );
  COMMENT ON TABLE incompatible_duties IS 'The pairs of the newest separation, a row for each side, for the trigger on duties';
  CREATE TABLE duties (
    dossier_id uuid CONSTRAINT fk_duties_dossier REFERENCES dossiers (id),
    person_id uuid,
    duty text CONSTRAINT ck_duties_duty
      CHECK (duty IN ('assess', 'review', 'poll', 'confirm', 'prepare', 'vote', 'decide')),
    province_id uuid NOT NULL,
    stage text NOT NULL,
    taken_on date NOT NULL,
    PRIMARY KEY (dossier_id, person_id, duty)
  );
  CREATE INDEX ix_duties_person ON duties (person_id);
  COMMENT ON TABLE duties IS 'What somebody is in a dossier: assesses, reviews, polls, confirms, prepares, votes or decides; taken with the first act and kept for ever';
  CREATE TABLE duty_sides (
    dossier_id uuid,
    person_id uuid,
    pair text,
    duty text NOT NULL,
    province_id uuid NOT NULL,
    PRIMARY KEY (dossier_id, person_id, pair),
    CONSTRAINT fk_duty_sides_duty FOREIGN KEY (dossier_id, person_id, duty)
      REFERENCES duties (dossier_id, person_id, duty)
  );
  COMMENT ON TABLE duty_sides IS 'On which side of a pair of duties that the law keeps apart somebody stands in a dossier: one row a pair, so never on both';
  ALTER TABLE dossier_acts ADD COLUMN duty text;
  ALTER TABLE council_meetings ADD CONSTRAINT uq_council_meetings_dossier UNIQUE (id, dossier_id);
  ALTER TABLE council_attendances
    ADD COLUMN dossier_id uuid,
    ADD COLUMN duty text NOT NULL DEFAULT 'vote' CONSTRAINT ck_council_attendances_duty CHECK (duty = 'vote')`;

const known = ['dossiers', 'dossier_acts', 'council_meetings', 'council_attendances'];

/** Of those who acted before duties were written down: by the role of the act; nobody asks whether they were one person. */
const takenBefore = `
  UPDATE dossier_acts SET duty = CASE role
    WHEN 'communeOfficer' THEN 'assess' WHEN 'districtReviewer' THEN 'review' WHEN 'frontOfficer' THEN 'poll'
    WHEN 'departmentOfficer' THEN 'confirm' WHEN 'coordinationOffice' THEN 'prepare' WHEN 'chairmanOffice' THEN 'decide'
    ELSE 'vote' END;
  UPDATE council_attendances a SET dossier_id = m.dossier_id FROM council_meetings m WHERE m.id = a.meeting_id;
  INSERT INTO duties (dossier_id, person_id, duty, province_id, stage, taken_on)
    SELECT DISTINCT ON (dossier_id, officer_id, duty) dossier_id, officer_id, duty, province_id, stage, acted_on
    FROM dossier_acts ORDER BY dossier_id, officer_id, duty, seq;
  INSERT INTO duties (dossier_id, person_id, duty, province_id, stage, taken_on)
    SELECT DISTINCT ON (m.dossier_id, a.officer_id) m.dossier_id, a.officer_id, 'vote', a.province_id, m.stage, m.meets_on
    FROM council_attendances a JOIN council_meetings m ON m.id = a.meeting_id ORDER BY m.dossier_id, a.officer_id, m.number
    ON CONFLICT DO NOTHING;
  INSERT INTO duties (dossier_id, person_id, duty, province_id, stage, taken_on)
    SELECT id, registered_by, 'assess', province_id, 'registration', registered_on FROM dossiers ON CONFLICT DO NOTHING`;

const held = `
  ALTER TABLE dossier_acts ALTER COLUMN duty SET NOT NULL,
    ADD CONSTRAINT fk_dossier_acts_duty FOREIGN KEY (dossier_id, officer_id, duty)
      REFERENCES duties (dossier_id, person_id, duty);
  ALTER TABLE council_attendances ALTER COLUMN dossier_id SET NOT NULL,
    ADD CONSTRAINT fk_council_attendances_dossier FOREIGN KEY (meeting_id, dossier_id)
      REFERENCES council_meetings (id, dossier_id),
    ADD CONSTRAINT fk_council_attendances_duty FOREIGN KEY (dossier_id, officer_id, duty)
      REFERENCES duties (dossier_id, person_id, duty);
  CREATE FUNCTION take_sides() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM incompatible_duties) THEN
      RAISE EXCEPTION 'No separation of duties is loaded';
    END IF;
    -- The sides of duties that are older than the law in force, then those of this one: the key refuses the other side.
    INSERT INTO duty_sides (dossier_id, person_id, pair, duty, province_id)
      SELECT d.dossier_id, d.person_id, i.pair, i.duty, d.province_id
      FROM duties d JOIN incompatible_duties i ON i.duty = d.duty
      WHERE d.dossier_id = NEW.dossier_id AND d.person_id = NEW.person_id AND d.duty <> NEW.duty
      ON CONFLICT DO NOTHING;
    INSERT INTO duty_sides (dossier_id, person_id, pair, duty, province_id)
      SELECT NEW.dossier_id, NEW.person_id, pair, duty, NEW.province_id FROM incompatible_duties WHERE duty = NEW.duty;
    RETURN NULL;
  END $$;
  CREATE TRIGGER take_sides AFTER INSERT ON duties FOR EACH ROW EXECUTE FUNCTION take_sides()`;
