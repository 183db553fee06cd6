import type { Carried } from '@langmoi/contracts/units';
import { carriedFor } from '@langmoi/domain/units/lineage';
import { listLives } from '@langmoi/platform/directory-copy';
import type { EntityManager } from 'typeorm';
import type { Asking } from './figure';

/**
 * The field of a view about a day that tells where the units that it names lie on the day asked for; nothing where
 * nobody asked.
 */
export const carriedAt = (
  em: EntityManager,
  { units }: Asking,
  { on, of }: { readonly on: string; readonly of: readonly string[] },
): Promise<{ carried?: Carried }> =>
  carriedFor(
    units,
    () => listLives(em),
    of.map((unitId) => ({ unitId, on })),
  );
