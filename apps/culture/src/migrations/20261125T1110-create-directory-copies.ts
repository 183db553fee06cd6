import { directoryTables } from '@langmoi/platform/directory-copy';
import { Migration } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

export class CreateDirectoryCopies extends Migration {
  readonly id = '20261125T1110-create-directory-copies';

  protected async change(runner: QueryRunner): Promise<void> {
    await directoryTables(runner);
  }
}
