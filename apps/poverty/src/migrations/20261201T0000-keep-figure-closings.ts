import { figureClosingsTable } from '@langmoi/facts/figure-closings';
import { Migration } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

export class KeepFigureClosings extends Migration {
  readonly id = '20261201T0000-keep-figure-closings';

  protected change(runner: QueryRunner): Promise<void> {
    return figureClosingsTable(runner);
  }
}
