import { needsSecondFactor } from '@langmoi/domain/access/second-factor';
import { Outage, Problem } from '@langmoi/contracts/problem';
import type { Log } from '@langmoi/platform/logger';
import { z } from 'zod';
import type { CallerLookup } from '../caller/caller-lookup.service';
import { Seal } from '../seal';
import type { SessionRow } from '../session/session.entity';
import type { SessionService, Visitor } from '../session/session.service';
import { readClaims, type SignedIn } from './claims';
import { Denied, type Granted, type Provider, type Tokens } from './provider.service';

/** The token of the SignInService; its value is undefined where no provider is attached. */
export const SIGN_INS = 'SIGN_INS';

const Underway = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  page: z.string(),
  account: z.string().optional(),
  /** A second factor was asked for: it is not asked for again. */
  second: z.boolean(),
  until: z.number(),
});
type Underway = z.infer<typeof Underway>;

const Kept = z.object({ refreshToken: z.string().nullable() });

interface Wish {
  readonly page: string;
  readonly account?: string | undefined;
  readonly second: boolean;
}

/** Where the browser goes next: to the provider (with what it must bring back), or into its new session. */
export type Next =
  { readonly to: string; readonly underway: string } | { readonly to: string; readonly cookie: string };

const minutes = 10;
/** A refresh begins so long before the access token ends. */
const refreshAhead = 60_000;

const failed = (): Problem => new Problem('/problems/sign-in-failed', 401, 'The sign-in was not completed');

interface Parts {
  readonly provider: Provider;
  readonly sessions: SessionService;
  readonly callers: CallerLookup;
  readonly secret: string;
  readonly demo: boolean;
  readonly log: Log;
}

/** Signing in through an OpenID provider, and what its word means for sessions afterwards. */
export class SignInService {
  private readonly cookieSeal: Seal;
  private readonly tokenSeal: Seal;
  private readonly refreshing = new Set<string>();

  constructor(private readonly parts: Parts) {
    this.cookieSeal = new Seal(parts.secret, 'sign-in');
    this.tokenSeal = new Seal(parts.secret, 'tokens');
  }

  /** Throws `/problems/provider-away` while the provider is. */
  async begin({ page, account, second }: Wish): Promise<Next> {
    const [url, kept] = await this.asked(this.parts.provider.begin({ account, second }));
    const underway: Underway = { ...kept, page, account, second, until: Date.now() + minutes * 60_000 };
    return { to: url.href, underway: await this.cookieSeal.close(underway) };
  }

  /** The page that a sign-in under way was to end on; `/work` where nothing is under way. */
  async pageOf(underway: string | undefined): Promise<string> {
    return (await this.opened(underway))?.page ?? '/work';
  }

  /**
   * The browser is back, with the provider's answer behind `?`. Somebody whose office asks for a second factor and who
   * showed none is sent back for it, once. Throws `/problems/sign-in-failed`, `/problems/second-factor-needed`,
   * `/problems/provider-away`, `/problems/account-not-found`, or Outage.
   */
  async finish(search: string, underway: string | undefined, visitor: Visitor): Promise<Next> {
    const kept = await this.opened(underway);
    if (!kept) throw failed();
    const granted = await this.asked(this.parts.provider.finish(search, kept));
    const who = this.read(granted);
    const { officerId, offices } = await this.parts.callers.find(who.account);
    if (who.signedInBy === 'password' && offices.some(({ roles }) => needsSecondFactor(roles))) {
      await this.parts.provider.revoke(granted.tokens).catch(() => undefined);
      if (kept.second) throw new Problem('/problems/second-factor-needed', 403, 'A second factor is needed');
      return this.begin({ page: kept.page, account: who.account, second: true });
    }
    const { account, signedInBy, subject, providerSession } = who;
    const provider = { subject, providerSession, ...(await this.sealed(granted)) };
    const session = { account, officerId, signedInBy, appointmentId: null, provider, ...visitor };
    return { to: kept.page, cookie: (await this.parts.sessions.begin(session)).cookie };
  }

  /** Renews a session's tokens where they end soon, behind the request's back: nobody waits for the provider. */
  keepFresh(row: SessionRow, now = Date.now()): void {
    const due = row.refreshDueAt;
    if (!due || due.getTime() - refreshAhead > now || this.refreshing.has(row.id)) return;
    this.refreshing.add(row.id);
    void this.refresh(row)
      .catch((err: unknown) => this.parts.log.warn({ err, part: 'provider' }, 'tokens were not renewed; tried again'))
      .finally(() => this.refreshing.delete(row.id));
  }

  /**
   * Gives the tokens back, and says where the browser signs out at the provider too; null: it need not, or the provider
   * is away. The bundled provider ends its own session with the tokens, so it has nothing to ask the person.
   */
  async leave({ subject, sealedTokens }: SessionRow): Promise<string | null> {
    if (!subject) return null;
    const { provider } = this.parts;
    const tokens = await this.tokensOf(sealedTokens);
    const given = tokens && (await provider.revoke(tokens).catch(() => false));
    return given && provider.isBundled ? null : provider.endAddress().catch(() => null);
  }

  /** A logout token of the provider. Throws `/problems/invalid-request` for one that is none. */
  async endByProvider(token: string): Promise<void> {
    try {
      await this.parts.sessions.endOfProvider(await this.parts.provider.readLogout(token));
    } catch (error) {
      if (error instanceof Denied) throw new Problem('/problems/invalid-request', 400, 'Not a logout token');
      throw error;
    }
  }

  /** Only one gateway uses a refresh token: one that is used twice ends the grant. */
  private async refresh(row: SessionRow): Promise<void> {
    const { sessions, provider } = this.parts;
    const sealed = await sessions.claimRefresh(row);
    if (!sealed) return;
    const tokens = await this.tokensOf(sealed);
    if (!tokens) return sessions.end(row, 'provider'); // closed with a secret that is no more
    try {
      await sessions.keepTokens(row, await this.sealed(await provider.refresh(tokens)));
    } catch (error) {
      if (!(error instanceof Denied && ['invalid_grant', 'no_refresh_token'].includes(error.code))) throw error;
      await sessions.end(row, 'provider');
    }
  }

  private read({ claims }: Granted): SignedIn {
    const { accountClaim, secondFactor } = this.parts.provider.config;
    const who = readClaims(claims, { accountClaim, proofs: secondFactor.proofs, demo: this.parts.demo });
    if (who) return who;
    this.parts.log.warn({ part: 'provider' }, 'an ID token names no account in the configured claim');
    throw failed();
  }

  private async asked<T>(answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      if (error instanceof Denied) {
        this.parts.log.warn({ part: 'provider' }, `a sign-in was refused: ${error.code}`);
        throw failed();
      }
      if (error instanceof Outage) throw new Problem('/problems/provider-away', 503, 'The OpenID provider is away');
      throw error;
    }
  }

  private async sealed({ tokens, endsAt }: Granted): Promise<Pick<SessionRow, 'sealedTokens' | 'refreshDueAt'>> {
    const sealedTokens = await this.tokenSeal.close(tokens);
    return { sealedTokens, refreshDueAt: tokens.refreshToken ? endsAt : null };
  }

  private async tokensOf(sealed: string | null): Promise<Tokens | undefined> {
    return sealed ? Kept.safeParse(await this.tokenSeal.open(sealed)).data : undefined;
  }

  private async opened(sealed: string | undefined): Promise<Underway | undefined> {
    const kept = sealed ? Underway.safeParse(await this.cookieSeal.open(sealed)).data : undefined;
    return kept && kept.until > Date.now() ? kept : undefined;
  }
}
