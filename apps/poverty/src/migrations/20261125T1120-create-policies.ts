import { Migration, provincePolicy } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

const units = `('households', 'borrowings', 'persons', 'occurrences', 'cards', 'cases')`;
const confidences = `('seed', 'read', 'recalled', 'recalledUnsure', 'notFound', 'provisional')`;

export class CreatePolicies extends Migration {
  readonly id = '20261125T1120-create-policies';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE policies (
        id uuid PRIMARY KEY,
        province_id uuid NOT NULL,
        code text NOT NULL,
        position integer NOT NULL,
        title jsonb NOT NULL,
        parent text,
        counting_unit text NOT NULL CONSTRAINT ck_policies_counting_unit CHECK (counting_unit IN ${units}),
        legal_basis text,
        confidence text NOT NULL CONSTRAINT ck_policies_confidence CHECK (confidence IN ${confidences}),
        CONSTRAINT uq_policies_code UNIQUE (province_id, code),
        CONSTRAINT fk_policies_parent FOREIGN KEY (province_id, parent) REFERENCES policies (province_id, code)
          DEFERRABLE INITIALLY DEFERRED
      );
      COMMENT ON TABLE policies IS 'Support policies as law: what each is counted in, and by which text (legal_basis)'`);
    await provincePolicy(runner, 'policies');
  }
}
