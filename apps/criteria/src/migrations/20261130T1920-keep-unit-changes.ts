import { Migration } from '@langmoi/platform/migrations';
import { unitChangesTable } from '@langmoi/platform/unit-changes';
import type { QueryRunner } from 'typeorm';

export class KeepUnitChanges extends Migration {
  readonly id = '20261130T1920-keep-unit-changes';

  protected change(runner: QueryRunner): Promise<void> {
    return unitChangesTable(runner);
  }
}
