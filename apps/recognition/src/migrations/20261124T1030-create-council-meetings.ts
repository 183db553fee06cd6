import { Migration, provincePolicy } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

export class CreateCouncilMeetings extends Migration {
  readonly id = '20261124T1030-create-council-meetings';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE council_meetings (
        id uuid PRIMARY KEY,
        province_id uuid NOT NULL,
        dossier_id uuid NOT NULL CONSTRAINT fk_council_meetings_dossier REFERENCES dossiers (id),
        stage text NOT NULL,
        round integer NOT NULL,
        number integer NOT NULL,
        meets_on date NOT NULL,
        members integer NOT NULL CONSTRAINT ck_council_meetings_members CHECK (members > 0),
        present integer NOT NULL DEFAULT 0,
        in_favour integer NOT NULL DEFAULT 0,
        against integer NOT NULL DEFAULT 0,
        blank integer NOT NULL DEFAULT 0,
        closed_on date,
        CONSTRAINT uq_council_meetings_number UNIQUE (dossier_id, number),
        CONSTRAINT ck_council_meetings_ballots CHECK (in_favour + against + blank = present AND present <= members)
      );
      CREATE UNIQUE INDEX uq_council_meetings_open ON council_meetings (dossier_id) WHERE closed_on IS NULL;
      COMMENT ON TABLE council_meetings IS 'Meetings of the appraisal council on a dossier. The ballot is secret: sums only';
      CREATE TABLE council_attendances (
        meeting_id uuid CONSTRAINT fk_council_attendances_meeting REFERENCES council_meetings (id),
        officer_id uuid,
        province_id uuid NOT NULL,
        PRIMARY KEY (meeting_id, officer_id)
      );
      COMMENT ON TABLE council_attendances IS 'Who has voted in a meeting, without time or order, so that nothing leads to the choice'`);
    await provincePolicy(runner, 'council_meetings');
    await provincePolicy(runner, 'council_attendances');
  }
}
