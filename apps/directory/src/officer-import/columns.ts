import { Capacity, Role } from '@langmoi/contracts/caller';
import { DateOnly } from '@langmoi/contracts/common';
import { Inviting } from '@langmoi/contracts/officers';
import { capacityNames, roleNames } from '@langmoi/domain/access/names';
import { searchKey } from '@langmoi/domain/vietnamese';
import { writtenDay } from '@langmoi/domain/written';
import { z } from 'zod';

/** The columns of a file of officers: the word of the contract, and what offices call it. */
const headings = {
  account: ['tài khoản', 'tên đăng nhập'],
  displayName: ['họ tên', 'họ và tên'],
  phone: ['điện thoại', 'số điện thoại'],
  identityNumber: ['số định danh', 'căn cước công dân'],
  homeUnitCode: ['mã đơn vị quê quán'],
  organisation: ['cơ quan'],
  unitCode: ['mã đơn vị'],
  role: ['vai trò'],
  fromOn: ['từ ngày'],
  toOn: ['đến ngày'],
  decisionNumber: ['số quyết định'],
  decisionDate: ['ngày quyết định'],
  decisionAuthority: ['người ký', 'cơ quan ban hành'],
  capacity: ['hình thức ký'],
  onBehalfOf: ['ký cho tài khoản'],
} as const;
export type Column = keyof typeof headings;

export const columns = Object.keys(headings) as Column[];

/** What offices call a column. */
export const headingOf = (column: Column): string => headings[column][0];
const needed: readonly Column[] = [
  ...(['account', 'displayName', 'organisation', 'unitCode', 'role', 'fromOn'] as const),
  ...(['decisionNumber', 'decisionDate', 'decisionAuthority'] as const),
];

/** A row by its columns; a column that the file does not have, or an empty cell, is absent. */
export type Cells = Partial<Record<Column, string>>;

/** Rows of a file by the names of its first row, in any order, and the needed columns that it lacks. Pure. */
export function byColumn([first = [], ...rows]: readonly string[][]): { cells: Cells[]; missing: Column[] } {
  const places = first.map((heading) => columnOf(heading));
  const cells = rows.map((row) => {
    const filled = row.flatMap((cell, index) => {
      const column = places[index];
      return column === undefined || cell === '' ? [] : [[column, cell] as const];
    });
    return Object.fromEntries(filled) as Cells;
  });
  return { cells, missing: needed.filter((column) => !places.includes(column)) };
}

function columnOf(heading: string): Column | undefined {
  const key = searchKey(heading);
  return columns.find((column) => [column, ...headings[column]].some((name) => searchKey(name) === key));
}

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
