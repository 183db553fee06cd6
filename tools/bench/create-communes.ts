import { Migration, provincePolicy } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

/** The same list twice: with the policies that every table of a service has, and without. */
export class CreateCommunes extends Migration {
  readonly id = '20261125T1010-create-communes';

  protected async change(runner: QueryRunner): Promise<void> {
    for (const table of ['communes', 'bare_communes']) {
      await runner.query(`
        CREATE TABLE ${table} (
          id uuid PRIMARY KEY,
          province_id uuid NOT NULL,
          code text NOT NULL,
          name text NOT NULL,
          tier text NOT NULL,
          met_count integer NOT NULL,
          missing jsonb NOT NULL
        );
        CREATE INDEX ix_${table}_province ON ${table} (province_id)`);
    }
    await provincePolicy(runner, 'communes');
  }
}
