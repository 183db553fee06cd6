import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';

/** A province, a district of it and a commune of that, as the directory told a service of them. */
export interface Place {
  /** The tenant. */
  readonly provinceId: string;
  /** The unit. */
  readonly province: string;
  readonly district: string;
  readonly commune: string;
}

/** Puts a place of its own into a service's copy of the directory; a demo on 01/7/2020 unless it is a real one. */
export async function aPlace(admin: DataSource, { isDemo = true, today = '2020-07-01' } = {}): Promise<Place> {
  const id = (): string => randomUUID();
  const place = { provinceId: id(), province: id(), district: id(), commune: id() };
  await admin.query('INSERT INTO directory_provinces (province_id, is_demo, today) VALUES ($1, $2, $3)', [
    place.provinceId,
    isDemo,
    today,
  ]);
  await admin.query(
    `INSERT INTO directory_units (id, province_id, parent_id, level, kind, code, name) VALUES
       ($2, $1, NULL, 'province', 'province', '1', 'Thử'),
       ($3, $1, $2, 'district', 'district', '11', 'Thử'),
       ($4, $1, $3, 'commune', 'commune', '111', 'Thử')`,
    [place.provinceId, place.province, place.district, place.commune],
  );
  return place;
}

/** How many rows of a province each table of a service holds, with its events and all keys: a refusal changes none. */
export async function rowsOf(admin: DataSource, provinceId: string): Promise<Record<string, number>> {
  const tables: { name: string }[] = await admin.query(
    `SELECT table_name AS name FROM information_schema.columns
      WHERE table_schema = current_schema() AND column_name = 'province_id'`,
  );
  const counts = [
    ...tables.map(({ name }) => `SELECT '${name}' AS name, count(*)::int FROM ${name} WHERE province_id = $1`),
    `SELECT 'outbox_events', count(*)::int FROM outbox_events WHERE envelope->>'provinceid' = $1::text`,
    `SELECT 'idempotency_keys', count(*)::int FROM idempotency_keys`,
  ];
  const rows: { name: string; count: number }[] = await admin.query(counts.join(' UNION ALL '), [provinceId]);
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
}
