import { In, type EntityManager } from 'typeorm';
import { SigningKeyRow } from './signing-key.entity';

const anyNumber = 4_711_022; // the advisory lock of the key ring, the same in every gateway

export const allKeys = (em: EntityManager): Promise<SigningKeyRow[]> => em.find(SigningKeyRow);

/** One gateway at a time, until the end of the transaction. */
export async function lockRing(em: EntityManager): Promise<void> {
  await em.query('SELECT pg_advisory_xact_lock($1)', [anyNumber]);
}

export async function addKey(em: EntityManager, key: SigningKeyRow): Promise<void> {
  await em.insert(SigningKeyRow, { ...key, publicKey: { ...key.publicKey } });
}

export async function dropKeys(em: EntityManager, ids: readonly string[]): Promise<void> {
  await em.delete(SigningKeyRow, { id: In(ids) });
}
