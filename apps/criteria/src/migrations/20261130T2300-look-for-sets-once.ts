import { Migration } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

/**
 * Figures name sets that there are, statement by statement: a foreign key looks for the one set of a file once for each of
 * its figures, which cost more than half of what adding them did. Nobody rewrites or removes a set, so whoever
 * refers to one finds it for ever.
 */
export class LookForSetsOnce extends Migration {
  readonly id = '20261130T2300-look-for-sets-once';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE figures DROP CONSTRAINT fk_figures_set;
      CREATE FUNCTION refuse_unknown_set() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (
          SELECT FROM (SELECT DISTINCT province_id, criteria_set, set_version FROM added) AS named
           WHERE NOT EXISTS (SELECT FROM criteria_sets AS known WHERE known.province_id = named.province_id
             AND known.id = named.criteria_set AND known.version = named.set_version)
        ) THEN
          RAISE foreign_key_violation USING MESSAGE = 'A figure names a criteria set that there is not',
            TABLE = TG_TABLE_NAME, SCHEMA = TG_TABLE_SCHEMA, CONSTRAINT = 'fk_figures_set';
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER fk_figures_set AFTER INSERT ON figures REFERENCING NEW TABLE AS added
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_unknown_set()`);
  }
}
