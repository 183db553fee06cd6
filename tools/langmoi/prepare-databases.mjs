// Run by `up` once node_modules is there: databases and roles of every service, from deploy/postgres/roles.sql.
// Reads { address, services: [{ service, migrator, app, worker, loader, and the password of each }], wipe } from stdin.
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { statementsOf } from './statements.mjs';

const thereAlready = new Set(['42710', '42P04']); // duplicate role, duplicate database

const { address, services, wipe = false } = JSON.parse(await text(process.stdin));
const client = new pg.Client({ connectionString: address, application_name: 'langmoi' });
await client.connect();
try {
  const { rows } = await client.query("SELECT current_setting('server_version_num')::int / 10000 AS major");
  if (rows[0].major < 18) throw new Error(`PostgreSQL 18 is needed; ${new URL(address).host} runs ${rows[0].major}`);
  const script = readFileSync(new URL('../../deploy/postgres/roles.sql', import.meta.url), 'utf8');
  let fresh = false;
  for (const variables of services) {
    if (wipe) await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(variables.service)} WITH (FORCE)`);
    for (const statement of statementsOf(script, variables)) {
      try {
        await client.query(statement);
        fresh ||= statement.startsWith('CREATE DATABASE');
      } catch (error) {
        if (!thereAlready.has(error.code)) throw error;
      }
    }
  }
  console.log(JSON.stringify({ fresh }));
} finally {
  await client.end();
}
