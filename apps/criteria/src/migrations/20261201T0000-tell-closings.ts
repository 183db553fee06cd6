import { Migration } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

/** The province's day of a closing and an opening; and those of before are told of, as every later one is. */
export class TellClosings extends Migration {
  readonly id = '20261201T0000-tell-closings';

  protected async change(runner: QueryRunner): Promise<void> {
    const rewritten = ['figure_closings', 'figure_openings', 'outbox_events'];
    for (const table of rewritten) await runner.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    await runner.query(days);
    await runner.query(told);
    for (const table of rewritten) await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
  }
}

/** Of a rehearsal of before nobody wrote its own day down: it was not before the day that was closed, or the paper's. */
const days = `
  ALTER TABLE figure_closings ADD COLUMN known_on date;
  UPDATE figure_closings SET known_on = CASE WHEN rehearsal THEN greatest(until_on, (source ->> 'date')::date)
    ELSE (recorded_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date END;
  ALTER TABLE figure_closings ALTER COLUMN known_on SET NOT NULL;
  ALTER TABLE figure_openings ADD COLUMN known_on date;
  UPDATE figure_openings o SET known_on = CASE WHEN c.rehearsal THEN c.known_on
    ELSE (o.recorded_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date END
    FROM figure_closings c WHERE c.id = o.closing_id;
  ALTER TABLE figure_openings ALTER COLUMN known_on SET NOT NULL`;

const topic = 'langmoi.criteria.closing.v1';

/** Each closing's last word alone: as the topic would keep it. */
const told = `
  WITH known AS (
    SELECT uuidv7() AS event_id, c.*, o.closing_id, o.reason, o.role AS opened_role, o.capacity AS opened_capacity,
           o.known_on AS opened_on, CASE WHEN o.closing_id IS NULL THEN 1 ELSE 2 END AS version
      FROM figure_closings c LEFT JOIN figure_openings o ON o.closing_id = c.id
  ), versions AS (
    INSERT INTO aggregate_versions (topic, subject, version) SELECT '${topic}', id, version FROM known
  )
  INSERT INTO outbox_events (id, topic, key, envelope)
  SELECT event_id, '${topic}', id, jsonb_build_object(
      'specversion', '1.0', 'id', event_id, 'source', '/criteria',
      'type', CASE WHEN closing_id IS NULL THEN 'criteria.closing.made' ELSE 'criteria.closing.opened' END,
      'time', to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'subject', id, 'datacontenttype', 'application/json', 'provinceid', province_id, 'aggregateversion', version,
      'data', jsonb_build_object('closingId', id, 'until', until_on, 'rehearsal', rehearsal) || CASE
        WHEN closing_id IS NULL
        THEN jsonb_build_object('role', role, 'capacity', capacity, 'knownOn', known_on, 'paper', source)
        ELSE jsonb_build_object('role', opened_role, 'capacity', opened_capacity, 'knownOn', opened_on, 'reason', reason) END)
    FROM known ORDER BY recorded_at`;
