import { Capacity, Role } from '@langmoi/contracts/caller';
import { DateOnly } from '@langmoi/contracts/common';
import { Inviting } from '@langmoi/contracts/officers';
import { capacityNames, roleNames } from '@langmoi/domain/access/names';
import { searchKey } from '@langmoi/domain/vietnamese';
import { writtenDay } from '@langmoi/domain/written';
import type { ListColumn } from '@langmoi/facts/lists/columns';
import { readList } from '@langmoi/facts/lists/sent-list';
import { notReadable, type SentSheet } from '@langmoi/platform/upload/workbook';
import { z } from 'zod';

const needed = true;

/** The columns of a file of officers: what offices call them, and the word of the contract; cells are read by the schemas below. */
export const columns = {
  account: { heading: 'Tài khoản', also: ['account', 'tên đăng nhập'], kind: 'text', needed },
  displayName: { heading: 'Họ tên', also: ['displayName', 'họ và tên'], kind: 'text', needed },
  phone: { heading: 'Điện thoại', also: ['phone', 'số điện thoại'], kind: 'digits' },
  identityNumber: { heading: 'Số định danh', also: ['identityNumber', 'căn cước công dân'], kind: 'digits' },
  homeUnitCode: { heading: 'Mã đơn vị quê quán', also: ['homeUnitCode'], kind: 'text' },
  organisation: { heading: 'Cơ quan', also: ['organisation'], kind: 'text', needed },
  unitCode: { heading: 'Mã đơn vị', also: ['unitCode'], kind: 'text', needed },
  role: { heading: 'Vai trò', also: ['role'], kind: 'text', needed },
  fromOn: { heading: 'Từ ngày', also: ['fromOn'], kind: 'text', needed },
  toOn: { heading: 'Đến ngày', also: ['toOn'], kind: 'text' },
  decisionNumber: { heading: 'Số quyết định', also: ['decisionNumber'], kind: 'text', needed },
  decisionDate: { heading: 'Ngày quyết định', also: ['decisionDate'], kind: 'text', needed },
  decisionAuthority: { heading: 'Người ký', also: ['decisionAuthority', 'cơ quan ban hành'], kind: 'text', needed },
  capacity: { heading: 'Hình thức ký', also: ['capacity'], kind: 'text' },
  onBehalfOf: { heading: 'Ký cho tài khoản', also: ['onBehalfOf'], kind: 'text' },
} as const satisfies Record<string, ListColumn>;
export type Column = keyof typeof columns;

export const columnNames = Object.keys(columns) as Column[];

/** A row by its columns; a column that the file does not have, or an empty cell, is absent. */
export type Cells = Partial<Record<Column, string>>;

/** A row as its file has it, counted as a spreadsheet does. */
export interface OfficerRow {
  readonly row: number;
  readonly cells: Cells;
}

/** The rows below the headings of a file. Throws `/problems/file-not-readable`, with the headings that it lacks. */
export async function officerRowsIn(sheet: SentSheet): Promise<OfficerRow[]> {
  const { headingRow, places, rows } = await readList(sheet, columns, []);
  const missing = columnNames.filter((column) => isNeeded(column) && !places.has(column));
  const below = rows.filter(({ row }) => row > headingRow);
  if (missing.length > 0 || below.length === 0) {
    const { fileName } = sheet;
    throw notReadable({ fileName, missing: missing.map((column) => columns[column].heading), rows: below.length });
  }
  return below.map(({ row, cells }) => {
    const filled = [...places].flatMap(([column, place]) => (cells[place] ? [[column, cells[place]] as const] : []));
    return { row, cells: Object.fromEntries(filled) };
  });
}

const isNeeded = (column: Column): boolean => 'needed' in columns[column];

/** 31/01/2020 as offices write it, or 2020-01-31. */
const WrittenDate = z.preprocess((value) => writtenDay(String(value)) ?? value, DateOnly);

/** The word of the contract, or what people call it. */
const named = (names: Readonly<Record<string, readonly string[]>>) => (value: unknown) => {
  const key = searchKey(String(value));
  const found = Object.entries(names).find(([word, calls]) => [word, ...calls].some((name) => searchKey(name) === key));
  return found?.[0] ?? value;
};

const callsOfRoles = Object.fromEntries(Object.entries(roleNames).map(([role, { vi, en }]) => [role, [vi, en]]));
const marks = { forHead: 'KT', underAuthority: 'TUQ', byOrder: 'TL' } as const;
const callsOfCapacities = Object.fromEntries(
  Object.entries(capacityNames).map(([capacity, { vi, en }]) => [
    capacity,
    [vi, en, ...Object.entries(marks).flatMap(([name, mark]) => (name === capacity ? [mark, `${mark}.`] : []))],
  ]),
);

/** Of the decision that gives an office: needed of every row that gives one. */
export const DecisionOfRow = z.object({
  decisionNumber: z.string().min(1).max(60),
  decisionDate: WrittenDate,
  decisionAuthority: z.string().min(1).max(200),
});

/** One row of a file, parsed; errors name the column. What is there already needs no decision: many a demo's has none. */
export const OfficerRowOfFile = z.object({
  account: Inviting.shape.account,
  displayName: z.string().min(2).max(120),
  phone: z.string().max(20).nullable().default(null),
  identityNumber: z.string().max(20).nullable().default(null),
  homeUnitCode: z.string().nullable().default(null),
  organisation: z.string().min(1),
  unitCode: z.string().min(1),
  role: z.preprocess(named(callsOfRoles), Role),
  fromOn: WrittenDate,
  toOn: WrittenDate.nullable().default(null),
  capacity: z.preprocess(named(callsOfCapacities), Capacity).default('own'),
  onBehalfOf: z.string().nullable().default(null),
});
export type OfficerRowOfFile = z.infer<typeof OfficerRowOfFile>;
