import { createHash } from 'node:crypto';
import { QueryFailedError, QueryRunnerAlreadyReleasedError, type EntityManager, type QueryRunner } from 'typeorm';

/** A statement that a connection parses and plans once, however often it runs. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

/**
 * For statements of the hot paths that find their rows by a key: a plan that is kept is made for any value, and perhaps
 * while a table was empty, so whatever depends on the data's shape is better planned anew each time.
 */
export function statement(text: string): Statement {
  return { name: createHash('sha256').update(text).digest('hex').slice(0, 32), text };
}

/**
 * Runs it in the transaction in hand and answers its rows, as the driver reads them: a `date` comes as text only where
 * the statement casts it. Several that are not waited for one by one share a round trip and run in their order. Throws
 * what `em.query` throws.
 */
export async function prepared<Row>(em: EntityManager, { name, text }: Statement, values: unknown[]): Promise<Row[]> {
  const runner = em.queryRunner;
  if (!runner) throw new Error('A prepared statement runs inside Db.run or Db.read');
  if (runner.isReleased) throw new QueryRunnerAlreadyReleasedError();
  const connection = (await runner.connect()) as Connection<Row>;
  try {
    return (await connection.query({ name, text, values })).rows;
  } catch (error) {
    throw new QueryFailedError(text, values, error as Error);
  }
}

const trailing = new WeakMap<QueryRunner, Promise<unknown>[]>();

/** The statements that the transaction of this runner has sent and not waited for; for `Db`, which does at its end. */
export function trailingOf(runner: QueryRunner): readonly Promise<unknown>[] {
  const statements: Promise<unknown>[] = [];
  trailing.set(runner, statements);
  return statements;
}

/**
 * For a last write whose answer nobody needs: it travels with the COMMIT instead of being waited for, and should it
 * fail, the transaction does with its error. Outside Db.run it is waited for here.
 */
export async function withCommit(em: EntityManager, statement: Promise<unknown>): Promise<void> {
  const statements = em.queryRunner && trailing.get(em.queryRunner);
  if (!statements) return void (await statement);
  statement.catch(() => undefined); // told at the end
  statements.push(statement);
}

interface Connection<Row> {
  query(config: Statement & { readonly values: unknown[] }): Promise<{ readonly rows: Row[] }>;
}
