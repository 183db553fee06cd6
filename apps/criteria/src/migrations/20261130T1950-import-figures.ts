import { Migration, provincePolicy, rolesOf } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

/** Files of figures, what was read of them, and what people said that headings and names mean. */
export class ImportFigures extends Migration {
  readonly id = '20261130T1950-import-figures';

  protected async change(runner: QueryRunner): Promise<void> {
    const { worker } = await rolesOf(runner);
    await runner.query(files);
    await runner.query(contents);
    for (const table of ['figure_imports', 'figure_import_files', 'figure_import_cells', 'figure_import_answers']) {
      await provincePolicy(runner, table);
    }
    // Which files wait, and of whom; what they hold is read bound to their province.
    await runner.query(`CREATE POLICY waiting ON figure_imports FOR SELECT TO ${worker}
      USING (current_setting('app.waiting', true) = 'figure-imports')`);
  }
}

const files = `
  CREATE TABLE figure_imports (
    province_id uuid NOT NULL,
    id uuid NOT NULL,
    state text NOT NULL CONSTRAINT ck_figure_imports_state CHECK (state IN ('reading', 'asking', 'checked',
      'applying', 'applied', 'undoing', 'undone', 'cancelled', 'unreadable')),
    tier text NOT NULL CONSTRAINT ck_figure_imports_tier CHECK (tier IN ('NTM', 'NANG_CAO', 'KIEU_MAU')),
    criteria_set text NOT NULL,
    set_version integer NOT NULL,
    as_of date NOT NULL,
    file_name text NOT NULL,
    digest text NOT NULL,
    size integer NOT NULL,
    sheets jsonb NOT NULL,
    sheet text,
    layout text CONSTRAINT ck_figure_imports_layout CHECK (layout IN ('wide', 'long')),
    layout_key text,
    heading_row integer,
    counts jsonb NOT NULL,
    questions jsonb NOT NULL,
    refusal text,
    rehearsal boolean NOT NULL,
    recorded_by uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    appointment_id uuid,
    capacity text NOT NULL
      CONSTRAINT ck_figure_imports_capacity CHECK (capacity IN ('own', 'forHead', 'underAuthority', 'byOrder')),
    applied jsonb,
    undone jsonb,
    CONSTRAINT pk_figure_imports PRIMARY KEY (province_id, id),
    CONSTRAINT fk_figure_imports_set FOREIGN KEY (province_id, criteria_set, set_version)
      REFERENCES criteria_sets (province_id, id, version)
  );
  CREATE INDEX ix_figure_imports_waiting ON figure_imports (recorded_at)
    WHERE state IN ('reading', 'applying', 'undoing');
  COMMENT ON TABLE figure_imports IS 'Files of figures: who sent them, how far they are, who had them recorded or taken back';
  CREATE TABLE figure_import_files (
    province_id uuid NOT NULL,
    import_id uuid NOT NULL,
    content bytea NOT NULL,
    CONSTRAINT pk_figure_import_files PRIMARY KEY (province_id, import_id),
    CONSTRAINT fk_figure_import_files_import FOREIGN KEY (province_id, import_id) REFERENCES figure_imports (province_id, id)
  );
  COMMENT ON TABLE figure_import_files IS 'The files as they were sent';`;

const contents = `
  CREATE TABLE figure_import_cells (
    province_id uuid NOT NULL,
    import_id uuid NOT NULL,
    no integer NOT NULL,
    at text NOT NULL,
    unit_id uuid,
    indicator text,
    as_of date,
    written text NOT NULL,
    value jsonb,
    note text,
    outcome text NOT NULL CONSTRAINT ck_figure_import_cells_outcome CHECK (outcome IN ('new', 'changed', 'same', 'error')),
    before jsonb,
    before_note text,
    newest integer NOT NULL,
    fault text,
    other text,
    CONSTRAINT pk_figure_import_cells PRIMARY KEY (province_id, import_id, no),
    CONSTRAINT fk_figure_import_cells_import FOREIGN KEY (province_id, import_id) REFERENCES figure_imports (province_id, id),
    CONSTRAINT ck_figure_import_cells_fault CHECK ((outcome = 'error') = (fault IS NOT NULL)),
    CONSTRAINT ck_figure_import_cells_figure CHECK (outcome = 'error'
      OR (unit_id IS NOT NULL AND indicator IS NOT NULL AND as_of IS NOT NULL AND value IS NOT NULL))
  );
  COMMENT ON TABLE figure_import_cells IS 'The figures of a file beside what stood when it was checked (before, and the newest version then)';
  CREATE TABLE figure_import_answers (
    province_id uuid NOT NULL,
    layout_key text NOT NULL,
    kind text NOT NULL CONSTRAINT ck_figure_import_answers_kind CHECK (kind IN ('column', 'unit')),
    written text NOT NULL,
    answer jsonb NOT NULL,
    recorded_by uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT pk_figure_import_answers PRIMARY KEY (province_id, layout_key, kind, written)
  );
  COMMENT ON TABLE figure_import_answers IS 'What people said that a heading or a name means, by the layout of files'`;
