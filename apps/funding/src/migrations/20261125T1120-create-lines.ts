import { factColumns } from '@langmoi/platform/fact.entity';
import { appendOnly, Migration, provincePolicy } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

const programmes = `('newRural', 'povertyReduction', 'culturalLife', 'all')`;
const sources = `('all', 'centralBudget', 'centralInvestment', 'centralRecurrent', 'localBudget', 'integrated', 'credit',
  'enterprise', 'community', 'nonGovernment')`;

export class CreateLines extends Migration {
  readonly id = '20261125T1120-create-lines';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE lines (
        id uuid PRIMARY KEY,
        province_id uuid NOT NULL,
        year integer NOT NULL CONSTRAINT ck_lines_year CHECK (year BETWEEN 2010 AND 2099),
        programme text NOT NULL CONSTRAINT ck_lines_programme CHECK (programme IN ${programmes}),
        funding_source text NOT NULL CONSTRAINT ck_lines_funding_source CHECK (funding_source IN ${sources}),
        measure text NOT NULL CONSTRAINT ck_lines_measure CHECK (measure IN ('mobilised', 'disbursed')),
        CONSTRAINT uq_lines UNIQUE (province_id, year, programme, funding_source, measure),
        CONSTRAINT uq_lines_measure UNIQUE (id, measure)
      );
      COMMENT ON TABLE lines IS 'A year''s money of a programme from one source, mobilised or disbursed (QĐ 1600/QĐ-TTg, QĐ 1722/QĐ-TTg)';
      CREATE TABLE line_records (${factColumns('line_records')},
        line_id uuid NOT NULL,
        measure text NOT NULL,
        amount bigint CONSTRAINT ck_line_records_amount CHECK (amount >= 0),
        planned bigint CONSTRAINT ck_line_records_planned CHECK (planned >= 0),
        printed text,
        CONSTRAINT uq_line_records_version UNIQUE (line_id, version),
        CONSTRAINT fk_line_records_line FOREIGN KEY (line_id, measure) REFERENCES lines (id, measure),
        CONSTRAINT ck_line_records_plan CHECK (planned IS NULL OR measure = 'disbursed'),
        CONSTRAINT ck_line_records_excess CHECK (amount <= planned OR basis = 'stated'),
        CONSTRAINT ck_line_records_entered CHECK (
          basis = 'stated'
          OR (amount IS NOT NULL AND printed IS NULL AND (planned IS NOT NULL) = (measure = 'disbursed')))
      );
      COMMENT ON TABLE line_records IS 'What was said of a line in đồng, version after version; a paper''s word is kept even where it exceeds its plan (Luật NSNN 83/2015/QH13, Đ.64)'`);
    for (const table of ['lines', 'line_records']) await provincePolicy(runner, table);
    await appendOnly(runner, 'line_records');
  }
}
