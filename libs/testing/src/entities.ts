import type { DataSource } from 'typeorm';

/** Where entities and tables disagree: a column the other side does not know, another type, another nullability. */
export async function entityFaults(dataSource: DataSource): Promise<string[]> {
  const rows: { name: string }[] = await dataSource.query(`
    SELECT table_name || '.' || column_name || ' '
           || CASE data_type WHEN 'ARRAY' THEN udt_name::regtype::text ELSE data_type END || CASE is_nullable WHEN 'YES' THEN ' null' ELSE '' END AS name
      FROM information_schema.columns WHERE table_schema = current_schema()`);
  const stored = new Set(rows.map(({ name }) => name));
  const tables = dataSource.entityMetadatas.map(({ tableName }) => `${tableName}.`);
  const mapped = dataSource.entityMetadatas.flatMap(({ tableName, columns }) =>
    columns.map(
      (column) =>
        `${tableName}.${column.databaseName} ${dataSource.driver.normalizeType(column)}${column.isArray ? '[]' : ''}${column.isNullable ? ' null' : ''}`,
    ),
  );
  return [
    ...mapped.filter((column) => !stored.has(column)).map((column) => `no such column: ${column}`),
    ...[...stored]
      .filter((column) => tables.some((table) => column.startsWith(table)) && !mapped.includes(column))
      .map((column) => `not in the entity: ${column}`),
  ].sort();
}
