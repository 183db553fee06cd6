import { Migration } from '@langmoi/platform/migrations';
import { prunableParked } from '@langmoi/platform/operations/tables';
import type { QueryRunner } from 'typeorm';

export class PruneParked extends Migration {
  readonly id = '20261130T1030-prune-parked';

  protected async change(runner: QueryRunner): Promise<void> {
    await prunableParked(runner);
  }
}
