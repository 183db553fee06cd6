import { directoryLives } from '@langmoi/platform/directory-copy';
import { Migration } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

export class KeepLivesOfUnits extends Migration {
  readonly id = '20261130T1100-keep-lives-of-units';

  protected change(runner: QueryRunner): Promise<void> {
    return directoryLives(runner);
  }
}
