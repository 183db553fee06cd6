import { Migration } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

export class CreateSessions extends Migration {
  readonly id = '20261125T1200-create-sessions';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE sessions (
        id uuid PRIMARY KEY,
        cookie_hash text NOT NULL CONSTRAINT uq_sessions_cookie_hash UNIQUE,
        account text NOT NULL,
        officer_id uuid NOT NULL,
        signed_in_by text NOT NULL
          CONSTRAINT ck_sessions_signed_in_by CHECK (signed_in_by IN ('demo', 'password', 'secondFactor')),
        appointment_id uuid,
        reads_province_id uuid,
        purpose text,
        browser text NOT NULL,
        browser_kind text NOT NULL,
        address text NOT NULL,
        subject text,
        provider_session text,
        sealed_tokens text,
        refresh_due_at timestamptz,
        refresh_claimed_at timestamptz,
        created_at timestamptz NOT NULL,
        last_seen_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        ended_at timestamptz,
        ended_because text CONSTRAINT ck_sessions_ended_because CHECK (ended_because IN
          ('signedOut', 'endedElsewhere', 'renewed', 'idle', 'limit', 'provider', 'otherBrowser', 'accountGone')),
        CONSTRAINT ck_sessions_ended CHECK ((ended_at IS NULL) = (ended_because IS NULL)),
        CONSTRAINT ck_sessions_provider CHECK (signed_in_by = 'demo' OR subject IS NOT NULL)
      );
      CREATE INDEX ix_sessions_open ON sessions (account) WHERE ended_at IS NULL;
      CREATE INDEX ix_sessions_subject ON sessions (subject) WHERE ended_at IS NULL;
      COMMENT ON TABLE sessions IS
        'Sign-ins of browsers; the cookie as SHA-256, tokens of the provider sealed. Belongs to no province: an account does'`);
  }
}
