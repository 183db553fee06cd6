import { DataSource, type Logger, type MigrationInterface, type QueryRunner } from 'typeorm';
import { z } from 'zod';
import { parseConfig, PostgresUrl } from './config';

/**
 * One idea, forward only, in plain SQL: `id = '20261124T1000-create-units'` names and orders it.
 * It waits at most three seconds for a lock, so that it never queues the whole application behind itself.
 */
export abstract class Migration implements MigrationInterface {
  /** The name of its file. */
  abstract readonly id: string;

  /** TypeORM orders by the thirteen digits at the end. */
  get name(): string {
    const [, year, month, day, hour, minute] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)-[a-z0-9-]+$/.exec(this.id) ?? [];
    if (!year) throw new Error(`A migration is named like 20261124T1000-create-units, not ${this.id}`);
    return `${this.id}-${Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute))}`;
  }

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`SET LOCAL lock_timeout = '3s'`);
    await this.change(runner);
  }

  async down(): Promise<void> {
    throw new Error(`${this.id} cannot be undone: a mistake is a new migration`);
  }

  protected abstract change(runner: QueryRunner): Promise<void>;
}

const Env = z.object({ MIGRATOR_DATABASE_URL: PostgresUrl });
const anyNumber = 4_711_002; // the advisory lock of migrations, the same in every version of ours

/**
 * Brings the database named by MIGRATOR_DATABASE_URL to the newest state, each migration in its own transaction;
 * returns the ids it applied. Two that start together take turns. The roles `<x>_app` and, where there is one, `<x>_worker`
 * beside the migrator `<x>_migrator` may read and write every table unless a migration takes that back, and nothing else;
 * `<x>_loader` is a member of `<x>_app`, and what it may beyond that, `lawTables` gives.
 */
export async function runMigrations(env: NodeJS.ProcessEnv, migrations: (new () => Migration)[]): Promise<string[]> {
  const { MIGRATOR_DATABASE_URL: url } = parseConfig(Env, env);
  const dataSource = await new DataSource({
    type: 'postgres',
    url,
    migrations,
    migrationsTableName: 'migrations',
    applicationName: 'migrate',
    logger: quiet, // what failed is thrown; whoever called says it
  }).initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [anyNumber]);
    await prepareSchema(lock);
    const applied = await dataSource.runMigrations({ transaction: 'each' });
    await closeMigrationsTable(lock);
    return applied.map(({ name }) => name.replace(/-\d{13}$/, ''));
  } finally {
    await lock.release().catch(() => undefined);
    await dataSource.destroy(); // ends the session, and with it the lock
  }
}

const nothing = () => undefined;
const quiet: Logger = {
  logQuery: nothing,
  logQueryError: nothing,
  logQuerySlow: nothing,
  logSchemaBuild: nothing,
  logMigration: nothing,
  log: nothing,
};

async function prepareSchema(runner: QueryRunner): Promise<void> {
  const { schema, app, worker, present } = await rolesOf(runner);
  if (!present) await runner.query(`CREATE SCHEMA ${schema}`);
  const roles = [app, worker].filter(Boolean).join(', ');
  await runner.query(`GRANT USAGE ON SCHEMA ${schema} TO ${roles}`);
  const grant = `ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT`;
  await runner.query(`${grant} SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${roles}`);
  await runner.query(`${grant} USAGE ON SEQUENCES TO ${roles}`);
}

/** The application may not rewrite what was migrated. */
async function closeMigrationsTable(runner: QueryRunner): Promise<void> {
  const { app, worker } = await rolesOf(runner);
  await runner.query(`REVOKE ALL ON migrations FROM ${[app, worker].filter(Boolean).join(', ')}`);
}

/** Names that a migration may put into its SQL: quoted where they need it. */
export interface Roles {
  readonly schema: string;
  /** Of the API. */
  readonly app: string;
  /** Of consumers, relay and activities; null for a database at which no worker works. */
  readonly worker: string | null;
  /** Of loads; null in a deployment whose roles are older than it. */
  readonly loader: string | null;
}

/** The schema and roles beside the migrator that runs this. Throws for a migrator without a schema of its own. */
export async function rolesOf(runner: QueryRunner): Promise<Roles & { readonly present: boolean }> {
  const [row]: (Roles & { present: boolean })[] = await runner.query(`
    SELECT quote_ident(first) AS schema, to_regnamespace(quote_ident(first)) IS NOT NULL AS present,
           quote_ident(service || '_app') AS app,
           (SELECT quote_ident(rolname) FROM pg_roles WHERE rolname = service || '_worker') AS worker,
           (SELECT quote_ident(rolname) FROM pg_roles WHERE rolname = service || '_loader') AS loader
      FROM (SELECT trim('" ' from split_part(current_setting('search_path'), ',', 1)) AS first,
                   regexp_replace(current_user, '_migrator$', '') AS service) AS path`);
  if (!row || row.schema.includes('$')) throw new Error('The migrator has no schema of its own in its search_path');
  return row;
}

/** What every service needs to do a thing once: the outbox, the inbox, the keys of commands. For the first migration. */
export async function messagingTables(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE outbox_events (
      seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      id uuid NOT NULL CONSTRAINT uq_outbox_events_id UNIQUE,
      topic text NOT NULL,
      key text NOT NULL,
      envelope jsonb NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      published_at timestamptz
    );
    CREATE INDEX ix_outbox_events_unpublished ON outbox_events (seq) WHERE published_at IS NULL;
    COMMENT ON TABLE outbox_events IS 'Facts that commit with their rows and leave for Kafka afterwards';
    CREATE TABLE inbox_events (
      consumer text,
      event_id uuid,
      seen_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (consumer, event_id)
    );
    COMMENT ON TABLE inbox_events IS 'Events already taken in, by consumer: a second delivery has no effect';
    CREATE TABLE idempotency_keys (
      user_id uuid,
      key uuid,
      fingerprint text NOT NULL,
      answer json, -- not jsonb: the first answer to the letter
      created_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (user_id, key)
    );
    COMMENT ON TABLE idempotency_keys IS 'Commands already done, with their first answer'`);
}

/** `current_province()`, which every policy reads: null while no transaction has bound one. */
export async function provinceFunction(runner: QueryRunner): Promise<void> {
  // '' is what the setting falls back to on a used connection.
  await runner.query(`CREATE FUNCTION current_province() RETURNS uuid STABLE
    RETURN nullif(current_setting('app.province_id', true), '')::uuid`);
}

/**
 * Shows and takes only rows of the bound province, from the table's owner too; and, once the database knows national
 * readers, shows them to those. The table has `province_id`.
 */
export async function provincePolicy(runner: QueryRunner, table: string): Promise<void> {
  await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`);
  await runner.query(`CREATE POLICY province ON ${table} USING (province_id = current_province())`);
  const [known]: { there: boolean }[] = await runner.query(`SELECT to_regproc('read_province') IS NOT NULL AS there`);
  if (known?.there) await nationalPolicy(runner, table);
}

/**
 * A national office sees, and never writes, the rows of the one province whose reading its transaction has recorded:
 * `read_province()` answers null before. The setting is looked at first, so that nobody else pays for the question.
 */
export async function nationalPolicy(runner: QueryRunner, table: string, column = 'province_id'): Promise<void> {
  const { app } = await rolesOf(runner);
  await runner.query(`CREATE POLICY national ON ${table} FOR SELECT TO ${app} USING (${column} =
    (SELECT CASE WHEN current_setting('app.reads_province_id', true) <> '' THEN read_province() END))`);
}

/** A table whose rows are never rewritten: API and worker may read and add, nothing else. */
export async function appendOnly(runner: QueryRunner, table: string): Promise<void> {
  const { app, worker } = await rolesOf(runner);
  await runner.query(`REVOKE UPDATE, DELETE ON ${table} FROM ${[app, worker].filter(Boolean).join(', ')}`);
}

/**
 * A table of public law: every province and the nation read the rows of all, each adds in its own name alone, and nobody
 * rewrites. The table has `province_id`: who entered the row.
 */
export async function publicRegister(runner: QueryRunner, table: string): Promise<void> {
  await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`);
  await runner.query(`CREATE POLICY register ON ${table} FOR SELECT USING (true)`);
  await runner.query(`CREATE POLICY own ON ${table} FOR INSERT WITH CHECK (province_id = current_province())`);
  await appendOnly(runner, table);
}

/**
 * Tables of law that belong to no province, so that no policy keeps anybody from them: API and worker only read them, the
 * loader adds and changes, and nobody takes any away. Throws where the deployment has no loader.
 */
export async function lawTables(runner: QueryRunner, ...tables: readonly string[]): Promise<void> {
  const { app, worker, loader } = await rolesOf(runner);
  if (!loader) throw new Error(`Beside ${app} there is no role that loads law: see docs/runbooks/roles.md`);
  const serving = [app, worker].filter(Boolean).join(', ');
  await runner.query(`REVOKE INSERT, UPDATE, DELETE ON ${tables.join(', ')} FROM ${serving}`);
  await runner.query(`GRANT INSERT, UPDATE ON ${tables.join(', ')} TO ${loader}`);
}
