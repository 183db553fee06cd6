import { messagingTables, Migration, provinceFunction } from '@langmoi/platform/migrations';
import { operationsTables } from '@langmoi/platform/operations/tables';
import type { QueryRunner } from 'typeorm';

export class CreateMessaging extends Migration {
  readonly id = '20261125T1200-create-messaging';

  protected async change(runner: QueryRunner): Promise<void> {
    await messagingTables(runner);
    await provinceFunction(runner);
    await operationsTables(runner);
  }
}
