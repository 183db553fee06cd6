import { Migration } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

export class KeepSteeringCommittees extends Migration {
  readonly id = '20261130T2118-keep-steering-committees';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE organisations DROP CONSTRAINT ck_organisations_kind;
      ALTER TABLE organisations ADD CONSTRAINT ck_organisations_kind CHECK (kind IN ('peoplesCommittee',
        'fatherlandFront', 'coordinationOffice', 'department', 'appraisalCouncil', 'steeringCommittee', 'ppcChairman',
        'other'));
      COMMENT ON TABLE organisations IS 'Offices that take part in recognition, and the committees that steer it'`);
  }
}
