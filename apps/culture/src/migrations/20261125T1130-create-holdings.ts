import { factColumns } from '@langmoi/platform/fact.entity';
import { appendOnly, Migration, provincePolicy } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

export class CreateHoldings extends Migration {
  readonly id = '20261125T1130-create-holdings';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE holdings (
        id uuid PRIMARY KEY,
        province_id uuid NOT NULL,
        unit_id uuid NOT NULL,
        title text NOT NULL,
        CONSTRAINT uq_holdings UNIQUE (province_id, unit_id, title),
        CONSTRAINT fk_holdings_title FOREIGN KEY (province_id, title) REFERENCES titles (province_id, code)
      );
      COMMENT ON TABLE holdings IS 'A title in a unit, of which its holders are counted (NĐ 122/2018/NĐ-CP, QĐ 1610/QĐ-TTg)';
      CREATE TABLE holding_records (${factColumns('holding_records')},
        holding_id uuid NOT NULL CONSTRAINT fk_holding_records_holding REFERENCES holdings,
        holders integer CONSTRAINT ck_holding_records_holders CHECK (holders >= 0),
        universe integer CONSTRAINT ck_holding_records_universe CHECK (universe >= 0),
        CONSTRAINT uq_holding_records_version UNIQUE (holding_id, version),
        CONSTRAINT ck_holding_records_excess CHECK (holders <= universe OR basis = 'stated'),
        CONSTRAINT ck_holding_records_entered CHECK (basis = 'stated' OR (holders IS NOT NULL AND universe IS NOT NULL))
      );
      COMMENT ON TABLE holding_records IS 'What was said of a holding, version after version; a rate that a paper gives without its numbers leaves both null'`);
    for (const table of ['holdings', 'holding_records']) await provincePolicy(runner, table);
    await appendOnly(runner, 'holding_records');
  }
}
