import type { Db } from '@langmoi/platform/db';
import { exportJWK, generateKeyPair } from 'jose';
import { randomUUID } from 'node:crypto';
import type { JWK } from 'oidc-provider';
import { In, type EntityManager } from 'typeorm';
import { beforeSignIn } from '../before-sign-in';
import type { Seal } from '../seal';
import { inOrder, planKeys } from './rotation';
import { SigningKeyRow } from './signing-key.entity';

const purpose = 'signing key';

/**
 * The keys that sign now, before and soon, the signing one first. Makes the next one when it is due; of several
 * processes one makes it. Throws where the deployment's secret is not the one that sealed them.
 */
export function currentKeys(db: Db, seal: Seal, now = new Date()): Promise<JWK[]> {
  return db.run(beforeSignIn, async (em) => {
    await em.query(`SELECT pg_advisory_xact_lock(hashtext('identity.signing_keys'))`);
    const { make, drop } = planKeys(await em.find(SigningKeyRow), now);
    if (drop.length > 0) await em.delete(SigningKeyRow, { kid: In([...drop]) });
    if (make) await makeKey(em, seal, { ...make, createdAt: now });
    const rows = await em.find(SigningKeyRow);
    return inOrder(rows, now).map(({ sealedJwk }) => JSON.parse(seal.open(purpose, sealedJwk)) as JWK);
  });
}

async function makeKey(
  em: EntityManager,
  seal: Seal,
  times: Pick<SigningKeyRow, 'createdAt' | 'signsFrom' | 'endsAt'>,
) {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const kid = randomUUID();
  const jwk = { ...(await exportJWK(privateKey)), kid, alg: 'ES256', use: 'sig' };
  await em.insert(SigningKeyRow, { kid, sealedJwk: seal.close(purpose, JSON.stringify(jwk)), ...times });
}
