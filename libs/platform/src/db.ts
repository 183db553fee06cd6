import type { Caller } from '@langmoi/contracts/caller';
import { Outage, Problem } from '@langmoi/contracts/problem';
import { Injectable } from '@nestjs/common';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Socket } from 'node:net';
import { escapeLiteral, type ClientBase } from 'pg';
import {
  DataSource,
  QueryFailedError,
  QueryRunnerAlreadyReleasedError,
  QueryRunnerProviderAlreadyReleasedError,
  type EntityManager,
  type EntityTarget,
  type QueryRunner,
} from 'typeorm';
import { GatheringSocket } from './gathering-socket';
import { nationId } from './nation';
import { currentRequest } from './request-in-hand';
import { trailingOf } from './prepared';
import { watchTransaction } from './telemetry/transactions';
import { currentTrace } from './trace';
import { uuidOf } from './uuid-of';

type Work<T> = (em: EntityManager) => Promise<T>;

/** How a process connects: to one database, as the role that owns nothing. */
export interface DatabaseOptions {
  readonly type: 'postgres';
  readonly url: string;
  readonly entities: Extract<EntityTarget<object>, new () => object>[];
  readonly extra: {
    readonly pipeline: true;
    readonly max: number;
    readonly stream: () => Socket;
    readonly onConnect: (connection: ClientBase) => void;
  };
  readonly applicationName: string;
  readonly connectTimeoutMS: number;
  readonly retryAttempts: number;
  readonly retryDelay: number;
}

interface DatabaseChoice {
  readonly url: string;
  readonly entities: DatabaseOptions['entities'];
  /** Connections of this process. */
  readonly max?: number;
  /** Attempts at start, a second apart. */
  readonly retryAttempts?: number;
  readonly applicationName?: string;
}

/** The options that `Db` relies upon; never schema changes at start. */
export function databaseOptions(choice: DatabaseChoice): DatabaseOptions {
  const { url, entities, max = 10, retryAttempts = 30, applicationName = 'langmoi' } = choice;
  return {
    type: 'postgres',
    url,
    entities,
    extra: { pipeline: true, max, stream: () => new GatheringSocket(), onConnect: outliveIt },
    applicationName,
    connectTimeoutMS: 5_000,
    retryAttempts,
    retryDelay: 1_000,
  };
}

/**
 * A connection on its way from the pool to who asked for it has nobody who listens to its errors, and an error that
 * nobody listens to ends the process. A server that shuts down says so in the same breath as it lets one in. Whoever
 * waits for an answer is told by the answer.
 */
function outliveIt(connection: ClientBase): void {
  connection.on('error', () => undefined);
}

/**
 * The house itself, at work in one province: consumers, activities, loads. It holds no role, so no policy lets it
 * through; what it may do is what its code does. Work that spans provinces is one transaction for each.
 */
export function systemCaller(service: string, provinceId: string): Caller {
  const userId = idOf(service);
  return {
    ...{ userId, provinceId, unitId: provinceId, unitPath: [], organisationId: userId, roles: [] },
    ...{ appointmentId: null, capacity: 'own', readsProvinceId: null, purpose: null },
  };
}

const ids = new Map<string, string>();

/** Every message that is taken in asks for it. */
function idOf(service: string): string {
  const known = ids.get(service) ?? uuidOf('service', service);
  ids.set(service, known);
  return known;
}

/**
 * The only door to the database: one transaction, bound to the caller's province.
 * Row-level security reads `app.province_id`, so a forgotten WHERE cannot leak another province.
 *
 * Round trips are what a short transaction costs. The data source sets `extra: { pipeline: true }`, so the
 * statement that binds the province is not waited for: the first query travels right behind it. Should it
 * fail, the transaction is aborted and the query with it.
 *
 * Throws `Outage` when the database is away.
 */
@Injectable()
export class Db {
  private readonly shared = new AsyncLocalStorage<Open>();

  constructor(private readonly dataSource: DataSource) {}

  /** For commands. One that collides with another begins anew, so nothing but the database may be touched inside. */
  async run<T>(caller: Caller, work: Work<T>, attempts = 3): Promise<T> {
    const open = this.shared.getStore();
    if (open) return watchTransaction('run', () => joined(open, caller, work));
    try {
      return await watchTransaction('run', () => this.transaction(caller, work));
    } catch (error) {
      if (attempts === 1 || !collided(error)) throw error;
      return this.run(caller, work, attempts - 1);
    }
  }

  /**
   * For questions: the answer takes one round trip instead of three, and nothing can be written. A national office
   * reads the province that its token names, in a transaction that has recorded it first; the answer leaves only when
   * that record is kept. So does an office of a province that took over the one it names: the database takes the record
   * for a grant alone, and shows nothing of the office's own meanwhile. Throws `/problems/not-permitted` for anybody else
   * whose token names another province to read.
   */
  async read<T>(caller: Caller, work: Work<T>): Promise<T> {
    const begin = beginningOf(caller);
    return watchTransaction('read', () =>
      this.connected(async (runner, connection) => {
        let ended: { command: string } | undefined;
        let result: T;
        try {
          [, result] = await Promise.all([connection.query(begin).catch(explain), work(runner.manager)]);
        } finally {
          ended = await connection.query('COMMIT');
        }
        if (ended.command !== 'COMMIT') throw new Error('A question that failed has no answer');
        return result;
      }),
    );
  }

  /**
   * Every `run` that `work` calls is part of one transaction: all of it stays, or nothing. What each resolves with is
   * therefore not kept before this resolves. Those of one province may be called at once, and share round trips; those
   * of another wait for their end. For messages that come together: what they write waits for the disk once.
   */
  together<T>(work: () => Promise<T>): Promise<T> {
    return this.begun('BEGIN', (runner, connection) =>
      this.shared.run({ runner, connection, province: undefined, running: new Set() }, work),
    );
  }

  private transaction<T>(caller: Caller, work: Work<T>): Promise<T> {
    return this.begun(`BEGIN; ${bind(caller)}`, (runner) => work(runner.manager));
  }

  private begun<T>(begin: string, work: (runner: QueryRunner, connection: ClientBase) => Promise<T>): Promise<T> {
    return this.connected(async (runner, connection) => {
      Object.assign(runner, { isTransactionActive: true }); // begun here, in one message with the binding
      const trailing = trailingOf(runner);
      try {
        const [, result] = await Promise.all([connection.query(begin), work(runner, connection)]);
        const [{ command }] = await Promise.all([connection.query('COMMIT'), ...trailing]);
        if (command !== 'COMMIT') throw new Error('A transaction in which a statement failed cannot commit');
        return result;
      } catch (error) {
        await connection.query('ROLLBACK').catch(() => undefined); // what happened first is what is told
        throw error;
      }
    });
  }

  private async connected<T>(use: (runner: QueryRunner, connection: ClientBase) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      return await use(runner, await runner.connect());
    } catch (error) {
      // TypeORM lets a runner go when its connection breaks; a later statement of the same work finds it so.
      const lost = released.some((kind) => error instanceof kind) || databaseIsAway(error);
      throw lost ? new Outage('PostgreSQL', 5, { cause: error }) : error;
    } finally {
      await runner.release();
    }
  }
}

/** A transaction that several share; bound to one province at a time. */
interface Open {
  readonly runner: QueryRunner;
  readonly connection: ClientBase;
  province: string | undefined;
  readonly running: Set<Promise<unknown>>;
}

async function joined<T>(open: Open, caller: Caller, work: Work<T>): Promise<T> {
  const { runner, connection, running } = open;
  while (open.province !== caller.provinceId && running.size > 0) await Promise.allSettled(running);
  const binding = open.province === caller.provinceId ? undefined : connection.query(bind(caller));
  open.province = caller.provinceId;
  const both = Promise.all([work(runner.manager), binding]);
  running.add(both);
  try {
    return (await both)[0];
  } finally {
    running.delete(both);
  }
}

const released = [QueryRunnerAlreadyReleasedError, QueryRunnerProviderAlreadyReleasedError];

/** Text without parameters, because only then may two statements share a message; SET needs neither plan nor answer. */
function bind({ provinceId }: Caller): string {
  return `SET LOCAL app.province_id = ${escapeLiteral(provinceId)}`;
}

function beginningOf(caller: Caller): string {
  const { provinceId, readsProvinceId, inherits = false } = caller;
  if (readsProvinceId === null || readsProvinceId === provinceId) return `BEGIN READ ONLY; ${bind(caller)}`;
  if (provinceId !== nationId && !inherits) throw readsNoOther();
  const setting = `SET LOCAL app.reads_province_id = ${escapeLiteral(readsProvinceId)}`;
  const alone = inherits ? `SET LOCAL app.province_id = ''; ` : '';
  return `BEGIN; ${bind(caller)}; ${setting}; ${recordOf(caller, readsProvinceId)}; ${alone}SET TRANSACTION READ ONLY`;
}

const readsNoOther = (): Problem =>
  new Problem('/problems/not-permitted', 403, 'Only a national office or a successor reads another province');

/** The one thing that a beginning can be refused is the record of a reading: its policies know who may. */
function explain(error: unknown): never {
  throw codeOf(error) === insufficientPrivilege ? readsNoOther() : error;
}

const insufficientPrivilege = '42501';

/** Who reads which province, as what, why, and by which request. Without it the database shows nothing. */
function recordOf(caller: Caller, readsProvinceId: string): string {
  const { userId, organisationId, appointmentId, roles, purpose } = caller;
  const text = (value: string | null | undefined) => (value ? escapeLiteral(value) : 'NULL');
  const said = [
    ...[readsProvinceId, userId, organisationId, appointmentId, `{${roles.join(',')}}`, purpose],
    ...[currentRequest(), currentTrace()?.traceId],
  ];
  return `INSERT INTO province_reads
    (province_id, user_id, organisation_id, appointment_id, roles, purpose, request, trace_id)
    VALUES (${said.map(text).join(', ')})`;
}

/** Serialization failure, or deadlock. */
function collided(error: unknown): boolean {
  return error instanceof QueryFailedError && ['40001', '40P01'].includes(codeOf(error) ?? '');
}

const awayCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT',
  '57P01', // admin_shutdown
  '57P02', // crash_shutdown
  '57P03', // cannot_connect_now
  '53300', // too_many_connections
  '08000',
  '08003',
  '08006',
]);

/** True when the database could not be reached or went away in the middle; trying again later is the cure. */
export function databaseIsAway(error: unknown): boolean {
  const code = codeOf(error);
  if (code) return awayCodes.has(code);
  const message = error instanceof Error ? error.message : '';
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection/.test(
    message,
  );
}

function codeOf(error: unknown): string | undefined {
  const driver = error instanceof QueryFailedError ? (error.driverError as unknown) : error;
  if (typeof driver !== 'object' || driver === null) return undefined;
  if ('code' in driver && typeof driver.code === 'string') return driver.code;
  const [first] = driver instanceof AggregateError ? (driver.errors as unknown[]) : [];
  return first === undefined ? undefined : codeOf(first);
}
