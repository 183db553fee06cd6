import { ConfigError } from '@langmoi/platform/config';
import type { Db } from '@langmoi/platform/db';
import type { Log } from '@langmoi/platform/logger';
import type { AdapterPayload, JWK, Provider } from 'oidc-provider';
import type { EntityManager } from 'typeorm';
import type { AccountService } from '../account/account.service';
import { beforeSignIn } from '../before-sign-in';
import type { Settings } from '../config';
import type { MachineService } from '../machine/machine.service';
import { hashOf, type Seal } from '../seal';
import { adapterOf, openRow } from './adapter';
import { currentKeys } from './key-ring';
import { createProvider, type LibraryPages } from './provider';
import { removeExpired, removeOfOfficer, sessionsOf } from './provider-row.repository';

interface Parts {
  readonly db: Db;
  readonly seal: Seal;
  readonly settings: Settings;
  readonly accounts: AccountService;
  readonly machines: MachineService;
  readonly pages: LibraryPages;
  readonly log: Log;
}

/** The OpenID provider with the keys of now: made anew when they change, while requests in hand end with the old one. */
export class OpenIdService {
  private kids = '';
  private made: Provider | undefined;

  private constructor(private readonly parts: Parts) {}

  /** Throws ConfigError where demo ways would be open beside accounts of a real province. */
  static async open(parts: Parts): Promise<OpenIdService> {
    if (parts.settings.demo && (await parts.accounts.knowsReal())) {
      throw new ConfigError('DEMO: must not be true where accounts of a real province exist');
    }
    const service = new OpenIdService(parts);
    await service.refresh();
    return service;
  }

  get provider(): Provider {
    if (!this.made) throw new Error('The provider is made before it is asked for');
    return this.made;
  }

  /** Takes in the keys of now. */
  async refresh(now = new Date()): Promise<void> {
    const { db, seal } = this.parts;
    const keys = await currentKeys(db, seal, now);
    const kids = keys.map(({ kid }) => kid).join();
    if (kids === this.kids) return;
    [this.kids, this.made] = [kids, this.make(keys)];
  }

  /**
   * Ends the open sign-ins of somebody, but the one that asks for it where one is named; clients hear of each. What
   * they hold cannot be refreshed any more.
   */
  async endSignIns(officerId: string, exceptUid?: string): Promise<void> {
    const { db, seal } = this.parts;
    const sessions = await db.read(beforeSignIn, (em) => sessionsOf(em, officerId));
    const states = sessions.map(({ sealed }) => openRow(seal, sealed));
    const kept = states.filter(({ uid }) => uid !== undefined && uid === exceptUid);
    const grantIds = kept.flatMap(({ authorizations = {} }) =>
      Object.values(authorizations).flatMap(({ grantId }) => grantId ?? []),
    );
    const uids = kept.flatMap(({ uid }) => uid ?? []);
    const grantHashes = grantIds.map(hashOf);
    await db.run(beforeSignIn, (em) => removeOfOfficer(em, officerId, { uids, grantIds, grantHashes }));
    await Promise.all(states.filter((state) => !kept.includes(state)).map((state) => this.tellClients(state)));
  }

  /** Sessions, codes and tokens that are past. */
  removeExpired(em: EntityManager, now: Date): Promise<void> {
    return removeExpired(em, now);
  }

  /** Best effort: a client that does not hear finds out when it next refreshes. */
  private async tellClients({ accountId = '', authorizations = {} }: AdapterPayload): Promise<void> {
    for (const [clientId, { sid }] of Object.entries(authorizations)) {
      const client = await this.provider.Client.find(clientId);
      if (!client?.backchannelLogoutUri || !sid) continue;
      await (client as unknown as BackchannelClient)
        .backchannelLogout(accountId, sid)
        .catch((err: unknown) => this.parts.log.warn({ err }, 'the client did not hear of a sign-out'));
    }
  }

  private make(keys: JWK[]): Provider {
    const { db, seal, settings, accounts, machines, pages, log } = this.parts;
    const adapter = adapterOf({ db, seal, findClient: (clientId) => machines.asClient(clientId) });
    const findActive = (officerId: string) => accounts.active(officerId);
    return createProvider({ settings, seal, adapter, keys, findActive, pages, log });
  }
}

/** What the library does at its own end of a session; its types do not name it. */
interface BackchannelClient {
  backchannelLogout(accountId: string, sid: string): Promise<void>;
}
