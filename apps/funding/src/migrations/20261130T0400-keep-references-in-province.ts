import { Migration } from '@langmoi/platform/migrations';
import { referencesInProvince } from '@langmoi/platform/references-in-province';
import type { QueryRunner } from 'typeorm';

export class KeepReferencesInProvince extends Migration {
  readonly id = '20261130T0400-keep-references-in-province';

  protected async change(runner: QueryRunner): Promise<void> {
    await referencesInProvince(runner);
  }
}
