// Whose is an id: read past every policy, from the tables of all services.
import { rowsOf } from './facts.mjs';

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Every id that a text names, once. */
export const idsIn = (text) => new Set(text.match(uuid) ?? []);

/** Ids by the province whose row they name, and every row that says something of another province. */
export async function ownership(product) {
  const owner = new Map();
  const contested = [];
  const tables = [];
  for (const service of product.owners) {
    for (const table of await tablesOf(product, service)) {
      tables.push({ service, ...table });
      for (const { id, province } of await keysOf(product, service, table)) {
        const before = owner.get(id);
        if (before && before !== province) contested.push(`${service}.${table.name} ${id}`);
        owner.set(id, province);
      }
    }
  }
  return { owner, contested, tables };
}

/** Tables of a service that belong to provinces; copies of another service's rows own nothing. */
async function tablesOf(product, service) {
  const rows = await rowsOf(
    product,
    service,
    `SELECT c.relname AS name, bool_or(a.attname = 'id' AND a.atttypid = 'uuid'::regtype) AS "hasId"
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
      GROUP BY 1 HAVING bool_or(a.attname = 'province_id') ORDER BY 1`,
  );
  return rows;
}

async function keysOf(product, service, { name, hasId }) {
  if (!hasId) return [];
  return rowsOf(
    product,
    service,
    `SELECT id::text AS id, province_id::text AS province FROM ${name} WHERE province_id IS NOT NULL`,
  );
}

/** Rows of a province that name an id of another one. */
export async function foreignRows(product, { owner, tables }) {
  const found = [];
  let read = 0;
  for (const { service, name } of tables) {
    const rows = await rowsOf(product, service, `SELECT province_id::text AS province, t::text AS row FROM ${name} t`);
    read += rows.length;
    for (const { province, row } of rows) {
      const foreign = [...idsIn(row)].find((id) => owner.has(id) && province && owner.get(id) !== province);
      if (foreign) found.push(`${service}.${name}: a row of ${province} names ${foreign}`);
    }
  }
  return { found, read };
}
