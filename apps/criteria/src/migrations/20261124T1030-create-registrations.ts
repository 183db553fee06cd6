import { Migration, provincePolicy } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

export class CreateRegistrations extends Migration {
  readonly id = '20261124T1030-create-registrations';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE registrations (
        id uuid PRIMARY KEY,
        province_id uuid NOT NULL,
        commune_id uuid NOT NULL,
        tier text NOT NULL CONSTRAINT ck_registrations_tier CHECK (tier IN ('NTM', 'NANG_CAO', 'KIEU_MAU')),
        year integer NOT NULL,
        source jsonb NOT NULL,
        CONSTRAINT uq_registrations UNIQUE (commune_id, tier, year)
      );
      COMMENT ON TABLE registrations IS 'Communes on the list of a year, as a paper of the province names them'`);
    await provincePolicy(runner, 'registrations');
  }
}
