import type { UnitsSucceeded } from '@langmoi/contracts/unit-changes';
import type { EntityManager } from 'typeorm';
import { ProposalRow } from './unit-change.entity';

type Change = UnitsSucceeded['data'];

/** A change as everybody is told of it. Pure. */
export function toldOf(proposal: ProposalRow & { state: Change['state'] }): Change {
  const { id: changeId, state, effectiveOn, decision, happenings, rules, units, outside, reversal } = proposal;
  return { changeId, state, effectiveOn, decision, happenings, rules, units, outside, reversal };
}

/** The changes of the bound province's units that are in effect, in the order of their days. */
export async function changesInEffect(em: EntityManager): Promise<Change[]> {
  const rows = await em.find(ProposalRow, { where: { state: 'inEffect' }, order: { effectiveOn: 'ASC', id: 'ASC' } });
  return rows.map((row) => toldOf({ ...row, state: 'inEffect' }));
}
