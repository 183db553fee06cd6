import type { Caller } from '@langmoi/contracts/caller';
import { Problem } from '@langmoi/contracts/problem';
import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Db } from './db';
import { prepared, statement, withCommit } from './prepared';

/** One intention of one person. */
export interface Command {
  readonly caller: Caller;
  /** The Idempotency-Key: a UUID, new for each command, the same for its retries. */
  readonly key: string;
  /** What was asked, as parsed; a file by its digest. JSON values only. */
  readonly request: object;
}

/**
 * Does `work` the first time this caller sends this key, and returns that first answer ever after.
 * Same transaction as the effect. A twin that arrives meanwhile waits on the primary key, then finds the answer;
 * a refusal rolls the key back with the rest, so it may be tried again. The same key under another request is refused
 * with 422 `/problems/idempotency-key-reused`.
 *
 * `ahead` is sent in the same round trip as the claim of the key, and behind it: locks, and what is read under them.
 */
export async function once<A, Read = undefined>(
  em: EntityManager,
  { caller, key, request }: Command,
  work: (read: Read) => Promise<A>,
  ahead?: () => Promise<Read>,
): Promise<A> {
  const fingerprint = createHash('sha256').update(canonical(request)).digest('hex');
  const claiming = prepared(em, claim, [caller.userId, key, fingerprint]);
  const reading = ahead?.();
  reading?.catch(() => undefined); // told by whoever needs it: a known command does not
  if ((await claiming).length === 0) {
    const [first] = await prepared<{ fingerprint: string; answer: A }>(em, recalling, [caller.userId, key]);
    if (first?.fingerprint === fingerprint) return first.answer;
    throw new Problem('/problems/idempotency-key-reused', 422, 'This key already belongs to another request', { key });
  }

  const answer = await work((await reading) as Read);
  await withCommit(em, prepared(em, answering, [caller.userId, key, JSON.stringify(answer ?? null)]));
  return answer;
}

/** A command in a transaction of its own, done once: what most use cases are. */
export const commanded = <A>(db: Db, command: Command, work: (em: EntityManager) => Promise<A>): Promise<A> =>
  db.run(command.caller, (em) => once(em, command, () => work(em)));

const claim = statement(
  `INSERT INTO idempotency_keys (user_id, key, fingerprint) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING 1`,
);
const recalling = statement(`SELECT fingerprint, answer FROM idempotency_keys WHERE user_id = $1 AND key = $2`);
const answering = statement(`UPDATE idempotency_keys SET answer = $3 WHERE user_id = $1 AND key = $2`);

/** Equal requests are equal strings, in whatever order their fields came. */
function canonical(request: object): string {
  return JSON.stringify(request, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
