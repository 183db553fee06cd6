import { Problem } from '@langmoi/contracts/problem';
import type { EntityManager } from 'typeorm';
import { TitleRow } from './title.entity';

/** The titles of the bound province, in the order of their paper. */
export function listTitles(em: EntityManager): Promise<TitleRow[]> {
  return em.find(TitleRow, { order: { position: 'ASC' } });
}

/** Throws `/problems/title-not-found`, for another province's too. */
export async function findTitle(em: EntityManager, code: string): Promise<TitleRow> {
  const title = await em.findOneBy(TitleRow, { code });
  if (!title) throw new Problem('/problems/title-not-found', 404, 'No such title', { title: code });
  return title;
}
