import { Migration, provincePolicy } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

/** The roll of a meeting: who counts in it, and who stands aside and why. Nobody votes who is not on it as voting. */
export class CallTheRoll extends Migration {
  readonly id = '20261125T1410-call-the-roll';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(roll);
    for (const table of known) await runner.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    await runner.query(calledBefore);
    for (const table of known) await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
    await runner.query(held);
    await provincePolicy(runner, 'council_members');
  }
}

const roll = `
  CREATE TABLE council_members (
    meeting_id uuid CONSTRAINT fk_council_members_meeting REFERENCES council_meetings (id),
    officer_id uuid,
    province_id uuid NOT NULL,
    voting boolean NOT NULL,
    cause text CONSTRAINT ck_council_members_cause CHECK (cause IN ('duty', 'declared', 'homeUnit')),
    reason text,
    PRIMARY KEY (meeting_id, officer_id),
    CONSTRAINT uq_council_members_voting UNIQUE (meeting_id, officer_id, voting),
    CONSTRAINT ck_council_members_aside CHECK (voting = (cause IS NULL)),
    CONSTRAINT ck_council_members_reason CHECK (reason IS NULL OR cause = 'declared')
  );
  COMMENT ON TABLE council_members IS 'The roll of a meeting: members who vote, and members who stand aside with the cause and are counted nowhere';
  ALTER TABLE council_attendances
    ADD COLUMN voting boolean NOT NULL DEFAULT true CONSTRAINT ck_council_attendances_voting CHECK (voting);
  ALTER TABLE council_meetings DROP CONSTRAINT ck_council_meetings_members,
    ADD CONSTRAINT ck_council_meetings_members CHECK (members >= 0)`;

const known = ['council_meetings', 'council_attendances', 'directory_organisations'];

/** Of meetings convened before: who voted, and of the open ones who sits in the council. */
const calledBefore = `
  INSERT INTO council_members (meeting_id, officer_id, province_id, voting)
    SELECT meeting_id, officer_id, province_id, true FROM council_attendances;
  INSERT INTO council_members (meeting_id, officer_id, province_id, voting)
    SELECT m.id, (sits->>'officerId')::uuid, m.province_id, true
    FROM council_meetings m
    JOIN directory_organisations o ON o.province_id = m.province_id AND o.kind = 'appraisalCouncil'
    CROSS JOIN jsonb_array_elements(o.members) AS sits
    WHERE m.closed_on IS NULL AND sits->>'role' = 'councilMember'
    ON CONFLICT DO NOTHING`;

const held = `
  ALTER TABLE council_attendances ADD CONSTRAINT fk_council_attendances_member
    FOREIGN KEY (meeting_id, officer_id, voting) REFERENCES council_members (meeting_id, officer_id, voting)`;
