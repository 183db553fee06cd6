import { Migration } from '@langmoi/platform/migrations';
import { operationsTables } from '@langmoi/platform/operations/tables';
import type { QueryRunner } from 'typeorm';

export class CreateOperations extends Migration {
  readonly id = '20261125T1000-create-operations';

  protected change(runner: QueryRunner): Promise<void> {
    return operationsTables(runner);
  }
}
