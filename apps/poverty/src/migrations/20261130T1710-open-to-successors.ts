import { Migration } from '@langmoi/platform/migrations';
import { provinceGrants } from '@langmoi/platform/province-grants';
import type { QueryRunner } from 'typeorm';

export class OpenToSuccessors extends Migration {
  readonly id = '20261130T1710-open-to-successors';

  protected change(runner: QueryRunner): Promise<void> {
    return provinceGrants(runner, { units: 'directory_units', clocks: ['directory_provinces', 'province_id'] });
  }
}
