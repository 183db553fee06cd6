import { Migration, nationalPolicy } from '@langmoi/platform/migrations';
import { provinceGrants } from '@langmoi/platform/province-grants';
import type { QueryRunner } from 'typeorm';

/** Here the API itself says who took a province over; and a successor sees the province that it reads among the tenants. */
export class OpenToSuccessors extends Migration {
  readonly id = '20261130T1710-open-to-successors';

  protected async change(runner: QueryRunner): Promise<void> {
    await provinceGrants(runner, { units: 'units', clocks: ['provinces', 'id'] }, { app: true });
    await nationalPolicy(runner, 'provinces', 'id');
  }
}
