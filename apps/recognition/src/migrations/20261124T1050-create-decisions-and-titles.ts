import { Migration, provincePolicy } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

export class CreateDecisionsAndTitles extends Migration {
  readonly id = '20261124T1050-create-decisions-and-titles';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE decisions (
        id uuid PRIMARY KEY,
        province_id uuid NOT NULL,
        dossier_id uuid NOT NULL CONSTRAINT uq_decisions_dossier UNIQUE
          CONSTRAINT fk_decisions_dossier REFERENCES dossiers (id),
        number text NOT NULL,
        year integer NOT NULL,
        signed_on date NOT NULL,
        effective_on date NOT NULL,
        signatory text NOT NULL,
        announced_on date,
        announced_by_means text,
        rehearsal boolean NOT NULL,
        CONSTRAINT uq_decisions_number UNIQUE (province_id, year, number),
        CONSTRAINT ck_decisions_effective CHECK (effective_on >= signed_on)
      );
      COMMENT ON TABLE decisions IS 'Recognition decisions of the chairman; a number is one decision''s in a province and year';
      CREATE TABLE titles (
        id uuid PRIMARY KEY,
        province_id uuid NOT NULL,
        commune_id uuid NOT NULL,
        tier text NOT NULL,
        basis text NOT NULL CONSTRAINT ck_titles_basis CHECK (basis IN ('stated', 'decided')),
        dossier_id uuid CONSTRAINT fk_titles_dossier REFERENCES dossiers (id),
        decision_number text,
        as_of date NOT NULL,
        source jsonb,
        CONSTRAINT uq_titles_basis UNIQUE (commune_id, tier, basis)
      );
      COMMENT ON TABLE titles IS 'Communes that hold a tier: as a report states it, or by a decision made here'`);
    await provincePolicy(runner, 'decisions');
    await provincePolicy(runner, 'titles');
  }
}
