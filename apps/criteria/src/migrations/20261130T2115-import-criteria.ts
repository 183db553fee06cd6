import { Migration } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

/** Tables of communes × criteria, and files of departments. */
export class ImportCriteria extends Migration {
  readonly id = '20261130T2115-import-criteria';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE figure_imports
        DROP CONSTRAINT ck_figure_imports_layout,
        ADD CONSTRAINT ck_figure_imports_layout CHECK (layout IN ('wide', 'long', 'criteria')) NOT VALID,
        ADD COLUMN basis text NOT NULL DEFAULT 'entered'
          CONSTRAINT ck_figure_imports_basis CHECK (basis IN ('entered', 'confirmed')),
        ADD COLUMN organisation_id uuid,
        ADD CONSTRAINT ck_figure_imports_organisation CHECK (basis = 'entered' OR organisation_id IS NOT NULL) NOT VALID;
      ALTER TABLE figure_imports VALIDATE CONSTRAINT ck_figure_imports_layout;
      ALTER TABLE figure_imports VALIDATE CONSTRAINT ck_figure_imports_organisation;
      COMMENT ON COLUMN figure_imports.basis IS 'entered: the coordination office gathers; confirmed: a department says it of what it leads';
      COMMENT ON COLUMN figure_imports.organisation_id IS 'Who sent it; null of a file from before it was kept'`);
  }
}
