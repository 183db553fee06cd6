import { Migration, provincePolicy } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

const subjects = `('household', 'hamlet', 'commune', 'ward', 'agency')`;
const confidences = `('seed', 'read', 'recalled', 'recalledUnsure', 'notFound', 'provisional')`;

export class CreateTitles extends Migration {
  readonly id = '20261125T1120-create-titles';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE titles (
        id uuid PRIMARY KEY,
        province_id uuid NOT NULL,
        code text NOT NULL,
        position integer NOT NULL,
        title jsonb NOT NULL,
        subject text NOT NULL CONSTRAINT ck_titles_subject CHECK (subject IN ${subjects}),
        universe jsonb NOT NULL,
        legal_basis text,
        confidence text NOT NULL CONSTRAINT ck_titles_confidence CHECK (confidence IN ${confidences}),
        CONSTRAINT uq_titles_code UNIQUE (province_id, code)
      );
      COMMENT ON TABLE titles IS 'Titles of the movement as law: to whom, among whom each is counted, and by which text (legal_basis)'`);
    await provincePolicy(runner, 'titles');
  }
}
