import { lawTables, Migration, rolesOf } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

/** The pairs of the newest separation are put down anew when one is loaded, so who loads takes away those of before. */
export class CloseLaw extends Migration {
  readonly id = '20261130T1800-close-law';

  protected async change(runner: QueryRunner): Promise<void> {
    await lawTables(runner, 'regimes', 'calendars', 'separations');
    const { worker } = await rolesOf(runner);
    if (worker) await runner.query(`REVOKE INSERT, UPDATE, DELETE ON incompatible_duties FROM ${worker}`);
  }
}
