import { Migration, provincePolicy, rolesOf } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

/** Large exports of figures as jobs of the worker. */
export class ExportFigures extends Migration {
  readonly id = '20261130T2116-export-figures';

  protected async change(runner: QueryRunner): Promise<void> {
    const { worker } = await rolesOf(runner);
    await runner.query(jobs);
    await provincePolicy(runner, 'figure_exports');
    // Which wait, and of whom; what they are of is read bound to their province.
    await runner.query(`CREATE POLICY waiting ON figure_exports FOR SELECT TO ${worker}
      USING (current_setting('app.waiting', true) = 'figure-exports')`);
  }
}

const jobs = `
  CREATE TABLE figure_exports (
    province_id uuid NOT NULL,
    id uuid NOT NULL,
    state text NOT NULL CONSTRAINT ck_figure_exports_state
      CHECK (state IN ('waiting', 'writing', 'ready', 'cancelled', 'failed', 'expired')),
    tier text NOT NULL CONSTRAINT ck_figure_exports_tier CHECK (tier IN ('NTM', 'NANG_CAO', 'KIEU_MAU')),
    from_on date NOT NULL,
    to_on date NOT NULL,
    layout text NOT NULL CONSTRAINT ck_figure_exports_layout CHECK (layout IN ('wide', 'long')),
    format text NOT NULL CONSTRAINT ck_figure_exports_format CHECK (format IN ('csv', 'xlsx')),
    done integer NOT NULL,
    total integer NOT NULL,
    files jsonb NOT NULL,
    run uuid,
    touched_at timestamptz NOT NULL,
    expires_at timestamptz,
    recorded_by uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    appointment_id uuid,
    capacity text NOT NULL
      CONSTRAINT ck_figure_exports_capacity CHECK (capacity IN ('own', 'forHead', 'underAuthority', 'byOrder')),
    CONSTRAINT pk_figure_exports PRIMARY KEY (province_id, id),
    CONSTRAINT ck_figure_exports_days CHECK (from_on <= to_on),
    CONSTRAINT ck_figure_exports_done CHECK (done BETWEEN 0 AND total),
    CONSTRAINT ck_figure_exports_kept CHECK ((state = 'ready') <= (expires_at IS NOT NULL))
  );
  CREATE INDEX ix_figure_exports_waiting ON figure_exports (recorded_at) WHERE state IN ('waiting', 'writing', 'ready');
  CREATE INDEX ix_figure_exports_asked ON figure_exports (province_id, recorded_by, recorded_at DESC);
  COMMENT ON TABLE figure_exports IS 'Exports of figures that the worker writes: who asked, how far, which files, until when they are kept (the files lie in the store)'`;
