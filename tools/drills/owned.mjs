// Whose is an id: read past every policy, from the tables of all services.
import { connected } from './facts.mjs';

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Every id that a text names, once. */
export const idsIn = (text) => new Set(text.match(uuid) ?? []);

/** Ids by the province whose row they name, those that two claim, and the tables that say so. */
export async function ownership(product) {
  const owner = new Map();
  const contested = [];
  const services = await Promise.all(product.owners.map((service) => connected(product, service, keysOf)));
  for (const [at, tables] of services.entries()) {
    for (const { name, keys } of tables) {
      for (const { id, province } of keys) {
        const before = owner.get(id);
        if (before && before !== province) contested.push(`${product.owners[at]}.${name} ${id}`);
        owner.set(id, province);
      }
    }
  }
  return { owner, contested };
}

/** Tables of a service that belong to provinces. */
const tables = `
  SELECT c.relname AS name, bool_or(a.attname = 'id' AND a.atttypid = 'uuid'::regtype) AS "hasId"
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
   WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
   GROUP BY 1 HAVING bool_or(a.attname = 'province_id') ORDER BY 1`;

/** The keys of each; copies of another service's rows own nothing. */
async function keysOf(rows) {
  const found = [];
  for (const { name, hasId } of await rows(tables)) {
    const statement = `SELECT id::text AS id, province_id::text AS province FROM ${name} WHERE province_id IS NOT NULL`;
    found.push({ name, keys: hasId ? await rows(statement) : [] });
  }
  return found;
}

/** Rows of the provinces asked for that name an id of another one; those of other drills may have been read by the nation. */
export async function foreignRows(product, { owner }, provinces) {
  const services = await Promise.all(
    product.owners.map((service) =>
      connected(product, service, async (rows) => {
        const all = [];
        for (const { name } of await rows(tables)) {
          const own = await rows(`SELECT province_id::text AS province, t::text AS row FROM ${name} t`);
          all.push(...own.map((row) => ({ ...row, table: `${service}.${name}` })));
        }
        return all;
      }),
    ),
  );
  const read = services.flat();
  const found = read.flatMap(({ table, province, row }) => {
    if (!provinces.has(province)) return [];
    const foreign = [...idsIn(row)].find((id) => owner.has(id) && owner.get(id) !== province);
    return foreign ? [`${table}: a row of ${province} names ${foreign}`] : [];
  });
  return { found, read: read.length };
}
