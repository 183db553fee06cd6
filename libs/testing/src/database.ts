import { databaseOptions, type DatabaseOptions } from '@langmoi/platform/db';
import { directoryLives, directoryTables } from '@langmoi/platform/directory-copy';
import { factColumns } from '@langmoi/platform/fact.entity';
import {
  appendOnly,
  lawTables,
  messagingTables,
  nationalPolicy,
  publicRegister,
  provinceFunction,
  provincePolicy,
  rolesOf,
  runMigrations,
  type Migration,
} from '@langmoi/platform/migrations';
import { operationsSql } from '@langmoi/platform/operations/tables';
import { provincesApart, provincesApartSql } from '@langmoi/platform/provinces-apart';
import { provinceGrants, provinceGrantsSql } from '@langmoi/platform/province-grants';
import { referencesInProvince, withoutProvince } from '@langmoi/platform/references-in-province';
import { createHash, randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { engine } from './config';

/** A database of one spec file. */
export interface TestDatabase {
  /** How the API connects: as a role that owns nothing, so row-level security binds it. */
  readonly app: DatabaseOptions;
  /** How the worker connects: bound as the API is, but for outbox, inbox and what is parked. */
  readonly worker: DatabaseOptions;
  /** How loads of law and papers connect: with the API's rights, and those to write law. */
  readonly loader: DatabaseOptions;
  /** With the rights of API and worker, for a spec that has both in one process. */
  readonly together: DatabaseOptions;
  /** Sees every province; for preparing and for looking at results. */
  readonly admin: DataSource;
  /** As superuser. */
  readonly url: string;
  /** As the role that migrates. */
  readonly migratorUrl: string;
  drop(): Promise<void>;
}

type Migrations = (new () => Migration)[];

/**
 * A migrated database of its own: cloned from a template that is migrated once for each state of the migrations.
 * Roles are `test_<app>_migrator`, `…_app`, `…_worker` and `…_loader`, the schema is `<app>`, as in production.
 */
export async function freshDatabase(
  app: string,
  migrations: Migrations,
  entities: DatabaseOptions['entities'] = [],
): Promise<TestDatabase> {
  const server = await connect(urlOf());
  const name = `spec_${app}_${randomUUID().replaceAll('-', '')}`;
  await alone(server, async () => {
    const template = await templateOf(server, app, migrations);
    await createDatabase(server, app, name, template);
  });
  const admin = await connect(urlOf(name));
  const as = (role: string) => databaseOptions({ url: urlOf(name, `test_${app}_${role}`), entities, retryAttempts: 0 });
  return {
    ...{ app: as('app'), worker: as('worker'), loader: as('loader'), together: as('together') },
    admin,
    url: urlOf(name),
    migratorUrl: urlOf(name, `test_${app}_migrator`),
    async drop() {
      await admin.destroy();
      await server.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await server.destroy();
    },
  };
}

/** One that nothing has been migrated in. */
export interface EmptyDatabase extends Omit<TestDatabase, 'app' | 'worker' | 'loader' | 'together'> {
  readonly appUrl: string;
  readonly workerUrl: string;
  readonly loaderUrl: string;
}

/** An empty database with the app's roles, for specs about migrations themselves. */
export async function emptyDatabase(app: string): Promise<EmptyDatabase> {
  const server = await connect(urlOf());
  const name = `spec_${app}_${randomUUID().replaceAll('-', '')}`;
  await alone(server, async () => {
    await createRoles(server, app);
    await createDatabase(server, app, name);
  });
  const admin = await connect(urlOf(name));
  return {
    appUrl: urlOf(name, `test_${app}_app`),
    workerUrl: urlOf(name, `test_${app}_worker`),
    loaderUrl: urlOf(name, `test_${app}_loader`),
    admin,
    url: urlOf(name),
    migratorUrl: urlOf(name, `test_${app}_migrator`),
    async drop() {
      await admin.destroy();
      await server.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await server.destroy();
    },
  };
}

const connect = (url: string) => new DataSource({ type: 'postgres', url, extra: { max: 4 } }).initialize();

function urlOf(database?: string, role?: string): string {
  const url = new URL(engine('TEST_DATABASE_URL'));
  if (database) url.pathname = database;
  if (role) [url.username, url.password] = [role, 'test'];
  return url.href;
}

/** One spec file at a time, whatever process it runs in: roles and templates belong to the whole server. */
async function alone(server: DataSource, work: () => Promise<void>): Promise<void> {
  const lock = server.createQueryRunner();
  try {
    await lock.query(`SELECT pg_advisory_lock(hashtext('langmoi.testing'))`);
    await work();
  } finally {
    await lock.query(`SELECT pg_advisory_unlock(hashtext('langmoi.testing'))`);
    await lock.release();
  }
}

async function templateOf(server: DataSource, app: string, migrations: Migrations): Promise<string> {
  const helpers = [
    messagingTables,
    operationsSql,
    directoryTables,
    directoryLives,
    provinceFunction,
    provincePolicy,
    provincesApartSql,
    provincesApart,
    provinceGrants,
    provinceGrantsSql,
    nationalPolicy,
    referencesInProvince,
    withoutProvince,
    appendOnly,
    lawTables,
    rolesOf,
    publicRegister,
    factColumns,
    runMigrations,
  ];
  const code = [...migrations, ...helpers].map(String).join('\n');
  const state = migrations.map((migration) => new migration().id).join('\n');
  const template = `template_${app}_${createHash('sha256').update(code).update(state).digest('hex').slice(0, 16)}`;
  const known: unknown[] = await server.query('SELECT 1 FROM pg_database WHERE datname = $1', [template]);
  if (known.length > 0) return template;
  await createRoles(server, app);
  await dropOldTemplates(server, app);
  const building = `${template}_building`; // renamed when done: half a template is never used
  await server.query(`DROP DATABASE IF EXISTS ${building} WITH (FORCE)`);
  await createDatabase(server, app, building);
  await runMigrations({ MIGRATOR_DATABASE_URL: urlOf(building, `test_${app}_migrator`) }, migrations);
  await server.query(`ALTER DATABASE ${building} RENAME TO ${template}`);
  return template;
}

async function dropOldTemplates(server: DataSource, app: string): Promise<void> {
  const old: { datname: string }[] = await server.query(
    `SELECT datname FROM pg_database WHERE datname ~ ('^template_' || $1 || '_[0-9a-f]{16}$')`,
    [app],
  );
  for (const { datname } of old) await server.query(`DROP DATABASE IF EXISTS ${datname}`).catch(() => undefined);
}

async function createRoles(server: DataSource, app: string): Promise<void> {
  const of = (name: string) => `test_${app}_${name}`;
  for (const role of ['migrator', 'app', 'worker', 'loader', 'together'].map(of)) {
    await server.query(`DO $$ BEGIN
      CREATE ROLE ${role} LOGIN PASSWORD 'test' NOSUPERUSER NOBYPASSRLS;
    EXCEPTION WHEN duplicate_object THEN NULL; END $$`);
  }
  await server.query(`GRANT ${of('app')} TO ${of('loader')}`);
  await server.query(`GRANT ${of('app')}, ${of('worker')} TO ${of('together')}`);
}

async function createDatabase(server: DataSource, app: string, name: string, template?: string): Promise<void> {
  const from = template ? ` TEMPLATE ${template}` : '';
  await server.query(`CREATE DATABASE ${name} OWNER test_${app}_migrator${from}`);
  await server.query(`ALTER DATABASE ${name} SET search_path = ${app}`);
  await server.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
  await server.query(`GRANT CONNECT ON DATABASE ${name} TO test_${app}_app, test_${app}_worker, test_${app}_loader`);
}
