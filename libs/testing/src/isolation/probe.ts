import { randomUUID } from 'node:crypto';
import type { QueryRunner } from 'typeorm';
import * as attempts from './attempts';
import type { Apart, Column, Table } from './schema';

/**
 * Two rows of each table, of two provinces, in one transaction of a superuser that is never committed; and statements
 * that would see or change the wrong one. CHECKs and foreign keys are out of the way there, so that any row will do.
 */
export class Probe {
  private readonly pair = { mine: randomUUID(), foreign: randomUUID() };
  private readonly rights = new Map<string, attempts.Rights>();

  constructor(
    private readonly runner: QueryRunner,
    private readonly prefix: string,
    private readonly tables: readonly Table[],
    private readonly apart: Apart,
  ) {}

  async furnish(): Promise<void> {
    await this.runner.query('SET LOCAL session_replication_role = replica');
    const checks: { statement: string }[] = await this.runner.query(`
      SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS statement FROM pg_constraint
       WHERE connamespace = current_schema()::regnamespace AND contype = 'c'`);
    for (const { statement } of checks) await this.runner.query(statement);
    for (const table of this.tables) {
      for (const province of [this.pair.mine, this.pair.foreign]) {
        const { sql, values } = attempts.inserting(table, province);
        await this.runner.query(sql, values);
      }
    }
  }

  /** What is wrong with one table, in words, one after the other; nothing while provinces are apart. */
  async *faults(table: Table): AsyncGenerator<string> {
    for (const attempt of await this.attemptsOn(table)) {
      const met = await this.meet(attempt);
      if (attempt.expected.includes(met)) continue;
      yield `${table.name}: ${attempt.as} ${attempt.what}: ${met} instead of ${attempt.expected.join(' or ')}`;
    }
  }

  private async attemptsOn(table: Table): Promise<attempts.Attempt[]> {
    const { pair, tables } = this;
    const { sights } = this.apart;
    return [
      ...attempts.attemptsOf('app', table, await this.rightsOf('app', table), pair),
      ...attempts.attemptsOf('worker', table, await this.rightsOf('worker', table), pair),
      ...attempts.attemptsOfOthers(table, pair, sights),
      ...attempts.attemptsOfTheNation(table, pair, sights),
      ...(table.name === 'province_reads' ? attempts.attemptsToRecord(pair, tables) : []),
      ...attempts.attemptsToInherit(table, pair, tables),
    ];
  }

  /** Grants stay as they are while policies come and go. */
  private async rightsOf(role: 'app' | 'worker', { name }: Table): Promise<attempts.Rights> {
    const known = this.rights.get(`${role} ${name}`);
    if (known) return known;
    const [row]: attempts.Rights[] = await this.runner.query(
      `SELECT has_any_column_privilege($1, $2, 'SELECT') AS "select", has_any_column_privilege($1, $2, 'INSERT') AS "insert",
              has_table_privilege($1, $2, 'DELETE') AS "delete"`,
      [`${this.prefix}_${role}`, name],
    );
    const update: Column[] = await this.runner.query(
      `SELECT attname AS name, format_type(atttypid, NULL) AS type FROM pg_attribute
        WHERE attrelid = $2::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND attidentity <> 'a'
          AND has_column_privilege($1, attrelid, attnum, 'UPDATE')
        ORDER BY EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = attrelid AND attnum = ANY (k.conkey)),
                 EXISTS (SELECT FROM pg_index i WHERE i.indrelid = attrelid AND attnum = ANY (i.indkey)), attnum`,
      [`${this.prefix}_${role}`, name],
    );
    if (!row) throw new Error('A statement without FROM has a row');
    this.rights.set(`${role} ${name}`, { ...row, update });
    return { ...row, update };
  }

  private async meet({ as, bound, prepare = [], first, sql, values }: attempts.Attempt): Promise<attempts.Met> {
    const settings = Object.entries({ 'app.province_id': '', 'app.reads_province_id': '', ...bound });
    const binding = settings.map(([name, value]) => `set_config('${name}', '${value}', true)`).join(', ');
    await this.runner.query('SAVEPOINT attempt');
    for (const before of prepare) await this.runner.query(before.sql, before.values);
    try {
      await this.runner.query(`SET LOCAL ROLE ${this.prefix}_${as}; SELECT ${binding}${first ? `; ${first}` : ''}`);
      const { records, affected } = await this.runner.query(sql, values, true);
      const [row] = records as ({ n?: number } | undefined)[];
      return row?.n ?? affected ?? 0;
    } catch (error) {
      return String((error as { driverError?: { code?: string } }).driverError?.code ?? error);
    } finally {
      await this.runner.query('ROLLBACK TO SAVEPOINT attempt; RELEASE SAVEPOINT attempt');
    }
  }
}
