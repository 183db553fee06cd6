import { factColumns } from '@langmoi/platform/fact.entity';
import { appendOnly, Migration, provincePolicy } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

const measures = `('supported', 'allocated', 'approved', 'paid', 'absent', 'supportedElsewhere', 'planned')`;

export class CreateSupports extends Migration {
  readonly id = '20261125T1130-create-supports';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE supports (
        id uuid PRIMARY KEY,
        province_id uuid NOT NULL,
        year integer NOT NULL CONSTRAINT ck_supports_year CHECK (year BETWEEN 2010 AND 2099),
        policy text NOT NULL,
        measure text NOT NULL CONSTRAINT ck_supports_measure CHECK (measure IN ${measures}),
        CONSTRAINT uq_supports UNIQUE (province_id, year, policy, measure),
        CONSTRAINT fk_supports_policy FOREIGN KEY (province_id, policy) REFERENCES policies (province_id, code)
      );
      COMMENT ON TABLE supports IS 'How far a policy came in a year: sums over a province, never a person (QĐ 1722/QĐ-TTg)';
      CREATE TABLE support_records (${factColumns('support_records')},
        support_id uuid NOT NULL CONSTRAINT fk_support_records_support REFERENCES supports,
        count integer CONSTRAINT ck_support_records_count CHECK (count >= 0),
        amount bigint CONSTRAINT ck_support_records_amount CHECK (amount >= 0),
        period jsonb,
        CONSTRAINT uq_support_records_version UNIQUE (support_id, version),
        CONSTRAINT ck_support_records_entered CHECK (basis = 'stated' OR (count IS NOT NULL AND period IS NULL))
      );
      COMMENT ON TABLE support_records IS 'What was said of a support, in its policy''s counting unit and in đồng, version after version; what a paper leaves out stays null'`);
    for (const table of ['supports', 'support_records']) await provincePolicy(runner, table);
    await appendOnly(runner, 'support_records');
  }
}
