import { lawTables, Migration } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

export class CloseLaw extends Migration {
  readonly id = '20261130T1800-close-law';

  protected async change(runner: QueryRunner): Promise<void> {
    await lawTables(runner, 'standards');
  }
}
