import type { Db } from '@langmoi/platform/db';
import { errors, type Adapter, type AdapterFactory, type AdapterPayload } from 'oidc-provider';
import type { EntityManager, FindOptionsWhere } from 'typeorm';
import { beforeSignIn } from '../before-sign-in';
import { hashOf, type Seal } from '../seal';
import type { ProviderRow } from './provider-row.entity';
import { consumeRow, findRow, removeRows, storeRow } from './provider-row.repository';

interface Parts {
  readonly db: Db;
  readonly seal: Seal;
  /** Clients that are not in the configuration: the machines. */
  readonly findClient: (clientId: string) => Promise<AdapterPayload | undefined>;
}

const purpose = 'provider row';

/** A state as the library stored it. */
export const openRow = (seal: Seal, sealed: string): AdapterPayload =>
  JSON.parse(seal.open(purpose, sealed)) as AdapterPayload;

/**
 * oidc-provider's states as rows. The values that browsers and clients hold are the ids: only their hashes are stored,
 * and states are sealed, so that a copy of the table opens no session.
 */
export const adapterOf = ({ db, seal, findClient }: Parts): AdapterFactory => {
  const write = (work: (em: EntityManager) => Promise<unknown>) => db.run(beforeSignIn, work).then(() => undefined);
  const read = async (where: FindOptionsWhere<ProviderRow>) => {
    const row = await db.read(beforeSignIn, (em) => findRow(em, where));
    if (!row || (row.expiresAt && row.expiresAt < new Date())) return undefined;
    const payload = openRow(seal, row.sealed);
    return row.consumedAt ? { ...payload, consumed: seconds(row.consumedAt) } : payload;
  };
  return (model): Adapter => ({
    async upsert(id, payload, expiresIn) {
      const { accountId = null, clientId = null, uid = null, userCode = null } = payload;
      const grantId = grantOf(model, payload);
      const expiresAt = expiresIn ? new Date(Date.now() + expiresIn * 1_000) : null;
      const indexed = { officerId: accountId, clientId, uid, userCode, expiresAt, consumedAt: null };
      const sealed = seal.close(purpose, JSON.stringify(payload));
      await write((em) => storeRow(em, { model, idHash: hashOf(id), sealed, grantId, ...indexed }));
    },
    find: (id) => (model === 'Client' ? findClient(id) : read({ model, idHash: hashOf(id) })),
    findByUid: (uid) => read({ model, uid }),
    findByUserCode: (userCode) => read({ model, userCode }),
    // Of two that use one code or refresh token at once, the second is a reuse, and ends the whole grant.
    async consume(id) {
      const idHash = hashOf(id);
      const first = await db.run(beforeSignIn, (em) => consumeRow(em, { model, idHash }, new Date()));
      if (first) return;
      const { grantId } = (await read({ model, idHash })) ?? {};
      if (grantId) await write((em) => removeRows(em, { grantId }));
      throw new errors.InvalidGrant('used already');
    },
    destroy: (id) => write((em) => removeRows(em, { model, idHash: hashOf(id) })),
    revokeByGrantId: (grantId) => write((em) => removeRows(em, { grantId })),
  });
};

/**
 * With which grant a state ends. A browser's session has only the gateway's, and ends with it: a sign-in whose tokens were
 * given back, or used twice, is not begun again in that browser without a question. A sign-in under way ends with none:
 * when another person signs in, it is that very sign-in that ends the former one's grant.
 */
function grantOf(model: string, { grantId, authorizations = {} }: AdapterPayload): string | null {
  if (model === 'Interaction') return null;
  if (model !== 'Session') return grantId ?? null;
  return Object.values(authorizations).find((one) => one.grantId)?.grantId ?? null;
}

const seconds = (at: Date) => Math.floor(at.getTime() / 1_000);
