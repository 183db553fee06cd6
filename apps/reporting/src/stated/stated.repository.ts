import type { EntityManager } from 'typeorm';
import { ContradictionRow, StatedFigureRow } from './stated.entity';

export function listFigures(em: EntityManager): Promise<StatedFigureRow[]> {
  return em.find(StatedFigureRow, { order: { id: 'ASC' } });
}

export function listContradictions(em: EntityManager): Promise<ContradictionRow[]> {
  return em.find(ContradictionRow, { order: { position: 'ASC' } });
}

/** A figure that a corrected file no longer names is forgotten with the rest. */
export async function replaceStatements(
  em: EntityManager,
  figures: StatedFigureRow[],
  contradictions: ContradictionRow[],
): Promise<void> {
  await em.createQueryBuilder().delete().from(StatedFigureRow).execute();
  await em.createQueryBuilder().delete().from(ContradictionRow).execute();
  await em.insert(StatedFigureRow, figures);
  await em.insert(ContradictionRow, contradictions as Parameters<typeof em.insert<ContradictionRow>>[1]);
}
