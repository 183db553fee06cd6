import { Migration, provincePolicy } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

export class KeepSuccessions extends Migration {
  readonly id = '20261130T1600-keep-successions';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE unit_changes (
        id uuid PRIMARY KEY,
        province_id uuid NOT NULL,
        state text NOT NULL CONSTRAINT ck_unit_changes_state CHECK (state IN ('inEffect', 'reversed')),
        reversal jsonb,
        CONSTRAINT ck_unit_changes_reversal CHECK ((state = 'reversed') = (reversal IS NOT NULL))
      );
      COMMENT ON TABLE unit_changes IS 'Changes of units that directory told of, each applied here once and restored once';
      CREATE TABLE successions (
        change_id uuid,
        subject_id uuid,
        province_id uuid NOT NULL,
        kind text NOT NULL CONSTRAINT ck_successions_kind CHECK (kind IN ('title', 'dossier')),
        effective_on date NOT NULL,
        told jsonb NOT NULL,
        before jsonb,
        after jsonb,
        state text NOT NULL CONSTRAINT ck_successions_state CHECK (state IN ('inForce', 'restored', 'kept')),
        seq bigint GENERATED ALWAYS AS IDENTITY,
        PRIMARY KEY (change_id, subject_id),
        CONSTRAINT ck_successions_moved CHECK ((before IS NULL) = (after IS NULL)),
        CONSTRAINT ck_successions_titles CHECK (kind = 'dossier' OR before IS NULL)
      );
      CREATE INDEX ix_successions_subject ON successions (subject_id);
      COMMENT ON TABLE successions IS 'What became of titles and open dossiers by changes of units; before and after: where a dossier stood; kept: it moved on before the change was reversed, a person decides';
      CREATE INDEX ix_titles_commune ON titles (commune_id)`);
    for (const table of ['unit_changes', 'successions']) await provincePolicy(runner, table);
  }
}
