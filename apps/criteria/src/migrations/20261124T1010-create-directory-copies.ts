import { directoryTables } from '@langmoi/platform/directory-copy';
import { Migration } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

export class CreateDirectoryCopies extends Migration {
  readonly id = '20261124T1010-create-directory-copies';

  protected change(runner: QueryRunner): Promise<void> {
    return directoryTables(runner);
  }
}
