import { Migration } from '@langmoi/platform/migrations';
import { uuidOf } from '@langmoi/platform/uuid-of';
import type { QueryRunner } from 'typeorm';

/** The tenant. Its policy reads its own id; the gateway alone sees which provinces are demos before anybody signs in. */
export class CreateProvinces extends Migration {
  readonly id = '20261124T1010-create-provinces';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE provinces (
        id uuid PRIMARY KEY,
        code text NOT NULL CONSTRAINT uq_provinces_code UNIQUE,
        name text NOT NULL,
        is_demo boolean NOT NULL,
        today date,
        CONSTRAINT ck_provinces_today CHECK (is_demo = (today IS NOT NULL))
      );
      COMMENT ON TABLE provinces IS 'Tenants. A demo has a date of its own (today), the others live by the world''s clock';
      ALTER TABLE provinces ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY province ON provinces USING (id = current_province());
      CREATE POLICY before_sign_in ON provinces FOR SELECT
        USING (is_demo AND current_province() = '${uuidOf('service', 'gateway')}')`);
  }
}
