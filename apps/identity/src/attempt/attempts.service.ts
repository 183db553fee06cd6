import { Db } from '@langmoi/platform/db';
import { Injectable } from '@nestjs/common';
import { LessThan, type EntityManager } from 'typeorm';
import { beforeSignIn } from '../before-sign-in';
import { hashOf } from '../seal';
import { AttemptRow } from './attempt.entity';
import { limits, pauseAfter, type LimitOf } from './pauses';

/** Who tries: an account by its name, whether it exists or not, and the address that it comes from. */
export interface Trying {
  readonly account: string;
  readonly address: string;
}

/** Counts wrong tries as rows: a restart forgives nothing, and several processes count together. */
@Injectable()
export class AttemptsService {
  constructor(private readonly db: Db) {}

  /**
   * Counts one try before it is looked at, so that a thousand at once are a thousand; `succeeded` takes it back. Returns
   * the milliseconds to wait where it is not to be looked at, else 0. The same for accounts that do not exist.
   */
  begin(trying: Trying, now = new Date()): Promise<number> {
    return this.db.run(beforeSignIn, async (em) => {
      for (const [kind, key] of keysOf(trying)) {
        const wait = await take(em, { kind, key, now });
        if (wait > 0) return wait; // a closed address closes no account
      }
      return 0;
    });
  }

  /** The account's tries are forgiven, and the one of the address. */
  succeeded(trying: Trying): Promise<void> {
    return this.db.run(beforeSignIn, async (em) => {
      await em.decrement(AttemptRow, { key: keyOf('address', trying.address) }, 'failures', 1);
      await this.forgive(em, trying.account);
    });
  }

  /** Until when an account is not heard; null: it is open. */
  async closedUntil(em: EntityManager, account: string, now = new Date()): Promise<Date | null> {
    const row = await em.findOneBy(AttemptRow, { key: keyOf('account', account) });
    return row && row.openAt > now ? row.openAt : null;
  }

  async forgive(em: EntityManager, account: string): Promise<void> {
    await em.delete(AttemptRow, { key: keyOf('account', account) });
  }

  async removeOld(em: EntityManager, now: Date): Promise<void> {
    await em.delete(AttemptRow, { failedAt: LessThan(new Date(now.getTime() - limits.account.forgotten)) });
  }
}

const keyOf = (kind: LimitOf, value: string) => `${kind}:${hashOf(value.trim().toLowerCase())}`;

// Always in the same order: of two at once neither waits for the other's second row.
const keysOf = ({ account, address }: Trying): [LimitOf, string][] => [
  ['address', keyOf('address', address)],
  ['account', keyOf('account', account)],
];

async function take(em: EntityManager, { kind, key, now }: { kind: LimitOf; key: string; now: Date }): Promise<number> {
  const fresh = { key, failures: 0, failedAt: now, openAt: now };
  await em.createQueryBuilder().insert().into(AttemptRow).values(fresh).orIgnore().execute();
  const row = await em.findOneOrFail(AttemptRow, { where: { key }, lock: { mode: 'pessimistic_write' } });
  if (row.openAt > now) return row.openAt.getTime() - now.getTime();
  const forgotten = now.getTime() - row.failedAt.getTime() > limits[kind].forgotten;
  const failures = (forgotten ? 0 : row.failures) + 1;
  const openAt = new Date(now.getTime() + pauseAfter(failures, kind));
  await em.update(AttemptRow, { key }, { failures, failedAt: now, openAt });
  return 0;
}
