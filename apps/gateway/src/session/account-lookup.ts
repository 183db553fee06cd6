import { CallerView } from '@langmoi/contracts/directory';
import type { SessionView } from '@langmoi/contracts/gateway';
import { Outage, Problem } from '@langmoi/contracts/problem';
import { currentTrace } from '@langmoi/platform/trace';
import { systemCaller } from '@langmoi/platform/db';
import { uuidOf } from '@langmoi/platform/uuid-of';
import type { CallerTokens } from '../caller-tokens';

/** The one caller that may ask who somebody is. It belongs to no province: an account's province is what it asks for. */
const id = uuidOf('service', 'gateway');
const itself = systemCaller('gateway', id);
const audience = 'directory';

/** Asks the owner of officers and appointments who an account is today. */
export class AccountLookup {
  constructor(
    private readonly directoryUrl: string,
    private readonly tokens: CallerTokens,
  ) {}

  /** Throws `/problems/account-not-found`, or Outage while directory is away. */
  async find(account: string): Promise<SessionView> {
    const answer = await this.ask(account);
    if (answer.status === 404) throw new Problem('/problems/account-not-found', 404, 'No such account', { account });
    if (!answer.ok) throw new Outage(audience);
    const found = CallerView.parse(await answer.json());
    const { displayName, rehearsal, national, officerId: userId, provinceId, offices } = found;
    const [office] = offices;
    if (!office) throw new Problem('/problems/account-not-found', 404, 'No such account', { account });
    const { unitId, unitPath, organisationId, roles, appointmentId, capacity } = office;
    const caller = { ...systemCaller('gateway', provinceId), userId, unitId, unitPath, organisationId, roles };
    return {
      ...{ account, displayName, rehearsal, national, offices, signedInBy: 'demo' as const },
      caller: { ...caller, appointmentId, capacity },
    };
  }

  private async ask(account: string): Promise<Response> {
    const token = await this.tokens.for(itself, audience);
    const traceparent = currentTrace()?.traceparent;
    try {
      return await fetch(`${this.directoryUrl}/callers/${encodeURIComponent(account)}`, {
        headers: { authorization: `Bearer ${token}`, ...(traceparent && { traceparent }) },
        signal: AbortSignal.timeout(5_000),
      });
    } catch (cause) {
      throw new Outage(audience, 5, { cause });
    }
  }
}
