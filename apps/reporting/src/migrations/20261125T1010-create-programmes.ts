import { Migration, provincePolicy } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

const said = (table: string, columns: string): string => `
  CREATE TABLE ${table} (
    id uuid NOT NULL,
    rehearsal boolean NOT NULL,
    province_id uuid NOT NULL,
    version integer NOT NULL CONSTRAINT ck_${table}_version CHECK (version > 0),
    as_of date NOT NULL,
    printed_rate text,
    source jsonb,
    readings jsonb NOT NULL,
    ${columns},
    PRIMARY KEY (id, rehearsal)
  );
  CREATE INDEX ix_${table}_province ON ${table} (province_id)`;

const definitions = (table: string): string => `
  CREATE TABLE ${table} (id uuid PRIMARY KEY, province_id uuid NOT NULL, definition jsonb NOT NULL);
  CREATE INDEX ix_${table}_province ON ${table} (province_id)`;

const lines = said(
  'funding_lines',
  `year integer NOT NULL,
    programme text NOT NULL,
    funding_source text NOT NULL,
    measure text NOT NULL,
    amount bigint,
    planned bigint,
    printed text`,
);
const supports = said(
  'policy_supports',
  `year integer NOT NULL,
    policy text NOT NULL,
    measure text NOT NULL,
    count integer,
    amount bigint,
    period jsonb`,
);
const holdings = said(
  'title_holdings',
  `unit_id uuid NOT NULL,
    title text NOT NULL,
    holders integer,
    universe integer`,
);

/** What is said of money, poverty and culture: the newest of papers and, apart from it, the newest of a rehearsal. */
export class CreateProgrammes extends Migration {
  readonly id = '20261125T1010-create-programmes';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${lines};
      COMMENT ON TABLE funding_lines IS 'Read model: what is said of a line of money, in đồng, by funding''s events';
      ${definitions('support_policies')};
      COMMENT ON TABLE support_policies IS 'Read model: support policies as law, by poverty''s events';
      ${supports};
      COMMENT ON TABLE policy_supports IS 'Read model: whom a policy reached, by poverty''s events';
      ${definitions('movement_titles')};
      COMMENT ON TABLE movement_titles IS 'Read model: titles of the movement as law, by culture''s events';
      ${holdings};
      COMMENT ON TABLE title_holdings IS 'Read model: how many hold a title in a unit, by culture''s events'`);
    const tables = ['funding_lines', 'support_policies', 'policy_supports', 'movement_titles', 'title_holdings'];
    for (const table of tables) await provincePolicy(runner, table);
  }
}
