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
       ($2, $1, NULL, 'province', 'province', '1', 'Tỉnh Thử'),
       ($3, $1, $2, 'district', 'district', '11', 'Huyện Thử'),
       ($4, $1, $3, 'commune', 'commune', '111', 'Xã Thử')`,
    [place.provinceId, place.province, place.district, place.commune],
  );
  return place;
}
