import { Migration, provincePolicy } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

export class CreateOrganisations extends Migration {
  readonly id = '20261124T1030-create-organisations';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE organisations (
        id uuid PRIMARY KEY,
        province_id uuid NOT NULL CONSTRAINT fk_organisations_province REFERENCES provinces (id),
        unit_id uuid NOT NULL CONSTRAINT fk_organisations_unit REFERENCES units (id),
        kind text NOT NULL CONSTRAINT ck_organisations_kind CHECK (kind IN ('peoplesCommittee', 'fatherlandFront',
          'coordinationOffice', 'department', 'appraisalCouncil', 'ppcChairman', 'other')),
        name text NOT NULL
      );
      CREATE INDEX ix_organisations_unit ON organisations (unit_id);
      COMMENT ON TABLE organisations IS 'Offices that take part in recognition';
      CREATE TABLE leads (
        id uuid PRIMARY KEY,
        province_id uuid NOT NULL CONSTRAINT fk_leads_province REFERENCES provinces (id),
        organisation_id uuid NOT NULL CONSTRAINT fk_leads_organisation REFERENCES organisations (id),
        criteria_set text NOT NULL,
        criterion integer NOT NULL CONSTRAINT ck_leads_criterion CHECK (criterion > 0),
        basis text NOT NULL CONSTRAINT ck_leads_basis CHECK (basis IN ('named', 'inferred')),
        source jsonb,
        CONSTRAINT uq_leads UNIQUE (organisation_id, criteria_set, criterion)
      );
      COMMENT ON TABLE leads IS 'Which organisation leads which criterion; named by a paper, or inferred by us'`);
    await provincePolicy(runner, 'organisations');
    await provincePolicy(runner, 'leads');
  }
}
