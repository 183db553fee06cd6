import { capacityColumn } from '@langmoi/platform/fact.entity';
import { Migration } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

/** In which capacity somebody acted (Decree 30/2020/NĐ-CP, article 13); what is there was done in one's own right. */
export class SignPersonnelActs extends Migration {
  readonly id = '20261130T1200-sign-personnel-acts';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(capacityColumn('personnel_acts'));
    await runner.query(capacityColumn('officer_imports'));
  }
}
