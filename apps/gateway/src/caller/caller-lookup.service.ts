import { CallerView } from '@langmoi/contracts/directory';
import { Outage, Problem } from '@langmoi/contracts/problem';
import type { Caller } from '@langmoi/contracts/caller';
import { systemCaller } from '@langmoi/platform/db';
import { currentTrace } from '@langmoi/platform/trace';
import { uuidOf } from '@langmoi/platform/uuid-of';
import type { CallerTokens } from '../caller-tokens';

/** The one caller that may ask who somebody is. It belongs to no province: an account's province is what it asks for. */
const itself = systemCaller('gateway', uuidOf('service', 'gateway'));
const audience = 'directory';

/** An appointment that ends is believed for so long at the most, milliseconds; the promise is five seconds. */
const believedFor = 2_000;
/**
 * While directory is away the last known offices go on: for commands as long as the promise of five seconds allows, for
 * questions a minute, because what was read a minute ago could have been read then.
 */
const lastKnown = { command: 5_000, question: 60_000 };
const manyAccounts = 20_000;

interface Known {
  readonly view: CallerView;
  readonly at: number;
}

/** Asks the owner of officers and appointments who an account is today. */
export class CallerLookup {
  private readonly known = new Map<string, Known>();
  private readonly asking = new Map<string, Promise<Known>>();

  constructor(
    private readonly directoryUrl: string,
    private readonly tokens: CallerTokens,
  ) {}

  /** Throws `/problems/account-not-found`, or Outage while directory is away for longer than the last answer is good. */
  async find(account: string, how: keyof typeof lastKnown = 'command', now = Date.now()): Promise<CallerView> {
    const known = this.known.get(account);
    if (known && now - known.at < believedFor) return known.view;
    try {
      return (await this.askOnce(account, now)).view;
    } catch (error) {
      if (error instanceof Outage && known && now - known.at < lastKnown[how]) return known.view;
      throw error;
    }
  }

  /** Whether a national office may read this province. Throws Outage while directory is away. */
  async readsProvince(caller: Caller, provinceId: string): Promise<boolean> {
    const reader = { ...caller, readsProvinceId: provinceId };
    const answer = await this.ask(`/provinces/${encodeURIComponent(provinceId)}`, reader);
    await answer.body?.cancel();
    if (answer.ok) return true;
    if (answer.status < 500) return false;
    throw new Outage(audience);
  }

  private askOnce(account: string, now: number): Promise<Known> {
    const asked = this.asking.get(account) ?? this.askAnew(account, now).finally(() => this.asking.delete(account));
    this.asking.set(account, asked);
    return asked;
  }

  private async askAnew(account: string, at: number): Promise<Known> {
    const answer = await this.ask(`/callers/${encodeURIComponent(account)}`, itself);
    if (answer.status === 404) {
      this.known.delete(account);
      throw new Problem('/problems/account-not-found', 404, 'No such account', { account });
    }
    if (!answer.ok) throw new Outage(audience);
    const known = { view: CallerView.parse(await answer.json()), at };
    if (this.known.size >= manyAccounts) this.known.clear();
    this.known.set(account, known);
    return known;
  }

  private async ask(path: string, caller: Caller): Promise<Response> {
    const token = await this.tokens.for(caller, audience);
    const traceparent = currentTrace()?.traceparent;
    try {
      return await fetch(`${this.directoryUrl}${path}`, {
        headers: { authorization: `Bearer ${token}`, ...(traceparent && { traceparent }) },
        signal: AbortSignal.timeout(5_000),
      });
    } catch (cause) {
      throw new Outage(audience, 5, { cause });
    }
  }
}
