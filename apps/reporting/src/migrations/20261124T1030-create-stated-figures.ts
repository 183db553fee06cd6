import { Migration, provincePolicy } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

export class CreateStatedFigures extends Migration {
  readonly id = '20261124T1030-create-stated-figures';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE stated_figures (
        province_id uuid NOT NULL,
        id text NOT NULL,
        measure text NOT NULL CONSTRAINT ck_stated_figures_measure
          CHECK (measure IN ('figure', 'districtRecognised', 'districtRate', 'districtMean', 'group')),
        place text,
        group_name text,
        label jsonb NOT NULL,
        value text NOT NULL,
        number double precision NOT NULL,
        as_of date NOT NULL,
        source jsonb NOT NULL,
        PRIMARY KEY (province_id, id),
        CONSTRAINT ck_stated_figures_place CHECK ((measure = 'figure') = (place IS NULL))
      );
      COMMENT ON TABLE stated_figures IS 'Numbers as papers print them, with document and line; compared, never computed with';
      CREATE TABLE contradictions (
        province_id uuid NOT NULL,
        id text NOT NULL,
        position integer NOT NULL,
        explanation jsonb NOT NULL,
        statements jsonb NOT NULL,
        PRIMARY KEY (province_id, id)
      );
      COMMENT ON TABLE contradictions IS 'Statements of papers that cannot both be right; all are kept, none is adjusted'`);
    await provincePolicy(runner, 'stated_figures');
    await provincePolicy(runner, 'contradictions');
  }
}
