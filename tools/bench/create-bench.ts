import { messagingTables, Migration, provinceFunction } from '@langmoi/platform/migrations';
import { operationsTables } from '@langmoi/platform/operations/tables';
import { provincesApart } from '@langmoi/platform/provinces-apart';
import type { QueryRunner } from 'typeorm';

/** A service that owns nothing but what it sends and takes in. */
export class CreateBench extends Migration {
  readonly id = '20261125T1000-create-bench';

  protected async change(runner: QueryRunner): Promise<void> {
    await messagingTables(runner);
    await provinceFunction(runner);
    await operationsTables(runner);
    await provincesApart(runner);
  }
}
