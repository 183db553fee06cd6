import { Migration } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

/**
 * What recording a file asks for before it begins is kept with its portions, and of figures only those that are about another
 * look for it: a foreign key is asked once a row, also where a row refers to nothing. Nobody rewrites or removes a
 * figure, so whoever refers to one finds it for ever. What a judgement tells is long, and is written once and
 * read once: it is no longer compressed for that.
 */
export class TouchLess extends Migration {
  readonly id = '20261201T0330-touch-less';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE figure_import_portions NO FORCE ROW LEVEL SECURITY,
        ADD COLUMN touched uuid[] NOT NULL DEFAULT '{}', ADD COLUMN first_on date, ADD COLUMN last_on date;
      UPDATE figure_import_portions p SET (touched, first_on, last_on) = (
        SELECT coalesce(array_agg(DISTINCT unit_id), '{}'), min(as_of), max(as_of)
          FROM unnest(p.unit_id, p.as_of, p.outcome) AS cell (unit_id, as_of, outcome)
         WHERE outcome IN ('new', 'changed'));
      ALTER TABLE figure_import_portions FORCE ROW LEVEL SECURITY, ALTER COLUMN touched DROP DEFAULT,
        ADD CONSTRAINT ck_figure_import_portions_days CHECK (
          (cardinality(touched) > 0) = (first_on IS NOT NULL) AND (first_on IS NULL) = (last_on IS NULL))`);
    await runner.query(`
      ALTER TABLE figures DROP CONSTRAINT fk_figures_about;
      CREATE FUNCTION refuse_unknown_figure() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT EXISTS (
          SELECT FROM figures AS known WHERE known.province_id = NEW.province_id
             AND known.criteria_set = NEW.criteria_set AND known.unit_id = NEW.unit_id
             AND known.indicator = NEW.indicator AND known.version = NEW.about
        ) THEN
          RAISE foreign_key_violation USING MESSAGE = 'A figure is about another that there is not',
            TABLE = TG_TABLE_NAME, SCHEMA = TG_TABLE_SCHEMA, CONSTRAINT = 'fk_figures_about';
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER fk_figures_about AFTER INSERT ON figures FOR EACH ROW WHEN (NEW.about IS NOT NULL)
        EXECUTE FUNCTION refuse_unknown_figure();
      ALTER TABLE outbox_events ALTER COLUMN envelope SET STORAGE EXTERNAL`);
  }
}
