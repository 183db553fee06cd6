import type { Caller } from '@langmoi/contracts/caller';
import { MachineRole } from '@langmoi/contracts/identity';
import { systemCaller } from '@langmoi/platform/db';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { notSignedIn } from '../not-signed-in';
import { Denied, type Provider } from '../sign-in/provider.service';

interface Kept {
  readonly caller: Promise<Caller>;
  readonly at: number;
}

/** A machine that is revoked is believed for so long at the most, milliseconds; the promise is five seconds. */
const believedFor = 2_000;
const manyTokens = 5_000;

/**
 * Machines: a bearer access token of the provider, by client credentials, good for one narrow role in one province. The
 * provider is asked about each token again after two seconds, so a revoked machine stops; while the provider is away no
 * machine is believed, for nobody could revoke it.
 */
export class MachineService {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly provider: Provider) {}

  /** Throws `/problems/not-signed-in` for whatever is not a machine's good token, Outage while the provider is away. */
  async open(token: string, now = Date.now()): Promise<Caller> {
    const name = createHash('sha256').update(token).digest('base64url');
    const known = this.kept.get(name);
    if (known && now - known.at < believedFor) return known.caller;
    if (this.kept.size >= manyTokens) this.kept.clear();
    const caller = this.ask(token);
    this.kept.set(name, { caller, at: now });
    caller.catch(() => undefined); // a refusal is kept too, so that a stranger does not make us ask at his pace
    return caller;
  }

  private async ask(token: string): Promise<Caller> {
    const said = await this.provider.introspect(token).catch((error: unknown) => {
      throw error instanceof Denied ? notSignedIn(undefined, error) : error;
    });
    const { role, province } = this.provider.config.machines;
    const machine = Machine.safeParse({ clientId: said?.client_id, role: said?.[role], provinceId: said?.[province] });
    if (!machine.success) throw notSignedIn();
    const { clientId, provinceId } = machine.data;
    const id = uuidOf('machine', clientId);
    return {
      ...systemCaller('machine', provinceId),
      ...{ userId: id, organisationId: id, unitPath: [provinceId], roles: [machine.data.role] },
    };
  }
}

const Machine = z.object({ clientId: z.string().min(1), role: MachineRole, provinceId: z.uuid() });
