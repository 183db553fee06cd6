import { appendOnly, Migration, provincePolicy } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

/** Up to which day figures are closed, and what was opened again. */
export class CloseFigures extends Migration {
  readonly id = '20261130T2112-close-figures';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(closings);
    for (const table of ['figure_closings', 'figure_openings']) {
      await provincePolicy(runner, table);
      await appendOnly(runner, table);
    }
  }
}

const signed = (table: string) => `
    role text NOT NULL,
    recorded_by uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    appointment_id uuid,
    capacity text NOT NULL CONSTRAINT ck_${table}_capacity
      CHECK (capacity IN ('own', 'forHead', 'underAuthority', 'byOrder'))`;

const closings = `
  CREATE TABLE figure_closings (
    id uuid PRIMARY KEY,
    province_id uuid NOT NULL,
    until_on date NOT NULL,
    source jsonb NOT NULL,
    rehearsal boolean NOT NULL,${signed('figure_closings')},
    CONSTRAINT uq_figure_closings_in_province UNIQUE (province_id, id)
  );
  CREATE INDEX ix_figure_closings_until ON figure_closings (province_id, until_on DESC);
  COMMENT ON TABLE figure_closings IS 'Closings of a province''s figures ("chốt số liệu"): what is said of days up to and with until_on is no longer changed, unless the closing is opened; never rewritten';
  CREATE TABLE figure_openings (
    closing_id uuid PRIMARY KEY,
    province_id uuid NOT NULL,
    reason text NOT NULL CONSTRAINT ck_figure_openings_reason CHECK (reason <> ''),${signed('figure_openings')},
    CONSTRAINT fk_figure_openings_closing FOREIGN KEY (province_id, closing_id)
      REFERENCES figure_closings (province_id, id)
  );
  COMMENT ON TABLE figure_openings IS 'Closings that were opened again: by somebody else than closed, and why; never rewritten'`;
