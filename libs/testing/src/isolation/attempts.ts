import { nationId } from '@langmoi/platform/nation';
import { notForTheNation } from '@langmoi/platform/provinces-apart';
import { randomUUID } from 'node:crypto';
import { shownToTheNation, type Apart, type Column, type Table } from './schema';

/** How many rows a statement met, or the code it was refused with. */
export type Met = number | string;

/** One statement of one role in one binding, with what it is to meet while provinces are apart. */
export interface Attempt {
  readonly what: string;
  readonly as: 'app' | 'worker' | 'migrator';
  readonly bound: Readonly<Record<string, string>>;
  /** Before the statement itself, in the same savepoint. */
  readonly first?: string;
  /** Before that, by a superuser. */
  readonly prepare?: readonly { readonly sql: string; readonly values: unknown[] }[];
  readonly sql: string;
  readonly values?: unknown[];
  readonly expected: readonly Met[];
}

/** What a role may do to a table at all. */
export interface Rights {
  readonly select: boolean;
  readonly insert: boolean;
  readonly delete: boolean;
  /** Columns that it may change, those without a key first. */
  readonly update: readonly Column[];
}

/** The two provinces of which each table has a row; statements are bound to the first. */
export interface Pair {
  readonly mine: string;
  readonly foreign: string;
}

const refused = '42501';
const duplicate = '23505';
const counting = (table: string): string => `SELECT count(*)::int AS n FROM ${table}`;
const isForTheNation = (table: string): boolean => !(notForTheNation as readonly string[]).includes(table);

/** Tables of platform whose policies show the worker every province's rows. */
const wide: Readonly<Record<string, readonly string[]>> = { outbox_events: ['worker'], parked_messages: ['worker'] };

/** What API or worker may try. */
export function attemptsOf(as: 'app' | 'worker', table: Table, rights: Rights, pair: Pair): Attempt[] {
  const all = wide[table.name]?.includes(as) ?? false;
  const common = { as, bound: { 'app.province_id': pair.mine } };
  return [
    ...(rights.select ? readings(table, all || table.isRegister) : []),
    ...changes(table, rights, pair, all),
    ...(rights.delete ? [{ what: 'removes', sql: `DELETE FROM ${table.name}`, expected: [all ? 2 : 1] }] : []),
    ...(rights.insert && table.name !== 'province_reads' ? additions(table, pair, all) : []),
  ].map((attempt) => ({ ...common, ...attempt }));
}

const readings = ({ name }: Table, all: boolean) => [
  { what: 'sees', sql: counting(name), expected: [all ? 2 : 1] },
  { what: 'sees while unbound', bound: {}, sql: counting(name), expected: [all ? 2 : 0] },
];

type Change = Pick<Attempt, 'what' | 'sql' | 'expected'> & { readonly values: unknown[] };

function changes({ name, column }: Table, { update }: Rights, { mine, foreign }: Pair, all: boolean): Change[] {
  const set = (changed: string) => `UPDATE ${name} SET ${changed} = $1`;
  const other = update.find((one) => one.name !== column);
  const moves = update.some((one) => one.name === column);
  return [
    ...(other
      ? [
          {
            ...{ what: 'changes', sql: set(other.name), expected: [all ? 2 : 1] },
            values: [valueOf(other, { column, province: mine })],
          },
        ]
      : []),
    ...(moves ? [{ what: 'gives away', sql: set(column), values: [foreign], expected: [all ? 2 : refused] }] : []),
  ];
}

function additions(table: Table, { mine, foreign }: Pair, all: boolean): Change[] {
  const adding = (what: string, province: string, ...expected: Met[]): Change => ({
    ...{ what, expected },
    ...inserting(table, province),
  });
  const own = adding('adds to its own', mine, 1, duplicate);
  // The relay reads and marks events of every province, and announces in the name of its own alone.
  const anywhere = all && table.name === 'parked_messages';
  return anywhere ? [own] : [own, adding('adds to another province', foreign, refused)];
}

/** A national office sees the one province it has recorded, and writes nowhere. */
export function attemptsOfTheNation(table: Table, { mine, foreign }: Pair, sights: Apart['sights']): Attempt[] {
  const { name, column } = table;
  if (!isForTheNation(name)) return [];
  const bound = { 'app.province_id': nationId, 'app.reads_province_id': mine };
  const recorded = { as: 'app' as const, bound, first: recording(mine) };
  const shown = table.isRegister || shownToTheNation(name, sights) ? 2 : 0;
  const sql = counting(name);
  return [
    { as: 'app', bound, what: 'sees without a record', sql, expected: [shown] },
    { ...recorded, what: 'sees with a record', sql, expected: [Math.max(shown, 1)] },
    {
      ...{ ...recorded, bound: { ...bound, 'app.reads_province_id': foreign } },
      ...{ what: 'sees another than it recorded', sql, expected: [shown] },
    },
    { ...recorded, what: 'changes', sql: `UPDATE ${name} SET ${column} = ${column}`, expected: [0, refused] },
    { ...recorded, what: 'removes', sql: `DELETE FROM ${name}`, expected: [0, refused] },
    { ...recorded, what: 'adds', ...inserting(table, mine), expected: [refused] },
  ].map((attempt) => ({ ...attempt, what: `of the nation ${attempt.what}` }) as Attempt);
}

/** Policies bind the owner of the tables as well; and each policy of the service's own shows what it is for. */
export function attemptsOfOthers(table: Table, { mine, foreign }: Pair, sights: Apart['sights'] = {}): Attempt[] {
  const { name, isRegister } = table;
  const sql = counting(name);
  const owner = { as: 'migrator' as const, bound: { 'app.province_id': mine } };
  const adding = { ...owner, what: 'adds to another province', ...inserting(table, foreign), expected: [refused] };
  return [
    isRegister ? adding : { ...owner, what: 'sees', sql, expected: [1] },
    ...Object.entries(sights)
      .filter(([key]) => key.startsWith(`${name}.`))
      .map(([key, { as, settings }]) => ({ as, bound: settings, what: `sees by ${key}`, sql, expected: [2] })),
  ];
}

/** A record is the nation's to make, and opens what it names. */
export function attemptsToRecord({ mine }: Pair, tables: readonly Table[]): Attempt[] {
  const nation = { as: 'app' as const, bound: { 'app.province_id': nationId } };
  const first = recording(mine);
  const opened = tables.filter(({ name, isRegister }) => isForTheNation(name) && !isRegister).slice(0, 1);
  return [
    { ...nation, what: 'of the nation records', sql: first, expected: [1] },
    { as: 'app', bound: { 'app.province_id': mine }, what: 'of a province records', sql: first, expected: [refused] },
    ...opened.map(({ name }) => ({
      ...{ ...nation, bound: { ...nation.bound, 'app.reads_province_id': mine } },
      ...{ what: `of the nation sees ${name} with a record`, first, expected: [1] },
      sql: `SELECT least(count(*), 1)::int AS n FROM ${name}`,
    })),
  ];
}

/**
 * Who took a province over sees its grant from the day of it by its own clock, records a reading of that province alone,
 * and by the record sees its rows and none of its own. Nothing to try where the database has no grants.
 */
export function attemptsToInherit(table: Table, { mine, foreign }: Pair, tables: readonly Table[]): Attempt[] {
  const { name, isRegister } = table;
  const units = tables.find((one) => one.name === 'directory_units' || one.name === 'units');
  const clocks = tables.find((one) => ['directory_provinces', 'directory_clocks', 'provinces'].includes(one.name));
  if (!units || !clocks || isRegister || !tables.some((one) => one.name === 'province_grants')) return [];
  const [heir, unit] = [randomUUID(), randomUUID()];
  const granted = (fromOn: string) => [
    inserting(units, heir),
    inserting(clocks, heir),
    { sql: `UPDATE ${clocks.name} SET today = '2020-07-01' WHERE ${clocks.column} = $1`, values: [heir] },
    { sql: `UPDATE ${units.name} SET id = $1, level = 'province' WHERE province_id = $2`, values: [unit, heir] },
    {
      sql: 'UPDATE province_grants SET successor_unit_id = $1, from_on = $2 WHERE province_id = $3',
      values: [unit, fromOn, mine],
    },
  ];
  const bound = { 'app.province_id': heir, 'app.reads_province_id': mine };
  const as = { as: 'app' as const, bound, prepare: granted('2020-07-01') };
  const sql = counting(name);
  if (name === 'province_grants') {
    const later = { ...as, prepare: granted('2999-01-01') };
    return [
      { ...as, what: 'of a successor sees its grant', sql, expected: [1] },
      { ...later, what: 'of a successor sees a grant of a later day', sql, expected: [0] },
    ];
  }
  if (name === 'province_reads') {
    return [
      { ...as, what: 'of a successor records', sql: recording(mine), expected: [1] },
      { ...as, what: 'of a successor records another', sql: recording(foreign), expected: [refused] },
    ];
  }
  if (!isForTheNation(name)) return [];
  const first = `${recording(mine)}; SET LOCAL app.province_id = ''`;
  return [{ ...as, what: 'of a successor sees with a record', first, sql, expected: [1] }];
}

const recording = (province: string): string =>
  `INSERT INTO province_reads (province_id, user_id, organisation_id, roles, request)
   VALUES ('${province}', '${randomUUID()}', '${randomUUID()}', '{}', 'a spec')`;

/** A new row of the table, of one province. */
export function inserting({ name, column, columns }: Table, province: string): { sql: string; values: unknown[] } {
  const names = columns.map((one) => one.name).join(', ');
  const places = columns.map((_, index) => `$${index + 1}`).join(', ');
  const values = columns.map((one) => valueOf(one, { column, province }));
  return { sql: `INSERT INTO ${name} (${names}) VALUES (${places})`, values };
}

let made = 0;

/** Anything of the column's type; a new one each time, but for what names the province. Numbers where none is known. */
function valueOf({ name, type }: Column, { column, province }: { column: string; province: string }): unknown {
  if (name === column) return province;
  if (type.endsWith('[]')) return [];
  return (ofType[type] ?? (() => ++made))(province);
}

const ofType: Readonly<Record<string, (province: string) => unknown>> = {
  uuid: () => randomUUID(),
  boolean: () => true,
  json: (province) => JSON.stringify({ provinceid: province }),
  jsonb: (province) => JSON.stringify({ provinceid: province }),
  date: () => '2020-07-01',
  'timestamp with time zone': () => '2020-07-01T00:00:00Z',
  bytea: () => Buffer.from('made'),
  xid8: () => '1', // long over
  text: () => `made ${++made}`,
};
