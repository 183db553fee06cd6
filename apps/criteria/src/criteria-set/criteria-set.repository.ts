import type { SetHead } from '@langmoi/domain/criteria/in-force';
import { IsNull, type EntityManager } from 'typeorm';
import { CriteriaSetRow } from './criteria-set.entity';

/** Of each version of each set of the bound province what tells which is in force, for a statement that reads more. */
export const headsPart = `(SELECT coalesce(json_agg(json_build_object(
  'id', id, 'version', version, 'level', level, 'tier', tier, 'period', period,
  'effective', effective, 'issuer', issuer)), '[]') FROM criteria_sets)`;

/** The same of a question of its own. */
export async function listHeads(em: EntityManager): Promise<SetHead[]> {
  const [read]: { heads: SetHead[] }[] = await em.query(`SELECT ${headsPart} AS heads`);
  return read?.heads ?? [];
}

export const findVersion = (em: EntityManager, id: string, version: number): Promise<CriteriaSetRow> =>
  em.findOneByOrFail(CriteriaSetRow, { id, version });

/** The ids of the sets that the bound province has of the law, as it was loaded. */
export async function listLoadedSets(em: EntityManager): Promise<string[]> {
  const rows = await em.find(CriteriaSetRow, { select: { id: true }, where: { proposalId: IsNull() } });
  return [...new Set(rows.map(({ id }) => id))];
}

/** Every version of every set of the bound province; there are few. */
export function listVersions(em: EntityManager): Promise<CriteriaSetRow[]> {
  return em.find(CriteriaSetRow, { order: { id: 'ASC', version: 'ASC' } });
}
