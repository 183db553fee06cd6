import type { EntityManager, EntityMetadata, EntityTarget } from 'typeorm';
import { prepared, statement, type Statement } from './prepared';

type Kind<Row> = Extract<EntityTarget<Row>, new () => Row>;
type Column = EntityMetadata['columns'][number];

/** Subqueries that answer an entity's rows as JSON; the table is `t`. What the entity gains, the statement gains. */
export interface Parts {
  /** The first row, or null: `one(StageRow, 'WHERE t.id = $1')`. */
  one(entity: Kind<object>, rest: string): string;
  /** All of them, in the order that `rest` says. */
  all(entity: Kind<object>, rest: string): string;
}

/**
 * A statement of several subqueries, each a column of its one row, built once for each data source. A question that
 * needs rows of many tables takes one round trip by it, and a small part of the processor that as many finds take.
 */
export function statementOf<Name extends string>(
  build: (parts: Parts) => Readonly<Record<Name, string>>,
  before = '',
): (em: EntityManager) => Statement {
  const built = new WeakMap<EntityManager['dataSource'], Statement>();
  return (em) => {
    const known = built.get(em.dataSource);
    if (known) return known;
    const columns = Object.entries(build(partsOf(em))).map(([name, part]) => `${String(part)} AS "${name}"`);
    const made = statement(`${before} SELECT ${columns.join(',\n')}`);
    built.set(em.dataSource, made);
    return made;
  };
}

function partsOf({ dataSource }: EntityManager): Parts {
  const rows = (entity: Kind<object>, rest: string) => {
    const { columns, tablePath } = dataSource.getMetadata(entity);
    const read = columns.filter(({ isSelect }) => isSelect);
    const names = read.map(({ databaseName, propertyName }) => `t.${databaseName} AS "${propertyName}"`);
    return `SELECT ${names.join(', ')} FROM ${tablePath} t ${rest}`;
  };
  return {
    one: (entity, rest) => `(SELECT row_to_json(r) FROM (${rows(entity, rest)} LIMIT 1) r)`,
    all: (entity, rest) => `(SELECT coalesce(json_agg(r), '[]') FROM (${rows(entity, rest)}) r)`,
  };
}

/** An entity's rows that came as JSON: moments become dates again; a bigint is a number, the rest is as `find` reads it. */
export function rowsFrom<Row extends object>(em: EntityManager, entity: Kind<Row>, rows: Row[] | null): Row[] {
  const moments = momentsOf(em.dataSource.getMetadata(entity));
  for (const row of rows ?? []) {
    for (const name of moments) {
      const value: unknown = Reflect.get(row, name);
      if (typeof value === 'string') Reflect.set(row, name, new Date(value));
    }
  }
  return rows ?? [];
}

const momentsKnown = new WeakMap<EntityMetadata, string[]>();

function momentsOf(metadata: EntityMetadata): string[] {
  const known = momentsKnown.get(metadata);
  if (known) return known;
  const found = metadata.columns.filter(({ type }) => type === 'timestamptz').map(({ propertyName }) => propertyName);
  momentsKnown.set(metadata, found);
  return found;
}

/** Inserts one row, as `em.insert` does, by a statement that is prepared once for each set of columns given. */
export async function insertRow<Row extends object>(
  em: EntityManager,
  entity: Kind<Row>,
  row: Partial<Row>,
): Promise<void> {
  const given = em.dataSource
    .getMetadata(entity)
    .columns.filter(({ propertyName, isInsert }) => isInsert && Reflect.get(row, propertyName) !== undefined);
  const values = given.map((column) => written(column, Reflect.get(row, column.propertyName)));
  await prepared(em, insertionOf(given), values);
}

/** Where a row of the same key stands: replace it, or only by a row that is newer by these columns, the first first. */
export interface Conflict<Row> {
  readonly key: readonly (keyof Row & string)[];
  readonly newerBy?: readonly (keyof Row & string)[];
}

/** Inserts one row or replaces the one of its key, in one prepared statement: no lock and no look before. */
export async function upsertRow<Row extends object>(
  em: EntityManager,
  entity: Kind<Row>,
  row: Readonly<Row>,
  { key, newerBy }: Conflict<Row>,
): Promise<void> {
  const { tablePath, columns } = em.dataSource.getMetadata(entity);
  const given = columns.filter(
    ({ propertyName, isInsert }) => isInsert && Reflect.get(row, propertyName) !== undefined,
  );
  const nameOf = (property: string) => columns.find(({ propertyName }) => propertyName === property)?.databaseName;
  const rest = given.filter(({ propertyName }) => !(key as readonly string[]).includes(propertyName));
  const sets = rest.map(({ databaseName }) => `${databaseName} = excluded.${databaseName}`).join(', ');
  const newness = (of: string) => newerBy?.map((name) => `${of}.${nameOf(name)}`).join(', ');
  const newer = newerBy ? ` WHERE (${newness(tablePath)}) < (${newness('excluded')})` : '';
  const conflict = ` ON CONFLICT (${key.map(nameOf).join(', ')}) DO UPDATE SET ${sets}${newer}`;
  const values = given.map((column) => written(column, Reflect.get(row, column.propertyName)));
  await prepared(em, insertionOf(given, conflict), values);
}

const insertions = new Map<string, Statement>();

function insertionOf(given: Column[], conflict = ''): Statement {
  const [first] = given;
  if (!first) throw new Error('A row without columns');
  const names = given.map(({ databaseName }) => databaseName).join(', ');
  const key = `${first.entityMetadata.tablePath} ${names}${conflict}`;
  const known = insertions.get(key);
  if (known) return known;
  const places = given.map((_, index) => `$${index + 1}`).join(', ');
  const made = statement(`INSERT INTO ${first.entityMetadata.tablePath} (${names}) VALUES (${places})${conflict}`);
  insertions.set(key, made);
  return made;
}

const written = ({ type }: Column, value: unknown): unknown =>
  value !== null && (type === 'jsonb' || type === 'json') ? JSON.stringify(value) : value;
