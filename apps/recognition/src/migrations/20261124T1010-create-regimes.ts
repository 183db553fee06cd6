import { Migration } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

export class CreateRegimes extends Migration {
  readonly id = '20261124T1010-create-regimes';

  protected async change(runner: QueryRunner): Promise<void> {
    // json, not jsonb: the order of a stage's ways out is meant, and jsonb would sort them.
    await runner.query(`
      CREATE TABLE regimes (
        id text,
        version integer,
        content json NOT NULL,
        loaded_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (id, version)
      );
      COMMENT ON TABLE regimes IS 'Legal procedures as data, the same for every province; a version is never changed';
      CREATE TABLE calendars (
        year integer PRIMARY KEY,
        content json NOT NULL
      );
      COMMENT ON TABLE calendars IS 'Public holidays of state offices by year, for limits in working days'`);
  }
}
