import { Migration } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

/** How the communes of a file stand since it was recorded, or taken back. */
export class JudgeImports extends Migration {
  readonly id = '20261130T2107-judge-imports';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE figure_imports ADD COLUMN judged jsonb');
  }
}
