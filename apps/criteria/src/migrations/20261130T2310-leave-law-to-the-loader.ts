import { lawTables, Migration } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

/** In a database of before, the API could write law. */
export class LeaveLawToTheLoader extends Migration {
  readonly id = '20261130T2310-leave-law-to-the-loader';

  protected async change(runner: QueryRunner): Promise<void> {
    await lawTables(runner, 'law_sets', 'law_regions');
  }
}
