import type { QueryRunner } from 'typeorm';
import { nationalPolicy, rolesOf, type Roles } from './migrations';
import { nationId } from './nation';

/**
 * Tables with `province_id` that nobody of another province reads, of the nation or of a successor: they are the house's
 * own, or hold what is nobody's to read.
 */
export const notForTheNation = ['idempotency_keys', 'outbox_events', 'parked_messages', 'province_reads'] as const;

/**
 * Keeps provinces apart in a service's database, for one of its migrations; needs `messagingTables`, `provinceFunction`
 * and `operationsTables`, and the roles app and worker. After it
 * - a national office reads one province at a time, only in a transaction that has recorded it (`province_reads`);
 * - the API can neither mark an event as published nor read one, nor say that it took one in;
 * - the outbox takes an event only in the name of its transaction's province;
 * - the same key of a command sent in two provinces is two commands.
 * Tables that come later are covered by `provincePolicy`.
 */
export async function provincesApart(runner: QueryRunner): Promise<void> {
  const { schema, app, worker } = await rolesOf(runner);
  if (!worker) throw new Error('The roles of deploy/postgres/roles.sql are not there: the worker has one of its own');
  const roles = { schema, app, worker };
  for (const part of [sameAsTheApp, nationalReads, messaging, keys]) await runner.query(part(roles));
  const tables: { name: string }[] = await runner.query(
    `
    SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
       AND a.attname = 'province_id' AND NOT a.attisdropped AND c.relname <> ALL ($1)`,
    [notForTheNation],
  );
  for (const { name } of tables) await nationalPolicy(runner, name);
}

type Named = Pick<Roles, 'schema' | 'app'> & { readonly worker: string };

/** What was granted and taken back before the worker had a role of its own. */
const sameAsTheApp = ({ app, worker }: Named): string => `
  DO $$ DECLARE target regclass; privilege text; BEGIN
    FOR target, privilege IN
      SELECT c.oid::regclass, word FROM pg_class c, unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) AS word
       WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
         AND has_table_privilege('${app}', c.oid, word)
    LOOP EXECUTE format('GRANT %s ON %s TO ${worker}', privilege, target); END LOOP;
  END $$`;

/**
 * A record is of this very transaction: neither its number nor its time can be given, and the time alone would tell
 * numbers of an earlier life of the cluster apart.
 */
const nationalReads = ({ app, worker }: Named): string => `
  CREATE TABLE province_reads (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    transaction xid8 NOT NULL DEFAULT pg_current_xact_id(),
    read_at timestamptz NOT NULL DEFAULT now(),
    province_id uuid NOT NULL,
    user_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    appointment_id uuid,
    roles text[] NOT NULL,
    purpose text,
    request text NOT NULL,
    trace_id text
  );
  CREATE INDEX ix_province_reads_transaction ON province_reads (transaction);
  CREATE INDEX ix_province_reads_province ON province_reads (province_id, read_at);
  COMMENT ON TABLE province_reads IS 'Every reading of a province by a national office: who, as what, why and by which request; nothing is shown before it is here';
  ALTER TABLE province_reads ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  CREATE POLICY province ON province_reads FOR SELECT USING (province_id = current_province());
  CREATE POLICY record ON province_reads FOR INSERT TO ${app}
    WITH CHECK (current_province() = '${nationId}' AND province_id <> current_province());
  CREATE POLICY this_transaction ON province_reads FOR SELECT TO CURRENT_USER
    USING (transaction = pg_current_xact_id_if_assigned());
  REVOKE ALL ON province_reads FROM ${app}, ${worker};
  GRANT SELECT, INSERT (province_id, user_id, organisation_id, appointment_id, roles, purpose, request, trace_id)
    ON province_reads TO ${app};
  CREATE FUNCTION read_province() RETURNS uuid STABLE PARALLEL RESTRICTED SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    RETURN (SELECT province_id FROM province_reads
             WHERE transaction = pg_current_xact_id_if_assigned() AND read_at = now()
               AND province_id = nullif(current_setting('app.reads_province_id', true), '')::uuid);
  REVOKE ALL ON FUNCTION read_province() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION read_province() TO ${app};
  ALTER FUNCTION current_province() PARALLEL SAFE`;

const parkedColumns = `id, province_id, consumer_group, topic, topic_partition, topic_offset, event_id, event_type,
  subject, error, state, attempts, parked_at, reason, settled_by, settled_at`;

/** What a message carries is the worker's alone; the operator reads where it lies and what is wrong with it. */
const messaging = ({ app, worker }: Named): string => `
  ALTER TABLE outbox_events
    ADD COLUMN province_id uuid GENERATED ALWAYS AS ((envelope ->> 'provinceid')::uuid) STORED;
  ALTER TABLE outbox_events ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  CREATE POLICY province ON outbox_events USING (province_id = current_province());
  CREATE POLICY relay ON outbox_events FOR SELECT TO ${worker} USING (true);
  CREATE POLICY relay_marks ON outbox_events FOR UPDATE TO ${worker} USING (true);
  REVOKE ALL ON outbox_events FROM ${app}, ${worker};
  GRANT INSERT (id, topic, key, envelope) ON outbox_events TO ${app}, ${worker};
  GRANT SELECT (created_at, published_at) ON outbox_events TO ${app};
  GRANT SELECT, UPDATE (published_at) ON outbox_events TO ${worker};
  DROP POLICY worker ON parked_messages;
  CREATE POLICY worker ON parked_messages TO ${worker} USING (true);
  REVOKE ALL ON parked_messages FROM ${app}, ${worker};
  GRANT SELECT (${parkedColumns}), UPDATE (state, reason, settled_by, settled_at) ON parked_messages TO ${app};
  GRANT SELECT, INSERT, UPDATE ON parked_messages TO ${worker};
  REVOKE ALL ON inbox_events, inbox_versions FROM ${app};
  REVOKE INSERT, UPDATE, DELETE ON worker_reports FROM ${app};
  REVOKE DELETE ON aggregate_versions FROM ${app}, ${worker}`;

/** Keys of before belong to no province any more: a command that is sent again across this change is judged anew. */
const keys = ({ app, worker }: Named): string => `
  ALTER TABLE idempotency_keys ADD COLUMN province_id uuid;
  UPDATE idempotency_keys SET province_id = '00000000-0000-0000-0000-000000000000';
  ALTER TABLE idempotency_keys
    ALTER COLUMN province_id SET DEFAULT current_province(), ALTER COLUMN province_id SET NOT NULL,
    DROP CONSTRAINT idempotency_keys_pkey, ADD PRIMARY KEY (province_id, user_id, key);
  ALTER TABLE idempotency_keys ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  CREATE POLICY province ON idempotency_keys USING (province_id = current_province());
  REVOKE ALL ON idempotency_keys FROM ${worker};
  REVOKE DELETE ON idempotency_keys FROM ${app}`;

/** In one string, so that a template of a test database knows when it changed. */
export const provincesApartSql = [sameAsTheApp, nationalReads, messaging, keys]
  .map((part) => part({ schema: 's', app: 'a', worker: 'w' }))
  .join(';');
