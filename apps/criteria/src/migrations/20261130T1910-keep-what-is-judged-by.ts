import { appendOnly, lawTables, Migration, provincePolicy } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

/**
 * What a judgement asks besides figures. An assessment of before became known, if a paper stated it, with the paper; of
 * a rehearsal, with the day it is of, for the demo's own day of then is not known; else on the day it was recorded.
 */
export class KeepWhatIsJudgedBy extends Migration {
  readonly id = '20261130T1910-keep-what-is-judged-by';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE recognitions (
        id uuid PRIMARY KEY,
        province_id uuid NOT NULL,
        unit_id uuid NOT NULL,
        tier text NOT NULL CONSTRAINT ck_recognitions_tier CHECK (tier IN ('NTM', 'NANG_CAO', 'KIEU_MAU')),
        decision text,
        decided_on date,
        held_on date NOT NULL,
        known_on date NOT NULL,
        source jsonb,
        CONSTRAINT ck_recognitions_said CHECK ((source IS NULL) = (decision IS NOT NULL AND decided_on IS NOT NULL))
      );
      CREATE INDEX ix_recognitions_unit ON recognitions (province_id, unit_id);
      COMMENT ON TABLE recognitions IS 'Copy of the recognitions of communes, by events of recognition';
      CREATE TABLE law_regions (
        province_code text PRIMARY KEY,
        region text NOT NULL,
        source jsonb NOT NULL
      );
      COMMENT ON TABLE law_regions IS 'The region that a province''s thresholds go by, as the law or its papers say; other provinces: not known';
      ALTER TABLE assessments ADD COLUMN known_on date;
      ALTER TABLE assessments NO FORCE ROW LEVEL SECURITY;
      UPDATE assessments SET known_on = CASE
        WHEN basis = 'stated' THEN greatest(as_of, (source ->> 'date')::date)
        WHEN rehearsal THEN as_of
        ELSE greatest(as_of, (recorded_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date) END;
      ALTER TABLE assessments FORCE ROW LEVEL SECURITY, ALTER COLUMN known_on SET NOT NULL,
        ADD CONSTRAINT ck_assessments_days CHECK (as_of <= known_on)`);
    await lawTables(runner, 'law_regions');
    await provincePolicy(runner, 'recognitions');
    await appendOnly(runner, 'recognitions');
  }
}
