import { lawTables, Migration, rolesOf } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

/**
 * In a database of before, the API could write law. The pairs of the newest separation are put down anew when one is loaded,
 * so only of them the loader takes any away.
 */
export class LeaveLawToTheLoader extends Migration {
  readonly id = '20261130T2310-leave-law-to-the-loader';

  protected async change(runner: QueryRunner): Promise<void> {
    await lawTables(runner, 'regimes', 'calendars', 'separations', 'incompatible_duties');
    const { loader } = await rolesOf(runner);
    await runner.query(`GRANT DELETE ON incompatible_duties TO ${String(loader)}`);
  }
}
