import type { SignInView } from '@langmoi/contracts/gateway';
import { Problem } from '@langmoi/contracts/problem';
import { systemCaller, type Db } from '@langmoi/platform/db';
import { newId } from '@langmoi/platform/id';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { createHash, randomBytes } from 'node:crypto';
import { notSignedIn, type WhyEnded } from '../not-signed-in';
import { browserKindOf, browserName, whyOver, type SessionLimits } from './session';
import type { SessionRow } from './session.entity';
import {
  addSession,
  changeSession,
  claimRefresh,
  endSession,
  endSessionsOfProvider,
  findByCookie,
  forgetSessions,
  keepTokens,
  openSessionsOf,
} from './session.repository';

/** What a browser says of itself and where it is. */
export interface Visitor {
  readonly userAgent: string;
  readonly address: string;
}

interface Beginning extends Visitor, Pick<SessionRow, 'account' | 'officerId' | 'signedInBy' | 'appointmentId'> {
  readonly provider?: Pick<SessionRow, 'subject' | 'providerSession' | 'sealedTokens' | 'refreshDueAt'>;
}

/** A session's limits, and how long its row is kept after its end. */
export type SessionRules = SessionLimits & { readonly keptDays: number };

interface Kept {
  readonly row: Promise<SessionRow | null>;
  readonly readAt: number;
}

/** Sessions belong to no province. */
const itself = systemCaller('gateway', uuidOf('service', 'gateway'));
/** What another gateway ends is over here two seconds later; the promise is five. */
const believedFor = 2_000;
const seenEvery = 60_000;
const forgetEvery = 3_600_000;
const manySessions = 20_000;

const hashOf = (cookie: string): string => createHash('sha256').update(cookie).digest('base64url');

/**
 * Sign-ins of browsers, as rows that every gateway reads. The cookie is 256 bits of chance and nothing else; the
 * database holds its hash, so who reads the rows cannot sign in by them.
 */
export class SessionService {
  private readonly kept = new Map<string, Kept>();
  private forgotAt = 0;

  constructor(
    private readonly db: Db,
    readonly rules: SessionRules,
  ) {}

  /** A new session; always a new cookie, so that one planted in a browser before is worth nothing. */
  async begin({ userAgent, address, provider, ...who }: Beginning): Promise<{ cookie: string; row: SessionRow }> {
    const cookie = randomBytes(32).toString('base64url');
    const now = new Date();
    const row: SessionRow = {
      ...{ id: newId(), cookieHash: hashOf(cookie), ...who, readsProvinceId: null, purpose: null },
      ...{ browser: browserName(userAgent), browserKind: browserKindOf(userAgent), address },
      ...{ subject: null, providerSession: null, sealedTokens: null, refreshDueAt: null, refreshClaimedAt: null },
      ...provider,
      ...{ createdAt: now, lastSeenAt: now, endedAt: null, endedBecause: null },
      endsAt: new Date(now.getTime() + this.rules.absoluteSeconds * 1000),
    };
    await this.db.run(itself, (em) => addSession(em, row));
    await this.forget(now.getTime());
    return { cookie, row };
  }

  /**
   * The open session of a cookie. `background`: asked by the page and not by a person, so it keeps nothing awake.
   * Throws `/problems/not-signed-in` with the reason where the session is over, Outage while the database is away.
   */
  async find(cookie: string, visitor: Visitor & { readonly background: boolean }): Promise<SessionRow> {
    const now = Date.now();
    const row = await this.rowOf(hashOf(cookie), now);
    if (!row) throw notSignedIn();
    const over = whyOver(row, this.rules, now);
    if (over) {
      if (!row.endedAt) await this.end(row, over);
      throw notSignedIn(over);
    }
    if (row.browserKind !== browserKindOf(visitor.userAgent)) {
      await this.end(row, 'otherBrowser');
      throw notSignedIn('otherBrowser');
    }
    if (!visitor.background && now - row.lastSeenAt.getTime() > seenEvery) {
      return this.change(row, { lastSeenAt: new Date(now) });
    }
    return row;
  }

  /** When a session ends at the latest, and when if nothing is asked meanwhile. */
  endsOf({ endsAt, lastSeenAt }: Pick<SessionRow, 'endsAt' | 'lastSeenAt'>): { endsAt: string; idleEndsAt: string } {
    const idle = new Date(lastSeenAt.getTime() + this.rules.idleSeconds * 1000);
    return { endsAt: endsAt.toISOString(), idleEndsAt: idle.toISOString() };
  }

  /** The open sign-ins of an account, the newest first. */
  async list({ account, id }: Pick<SessionRow, 'account' | 'id'>): Promise<SignInView[]> {
    const rows = await this.db.read(itself, (em) => openSessionsOf(em, account));
    return rows
      .filter((row) => !whyOver(row, this.rules, Date.now()))
      .map((row) => ({
        ...{
          id: row.id,
          current: row.id === id,
          signedInBy: row.signedInBy,
          browser: row.browser,
          address: row.address,
        },
        ...{ signedInAt: row.createdAt.toISOString(), lastSeenAt: row.lastSeenAt.toISOString() },
      }));
  }

  /**
   * Ends one of one's own; the row as it was, so that its tokens can be given back. Throws
   * `/problems/sign-in-not-found`, for somebody else's too.
   */
  async endOwn(account: string, id: string): Promise<SessionRow> {
    const ended = await this.db.run(itself, async (em) => {
      const row = (await openSessionsOf(em, account)).find((one) => one.id === id);
      return row && (await endSession(em, { id }, 'endedElsewhere', new Date())) ? row : undefined;
    });
    if (!ended) throw new Problem('/problems/sign-in-not-found', 404, 'No such sign-in');
    this.kept.delete(ended.cookieHash);
    return ended;
  }

  async end({ id, cookieHash }: Pick<SessionRow, 'id' | 'cookieHash'>, because: WhyEnded): Promise<void> {
    this.kept.delete(cookieHash);
    await this.db.run(itself, (em) => endSession(em, { id }, because, new Date()));
    this.kept.delete(cookieHash); // one that was read meanwhile
  }

  /** Ends the session of a cookie, whatever is left of it; nothing for one that nobody knows. */
  async endByCookie(cookie: string, because: WhyEnded): Promise<SessionRow | undefined> {
    const row = await this.db.read(itself, (em) => findByCookie(em, hashOf(cookie)));
    if (!row || row.endedAt) return undefined;
    await this.end(row, because);
    return row;
  }

  /** What the provider says is over, if it began before it said so. */
  async endOfProvider(who: { subject: string | null; providerSession: string | null; before: Date }): Promise<void> {
    const hashes = await this.db.run(itself, (em) => endSessionsOfProvider(em, who));
    for (const hash of hashes) this.kept.delete(hash);
  }

  /** Throws `/problems/not-signed-in` where it has ended meanwhile. */
  async change(
    row: SessionRow,
    change: Partial<Pick<SessionRow, 'appointmentId' | 'readsProvinceId' | 'purpose' | 'lastSeenAt'>>,
  ): Promise<SessionRow> {
    this.kept.delete(row.cookieHash);
    if (!(await this.db.run(itself, (em) => changeSession(em, row.id, change)))) throw notSignedIn();
    const changed = { ...row, ...change };
    this.kept.set(row.cookieHash, { row: Promise.resolve(changed), readAt: Date.now() });
    return changed;
  }

  /** The sealed tokens, for this gateway alone to renew; null where another does, or nothing is left to renew. */
  async claimRefresh({ id }: Pick<SessionRow, 'id'>): Promise<string | null> {
    return this.db.run(itself, (em) => claimRefresh(em, id, new Date()));
  }

  async keepTokens(
    { id, cookieHash }: Pick<SessionRow, 'id' | 'cookieHash'>,
    tokens: Pick<SessionRow, 'sealedTokens' | 'refreshDueAt'>,
  ): Promise<void> {
    await this.db.run(itself, (em) => keepTokens(em, id, tokens));
    this.kept.delete(cookieHash);
  }

  private rowOf(hash: string, now: number): Promise<SessionRow | null> {
    const known = this.kept.get(hash);
    if (known && now - known.readAt < believedFor) return known.row;
    if (this.kept.size >= manySessions) this.kept.clear();
    const row = this.db.read(itself, (em) => findByCookie(em, hash));
    this.kept.set(hash, { row, readAt: now });
    row.catch(() => this.kept.delete(hash));
    return row;
  }

  private async forget(now: number): Promise<void> {
    if (now - this.forgotAt < forgetEvery) return;
    this.forgotAt = now;
    const before = new Date(now - this.rules.keptDays * 86_400_000);
    await this.db.run(itself, (em) => forgetSessions(em, before));
  }
}
