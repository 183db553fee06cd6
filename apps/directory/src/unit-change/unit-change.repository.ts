import { Problem } from '@langmoi/contracts/problem';
import type { Caller } from '@langmoi/contracts/caller';
import type { SuccessionRule } from '@langmoi/contracts/unit-changes';
import { newId } from '@langmoi/platform/id';
import { In, LessThanOrEqual, Not, type EntityManager } from 'typeorm';
import { EffectRow, ProposalActRow, ProposalRow, SuccessionRuleRow } from './unit-change.entity';

export async function listRules(em: EntityManager): Promise<SuccessionRule[]> {
  const rows = await em.find(SuccessionRuleRow, { where: { withdrawn: false }, order: { position: 'ASC', id: 'ASC' } });
  return rows.map(({ content }) => content);
}

/** The rules of a file in its order, and no other is offered: decisions that chose one keep it whole. */
export async function keepRules(em: EntityManager, rules: readonly SuccessionRule[]): Promise<void> {
  const rows = rules.map((content, position) => ({ id: content.id, position, content, withdrawn: false }));
  await em.upsert(SuccessionRuleRow, rows as Parameters<typeof em.upsert<SuccessionRuleRow>>[1], ['id']);
  await em.update(SuccessionRuleRow, { id: Not(In(rows.map(({ id }) => id))) }, { withdrawn: true });
}

/** Throws `/problems/proposal-not-found`, for another province’s too. `lock`: nobody else takes it a step further meanwhile. */
export async function findProposal(em: EntityManager, id: string, lock = false): Promise<ProposalRow> {
  const proposal = await em.findOne(ProposalRow, {
    where: { id },
    ...(lock && { lock: { mode: 'pessimistic_write' as const } }),
  });
  if (!proposal) throw new Problem('/problems/proposal-not-found', 404, 'No such change of units', { id });
  return proposal;
}

export const listProposals = (em: EntityManager, provinceId: string): Promise<ProposalRow[]> =>
  em.find(ProposalRow, { where: { provinceId }, order: { enteredAt: 'DESC', id: 'ASC' } });

/** What the nation decided, with what it took back. */
export const listNational = (em: EntityManager, provinceId: string): Promise<ProposalRow[]> =>
  em.find(ProposalRow, { where: { provinceId, national: true } });

/** Approved ones whose day has come, the earliest first; held until the transaction ends. */
export const lockDue = (em: EntityManager, provinceId: string, today: string): Promise<ProposalRow[]> =>
  em.find(ProposalRow, {
    where: { provinceId, state: 'approved', effectiveOn: LessThanOrEqual(today) },
    order: { effectiveOn: 'ASC', enteredAt: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });

export async function insertProposal(em: EntityManager, row: Omit<ProposalRow, 'enteredAt'>): Promise<void> {
  await em.insert(ProposalRow, row as Parameters<typeof em.insert<ProposalRow>>[1]);
}

export async function updateProposal(
  em: EntityManager,
  { id, version }: Pick<ProposalRow, 'id' | 'version'>,
  change: Partial<ProposalRow>,
): Promise<void> {
  const next = { ...change, version: version + 1 };
  await em.update(ProposalRow, { id }, next as Parameters<typeof em.update<ProposalRow>>[2]);
}

/** Who did what with it; `by` null: its day came. */
export async function recordAct(
  em: EntityManager,
  { id: proposalId, provinceId }: Pick<ProposalRow, 'id' | 'provinceId'>,
  { kind, by, reason = null }: { kind: ProposalActRow['kind']; by: Caller | null; reason?: string | null },
): Promise<void> {
  const byWhom = {
    byUser: by?.userId ?? null,
    byAppointment: by?.appointmentId ?? null,
    capacity: by?.capacity ?? 'own',
  };
  await em.insert(ProposalActRow, { id: newId(), provinceId, proposalId, kind, reason, ...byWhom });
}

export const listActs = (em: EntityManager, proposalIds: readonly string[]): Promise<ProposalActRow[]> =>
  em.find(ProposalActRow, { where: { proposalId: In([...proposalIds]) }, order: { at: 'ASC' } });

export const listEffects = (em: EntityManager, proposalIds: readonly string[]): Promise<EffectRow[]> =>
  em.find(EffectRow, { where: { proposalId: In([...proposalIds]) }, order: { kind: 'ASC', label: 'ASC' } });

export async function insertEffects(em: EntityManager, effects: readonly EffectRow[]): Promise<void> {
  if (effects.length > 0) await em.insert(EffectRow, effects as Parameters<typeof em.insert<EffectRow>>[1]);
}

export async function settleEffect(
  em: EntityManager,
  { proposalId, subjectId }: Pick<EffectRow, 'proposalId' | 'subjectId'>,
  state: 'restored' | 'kept',
): Promise<void> {
  await em.update(EffectRow, { proposalId, subjectId }, { state });
}
