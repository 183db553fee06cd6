import { Migration, provincePolicy } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

/**
 * What was read of files, portion by portion: a row of its own for each cell, with its key and its references, cost more
 * than the figures that came of it. Nothing of it is compressed: it is written once and read once, and
 * a file piece by piece.
 */
export class KeepPortions extends Migration {
  readonly id = '20261130T2110-keep-portions';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(portions);
    await runner.query(`
      ALTER TABLE figure_import_cells NO FORCE ROW LEVEL SECURITY;
      ${gathered};
      DROP TABLE figure_import_cells;
      ALTER TABLE figure_import_files ALTER COLUMN content SET STORAGE EXTERNAL`);
    await provincePolicy(runner, 'figure_import_portions');
  }
}

const all = [
  ...['at', 'unit_id', 'indicator', 'as_of', 'written', 'value', 'note', 'outcome'],
  ...['before', 'before_note', 'newest', 'fault', 'other'],
];

const portions = `
  CREATE TABLE figure_import_portions (
    province_id uuid NOT NULL,
    import_id uuid NOT NULL,
    first integer NOT NULL,
    at text[] NOT NULL,
    unit_id uuid[] NOT NULL,
    indicator text[] NOT NULL,
    as_of date[] NOT NULL,
    written text[] NOT NULL,
    value jsonb[] NOT NULL,
    note text[] NOT NULL,
    outcome text[] NOT NULL
      CONSTRAINT ck_figure_import_portions_outcome CHECK (outcome <@ ARRAY['new', 'changed', 'same', 'error']),
    before jsonb[] NOT NULL,
    before_note text[] NOT NULL,
    newest integer[] NOT NULL,
    fault text[] NOT NULL,
    other text[] NOT NULL,
    CONSTRAINT pk_figure_import_portions PRIMARY KEY (province_id, import_id, first),
    CONSTRAINT fk_figure_import_portions_import FOREIGN KEY (province_id, import_id)
      REFERENCES figure_imports (province_id, id),
    CONSTRAINT ck_figure_import_portions_cells CHECK (cardinality(at) > 0
      ${all
        .slice(1)
        .map((name) => `AND cardinality(${name}) = cardinality(at)`)
        .join(' ')})
  );
  ${all.map((name) => `ALTER TABLE figure_import_portions ALTER COLUMN ${name} SET STORAGE EXTERNAL`).join(';')};
  COMMENT ON TABLE figure_import_portions IS 'The figures of a file beside what stood when it was checked (before, and the newest version then), portion by portion: the cells of a portion are numbered on from its first, each at its place in the arrays'`;

const gathered = `
  INSERT INTO figure_import_portions (province_id, import_id, first, ${all.join(', ')})
  SELECT province_id, import_id, min(no), ${all.map((name) => `array_agg(${name} ORDER BY no)`).join(', ')}
    FROM figure_import_cells
   GROUP BY province_id, import_id, no / 4000`;
