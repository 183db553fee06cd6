import { Migration } from '@langmoi/platform/migrations';
import { provinceGrants } from '@langmoi/platform/province-grants';
import type { QueryRunner } from 'typeorm';

export class OpenToSuccessors extends Migration {
  readonly id = '20261130T1710-open-to-successors';

  protected async change(runner: QueryRunner): Promise<void> {
    await provinceGrants(runner, { units: 'directory_units', clocks: ['directory_provinces', 'province_id'] });
    await runner.query(
      `CREATE POLICY rebuild ON province_grants TO CURRENT_USER USING (current_setting('app.rebuild', true) = 'on')`,
    );
  }
}
