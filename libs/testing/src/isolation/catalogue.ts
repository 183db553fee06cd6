import { notForTheNation } from '@langmoi/platform/provinces-apart';
import type { DataSource } from 'typeorm';
import { rolePrefix, shownToTheNation, tablesOf, type Apart, type Policy, type Table } from './schema';

/** Tables of platform without a province. */
const sharedByAll: Readonly<Record<string, string>> = {
  migrations: 'names of migrations; neither API nor worker may look at it',
  aggregate_versions: 'numbers of events by topic and id, no word of theirs',
  inbox_events: 'ids of events; the API may not look at it',
  inbox_versions: 'ids and numbers; the API may not look at it',
  worker_reports: 'how far a worker is with its topics, which every province shares',
};

/** Policies that platform gives besides `province` and `national`, by table. */
const ofPlatform = new Set([
  ...['outbox_events.relay', 'outbox_events.relay_marks', 'parked_messages.worker'],
  ...['province_reads.record', 'province_reads.this_transaction', 'province_reads.inherit'],
  'province_grants.successor',
]);

/**
 * Where a database does not keep provinces apart, in words; none is what every service's spec expects. `admin` is a
 * superuser: only one sees the whole catalogue.
 */
export async function isolationFaults(admin: DataSource, apart: Apart = {}): Promise<string[]> {
  const prefix = await rolePrefix(admin);
  const tables = await tablesOf(admin, apart);
  const laws = Object.keys(apart.laws ?? {});
  return [
    ...(await sharedFaults(admin, tables, { ...sharedByAll, ...apart.shared, ...apart.laws })),
    ...tables.flatMap((table) => policyFaults(table, apart)),
    ...staleSights(tables, apart),
    ...(await saidBy(admin, rewriting, [prefix, Object.keys(apart.registers ?? {})])),
    ...(await saidBy(admin, unlawful, [prefix, laws])),
    ...(await saidBy(admin, unguarded, [])),
    ...(await saidBy(admin, references, [JSON.stringify(tables.filter(({ isRegister }) => !isRegister))])),
    ...(await saidBy(admin, ownership, [prefix])),
    ...(await saidBy(admin, privileges, [prefix, laws])),
    ...(await saidBy(admin, roles, [prefix])),
    ...(await saidBy(admin, waysAround, [])),
  ];
}

async function sharedFaults(
  admin: DataSource,
  tables: readonly Table[],
  shared: Readonly<Record<string, string>>,
): Promise<string[]> {
  const rows: { name: string }[] = await admin.query(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')`,
  );
  const owned = new Set(tables.map(({ name }) => name));
  const all = rows.map(({ name }) => name);
  const ownReasons = Object.keys(shared).filter((name) => !(name in sharedByAll));
  return [
    ...all
      .filter((name) => !owned.has(name) && !shared[name])
      .map((name) => `${name}: neither a province nor a reason`),
    ...ownReasons.filter((name) => !all.includes(name)).map((name) => `${name}: a reason without a table`),
    ...Object.keys(shared)
      .filter((name) => owned.has(name))
      .map((name) => `${name}: a province, and a reason for none`),
  ];
}

function policyFaults(table: Table, { sights = {} }: Apart): string[] {
  const { name, policies } = table;
  if (table.isRegister) return registerFaults(table);
  const known = ({ name: policy }: Policy): boolean =>
    ['province', 'national'].includes(policy) || ofPlatform.has(`${name}.${policy}`) || `${name}.${policy}` in sights;
  return [
    ...(boundToItsProvince(table) ? [] : [`${name}: no policy of its province`]),
    ...nationalFaults(table, sights),
    ...policies.filter((policy) => !known(policy)).map((policy) => `${name}: nobody says what ${policy.name} is for`),
  ];
}

/** For every command; records of readings are the one thing that a province only reads. */
function boundToItsProvince({ name, column, policies }: Table): boolean {
  const command = name === 'province_reads' ? 'r' : '*';
  return policies.some(
    (policy) =>
      policy.name === 'province' &&
      policy.command === command &&
      policy.using?.includes(`${column} = current_province()`),
  );
}

/** What it shows is everybody's, so all that a policy can hold is in whose name a row is added. */
function registerFaults({ name, column, policies }: Table): string[] {
  const [own, ...others] = policies.filter(({ command }) => command !== 'r');
  const isOwn = own?.command === 'a' && own.check === `(${column} = current_province())`;
  return isOwn && others.length === 0 ? [] : [`${name}: a register that is not added to in one's own name alone`];
}

function nationalFaults({ name, policies }: Table, sights: Apart['sights']): string[] {
  const national = policies.find((policy) => policy.name === 'national');
  const shown = shownToTheNation(name, sights); // without a record; a successor may still need one
  const wanted = !(notForTheNation as readonly string[]).includes(name) && !shown;
  if (wanted !== Boolean(national) && !shown) return [`${name}: ${wanted ? 'no' : 'a'} policy of national readers`];
  return national && national.command !== 'r' ? [`${name}: the nation may write`] : [];
}

const staleSights = (tables: readonly Table[], { sights = {}, registers = {} }: Apart): string[] => {
  const known = new Set(tables.flatMap(({ name, policies }) => policies.map((policy) => `${name}.${policy.name}`)));
  const names = new Set(tables.map(({ name }) => name));
  return [
    ...Object.keys(sights)
      .filter((key) => !known.has(key))
      .map((key) => `${key}: a reason without a policy`),
    ...Object.keys(registers)
      .filter((name) => !names.has(name))
      .map((name) => `${name}: a register without a table`),
  ];
};

async function saidBy(admin: DataSource, statement: string, values: unknown[]): Promise<string[]> {
  const rows: { fault: string }[] = await admin.query(statement, values);
  return rows.map(({ fault }) => fault);
}

const here = 'c.relnamespace = current_schema()::regnamespace';

/** Every table with a policy, so that one whose province is in another column is held to the same. */
const unguarded = `
  SELECT c.relname || ': row-level security is ' || CASE WHEN c.relrowsecurity THEN 'not forced' ELSE 'off' END AS fault
    FROM pg_class c
   WHERE ${here} AND c.relkind IN ('r', 'p') AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
     AND (EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid)
          OR EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'province_id' AND NOT a.attisdropped))`;

/** PostgreSQL checks a reference past every policy: only the province in the key keeps it to the writer's own. */
const references = `
  WITH province AS (
    SELECT c.oid, c.relname, a.attnum, a.attnotnull
      FROM json_to_recordset($1) AS t (name text, "column" text)
      JOIN pg_class c ON c.relname = t.name AND ${here}
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = t."column")
  SELECT child.relname || ': ' || k.conname || ' may refer to a row of another province' AS fault
    FROM pg_constraint k JOIN province child ON child.oid = k.conrelid JOIN province parent ON parent.oid = k.confrelid
   WHERE k.contype = 'f'
     AND NOT (child.attnotnull AND (child.attnum, parent.attnum) IN (SELECT * FROM unnest(k.conkey, k.confkey)))`;

const rewriting = `
  SELECT c.relname || ': a register in which ' || r.name || ' may ' || word AS fault
    FROM pg_class c, (VALUES ($1 || '_app'), ($1 || '_worker')) AS r (name), unnest(ARRAY['UPDATE', 'DELETE']) AS word
   WHERE ${here} AND c.relname = ANY ($2)
     AND (has_table_privilege(r.name, c.oid, word) OR word = 'UPDATE' AND has_any_column_privilege(r.name, c.oid, word))`;

/** No policy keeps a table without a province from anybody, so only rights do. */
const unlawful = `
  SELECT c.relname || ': law that ' || r.name || ' may ' || word AS fault
    FROM pg_class c, (VALUES ($1 || '_app'), ($1 || '_worker')) AS r (name),
         unnest(ARRAY['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) AS word
   WHERE ${here} AND c.relname = ANY ($2)
     AND (has_table_privilege(r.name, c.oid, word)
          OR word IN ('INSERT', 'UPDATE') AND has_any_column_privilege(r.name, c.oid, word))
  UNION ALL
  SELECT c.relname || ': law that nobody loads' FROM pg_class c
   WHERE ${here} AND c.relname = ANY ($2) AND NOT has_table_privilege($1 || '_loader', c.oid, 'INSERT')`;

const ownership = `
  SELECT c.relname || ': owned by ' || pg_get_userbyid(c.relowner) AS fault
    FROM pg_class c WHERE ${here} AND pg_get_userbyid(c.relowner) <> $1 || '_migrator'
     AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
  UNION ALL
  SELECT 'the database is owned by ' || pg_get_userbyid(datdba) FROM pg_database
   WHERE datname = current_database() AND pg_get_userbyid(datdba) <> $1 || '_migrator'`;

/**
 * The two that serve read and write rows, the loader writes law, nobody else does anything; what they may not even do is in
 * the migrations.
 */
const privileges = `
  SELECT c.relname || ': ' || acl.privilege_type || ' is granted to '
         || CASE acl.grantee WHEN 0 THEN 'everybody' ELSE pg_get_userbyid(acl.grantee) END AS fault
    FROM pg_class c, aclexplode(c.relacl) AS acl
   WHERE ${here} AND c.relkind IN ('r', 'p', 'v', 'm') AND acl.grantee <> c.relowner
     AND NOT (acl.grantee <> 0 AND acl.privilege_type IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE') AND NOT acl.is_grantable
              AND (pg_get_userbyid(acl.grantee) IN ($1 || '_app', $1 || '_worker')
                   OR pg_get_userbyid(acl.grantee) = $1 || '_loader' AND c.relname = ANY ($2)))
  UNION ALL
  SELECT r.name || ' may ' || word || ' in the ' || place
    FROM (VALUES ($1 || '_app'), ($1 || '_worker'), ($1 || '_loader')) AS r (name),
         (VALUES ('CREATE', 'schema'), ('CREATE', 'database'), ('TEMPORARY', 'database')) AS p (word, place)
   WHERE CASE place WHEN 'schema' THEN has_schema_privilege(r.name, current_schema(), word)
                    ELSE has_database_privilege(r.name, current_database(), word) END
  UNION ALL
  SELECT 'the API may ' || word || ' ' || name FROM (VALUES ('inbox_events'), ('inbox_versions')) AS t (name),
         unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) AS word
   WHERE to_regclass(name) IS NOT NULL AND has_table_privilege($1 || '_app', name, word)`;

const roles = `
  SELECT rolname || ' is ' || what AS fault
    FROM pg_roles, LATERAL (VALUES (rolsuper, 'a superuser'), (rolbypassrls, 'past every policy'),
      (rolcreaterole, 'a maker of roles'), (rolcreatedb, 'a maker of databases'), (rolreplication, 'a reader of the log'))
      AS power (has, what)
   WHERE rolname IN ($1 || '_app', $1 || '_worker', $1 || '_loader', $1 || '_migrator') AND has
  UNION ALL
  SELECT pg_get_userbyid(member) || ' is a member of ' || pg_get_userbyid(roleid) FROM pg_auth_members
   WHERE pg_get_userbyid(member) IN ($1 || '_app', $1 || '_worker')
      OR pg_get_userbyid(member) = $1 || '_loader' AND pg_get_userbyid(roleid) <> $1 || '_app'`;

/** Who calls these acts with the rights of another: a function by a search path of the caller's, a view past policies. */
const waysAround = `
  SELECT p.proname || ': a function with its owner''s rights and the caller''s search path' AS fault
    FROM pg_proc p WHERE p.pronamespace = current_schema()::regnamespace AND p.prosecdef
     AND NOT coalesce('search_path=pg_catalog, pg_temp' = ANY (p.proconfig), false)
  UNION ALL
  SELECT p.proname || ': everybody may act with the rights of its owner' FROM pg_proc p
   WHERE p.pronamespace = current_schema()::regnamespace AND p.prosecdef
     AND (p.proacl IS NULL OR EXISTS (SELECT FROM aclexplode(p.proacl) AS acl WHERE acl.grantee = 0))
  UNION ALL
  SELECT c.relname || ': a view with its owner''s rights' FROM pg_class c
   WHERE ${here} AND (c.relkind = 'm' OR c.relkind = 'v' AND NOT coalesce('security_invoker=true' = ANY (c.reloptions), false))`;
