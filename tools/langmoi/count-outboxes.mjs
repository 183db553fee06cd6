// Run by `up`: how many facts still wait in the outboxes. Reads { address, services } from stdin.
import { text } from 'node:stream/consumers';
import pg from 'pg';

const { address, services } = JSON.parse(await text(process.stdin));
let waiting = 0;
for (const service of services) {
  const url = new URL(address);
  url.pathname = service;
  const client = new pg.Client({ connectionString: url.href, application_name: 'langmoi' });
  await client.connect();
  const there = await client.query('SELECT to_regclass($1) AS outbox', [`${service}.outbox_events`]);
  if (there.rows[0].outbox) {
    const found = await client.query(
      `SELECT count(*)::int AS n FROM ${service}.outbox_events WHERE published_at IS NULL`,
    );
    waiting += found.rows[0].n;
  }
  await client.end();
}
console.log(waiting);
