import type { QueryRunner } from 'typeorm';
import { rolesOf } from '../migrations';

const versions = `
  CREATE TABLE aggregate_versions (
    topic text,
    subject uuid,
    version integer NOT NULL,
    PRIMARY KEY (topic, subject)
  ) WITH (fillfactor = 70);
  COMMENT ON TABLE aggregate_versions IS 'How many events each aggregate has announced; its row lock orders them';
  INSERT INTO aggregate_versions SELECT topic, key::uuid, count(*) FROM outbox_events GROUP BY topic, key;
  CREATE TABLE inbox_versions (
    consumer text,
    subject uuid,
    version integer NOT NULL,
    PRIMARY KEY (consumer, subject)
  ) WITH (fillfactor = 70);
  COMMENT ON TABLE inbox_versions IS 'The newest whole state of each subject that a consumer has taken in';
  CREATE TABLE worker_reports (
    worker text PRIMARY KEY,
    reported_at timestamptz NOT NULL,
    consumers jsonb NOT NULL,
    failing_runs jsonb
  );
  COMMENT ON TABLE worker_reports IS 'What a worker last wrote of itself: that it lives, how far it is, what fails'`;

const parked = `
  CREATE TABLE parked_messages (
    id uuid PRIMARY KEY,
    province_id uuid, -- null where it could not be read
    consumer_group text NOT NULL,
    topic text NOT NULL,
    topic_partition integer NOT NULL,
    topic_offset bigint NOT NULL,
    key bytea,
    value bytea,
    headers jsonb NOT NULL,
    event_id uuid,
    event_type text,
    subject uuid,
    error text NOT NULL,
    state text NOT NULL DEFAULT 'parked'
      CONSTRAINT ck_parked_messages_state CHECK (state IN ('parked', 'replaying', 'replayed', 'dismissed')),
    attempts integer NOT NULL DEFAULT 1,
    parked_at timestamptz NOT NULL DEFAULT now(),
    reason text,
    settled_by uuid,
    settled_at timestamptz,
    CONSTRAINT uq_parked_messages_place UNIQUE (consumer_group, topic, topic_partition, topic_offset),
    CONSTRAINT ck_parked_messages_settled CHECK ((state IN ('replayed', 'dismissed')) = (settled_at IS NOT NULL)),
    CONSTRAINT ck_parked_messages_reason CHECK ((state = 'dismissed') = (reason IS NOT NULL))
  );
  CREATE INDEX ix_parked_messages_open ON parked_messages (state) WHERE state IN ('parked', 'replaying');
  COMMENT ON TABLE parked_messages IS 'Messages that could not be taken in, until an operator has them replayed or dismissed';
  ALTER TABLE parked_messages ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  CREATE POLICY province ON parked_messages USING (province_id IS NULL OR province_id = current_province());
  CREATE POLICY worker ON parked_messages USING (current_setting('app.worker', true) = 'on')`;

/** Lets the worker remove what was settled long ago, for a migration behind `provincesApart`. */
export async function prunableParked(runner: QueryRunner): Promise<void> {
  const { worker } = await rolesOf(runner);
  if (!worker) throw new Error('The worker has no role of its own: provincesApart comes first');
  await runner.query(`GRANT DELETE ON parked_messages TO ${worker}`);
}

/** In one string, so that a template of a test database knows when it changed. */
export const operationsSql = `${versions};${parked}`;

/**
 * What keeps events in order and what an operator reads: versions of aggregates, newest states taken in, parked
 * messages, the worker's report. Needs `messagingTables` and `provinceFunction`; counts on from what the outbox holds.
 */
export async function operationsTables(runner: QueryRunner): Promise<void> {
  await runner.query(operationsSql);
}
