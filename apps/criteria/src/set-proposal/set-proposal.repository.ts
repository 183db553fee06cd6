import { Problem } from '@langmoi/contracts/problem';
import type { EntityManager } from 'typeorm';
import { SetProposalActRow, SetProposalRow } from './set-proposal.entity';

export const listProposals = (em: EntityManager): Promise<SetProposalRow[]> =>
  em.find(SetProposalRow, { order: { changedAt: 'DESC', id: 'ASC' } });

/** Throws `/problems/set-proposal-not-found`, for another province's too. */
export async function findProposal(em: EntityManager, id: string): Promise<SetProposalRow> {
  const proposal = await em.findOneBy(SetProposalRow, { id });
  if (!proposal) throw new Problem('/problems/set-proposal-not-found', 404, 'No such proposal', { id });
  return proposal;
}

/** Holds every proposal of the same set until the transaction ends: of two that are approved at once one comes second. */
export async function lockProposal(em: EntityManager, id: string): Promise<SetProposalRow> {
  const { setId } = await findProposal(em, id);
  const lock = { mode: 'pessimistic_write' } as const;
  const ofSet = await em.find(SetProposalRow, { where: { setId }, order: { id: 'ASC' }, lock });
  return ofSet.find((one) => one.id === id) ?? findProposal(em, id);
}

export async function insertProposal(em: EntityManager, row: SetProposalRow): Promise<void> {
  await em.insert(SetProposalRow, row as Parameters<typeof em.insert<SetProposalRow>>[1]);
}

/** The next revision. */
export async function updateProposal(
  em: EntityManager,
  { id, revision }: Pick<SetProposalRow, 'id' | 'revision'>,
  change: Partial<SetProposalRow>,
): Promise<void> {
  const next = { ...change, revision: revision + 1, changedAt: new Date() };
  await em.update(SetProposalRow, { id }, next as Parameters<typeof em.update<SetProposalRow>>[2]);
}

/** The earliest first. */
export const listActs = (em: EntityManager, proposalId: string): Promise<SetProposalActRow[]> =>
  em.find(SetProposalActRow, { where: { proposalId }, order: { recordedAt: 'ASC', id: 'ASC' } });

export async function insertAct(em: EntityManager, act: SetProposalActRow): Promise<void> {
  await em.insert(SetProposalActRow, act);
}
